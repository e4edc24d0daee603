import { fault } from '../ledger/errors.ts';
import { BadInputError } from './errors.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes a global id apart; throws BadInputError for one that this server cannot have given. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [typename, id, ...more] = Buffer.from(globalId, 'base64').toString('utf8').split(':');
  if (!typename || !id || !/^[A-Z]\w*$/.test(typename) || !UUID.test(id) || more.length > 0) {
    const shown = globalId.length > 60 ? `${globalId.slice(0, 60)}...` : globalId;
    throw new BadInputError(
      `${JSON.stringify(shown)} is not an id of this server. Take ids from the \`id\` field of an earlier answer, unchanged; ` +
        'to look something up by name use `partner(slug:)` or `agreement(slug:)`.',
    );
  }
  return { typename, id };
}

/** The id within its type of a thing that an input names; throws InvalidInputError for anything else. */
export function localId(globalId: string, typename: string, field: string): string {
  try {
    const decoded = decodeGlobalId(globalId);
    if (decoded.typename === typename) return decoded.id;
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
  }
  throw fault(
    field,
    `This is not the id of ${/^[AE]/.test(typename) ? 'an' : 'a'} ${typename}; take it from the \`id\` field of one.`,
  );
}
