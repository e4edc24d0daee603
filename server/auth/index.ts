import './type.ts';
import './queries.ts';
import './mutations/create-api-key.ts';
import './mutations/revoke-api-key.ts';
