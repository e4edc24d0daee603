import './type.ts';
import './queries.ts';
import './subscription.ts';
