import { coerceInputValue, type GraphQLInputType, isInputType } from 'graphql';
import type { AgreementFilter } from '../agreement/filter.ts';
import { BadInputError } from '../graphql/errors.ts';
import { schema } from '../graphql/schema.ts';
import { withoutSuggestions } from './public-error.ts';
import { assertVariables } from './use-limits.ts';

/** The filter that an address gives as JSON, as the schema reads it; null where it gives none. Throws BadInputError. */
export function parseExportFilter(address: string): AgreementFilter | null {
  const text = new URL(address).searchParams.get('filter');
  if (!text) return null;
  const value = parseJson(text);
  assertVariables({ filter: value });
  return coerceInputValue(value, filterType(), (path, _value, { message }) => {
    const place = ['filter', ...path].join('.');
    throw new BadInputError(
      `\`${place}\`: ${withoutSuggestions(message)} Write it as \`AgreementFilter\` of the schema tells.`,
    );
  }) as AgreementFilter | null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadInputError('`filter` is not JSON. Write it as in `?filter={"status":["IN_FORCE"]}`.', {
      cause,
    });
  }
}

function filterType(): GraphQLInputType {
  const type = schema.getType('AgreementFilter');
  if (!isInputType(type)) throw new Error('The schema has no input AgreementFilter.');
  return type;
}
