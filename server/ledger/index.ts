import './type.ts';
import './queries.ts';
