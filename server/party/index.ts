import './type.ts';
import './mutations/register-party.ts';
