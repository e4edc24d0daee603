import './agreement-changes-type.ts';
import './basis-type.ts';
import './consolidated-text-type.ts';
import './type.ts';
import './mutations/propose-amendment.ts';
import './mutations/consent-to-amendment.ts';
import './mutations/decline-amendment.ts';
import './mutations/withdraw-amendment.ts';
