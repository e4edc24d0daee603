import './type.ts';
import './party-agreements.ts';
import './party-queries.ts';
import './queries.ts';
