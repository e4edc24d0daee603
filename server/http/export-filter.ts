import { coerceInputValue, type GraphQLInputType, isInputType } from 'graphql';
import type { AgreementFilter } from '../agreement/filter.ts';
import { BadInputError } from '../graphql/errors.ts';
import { schema } from '../graphql/schema.ts';
import { withoutSuggestions } from './public-error.ts';
import { assertVariables } from './use-limits.ts';

/** The filter that an address gives as JSON, as the schema reads it; null where it gives none. Throws BadInputError. */
export function parseExportFilter(address: string): AgreementFilter | null {
  const [text, ...more] = filtersOf(new URL(address).searchParams);
  if (more.length > 0) throw new BadInputError('Give one `filter`, which may hold others in `and` and `or`.');
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

/** An unknown parameter is a filter misspelt, and without it the file would hold what nobody asked for. */
function filtersOf(parameters: URLSearchParams): string[] {
  for (const name of parameters.keys()) {
    if (name === 'filter') continue;
    throw new BadInputError(
      `Exports know no parameter ${JSON.stringify(name.slice(0, 60))}. Write it in the filter, as in \`?filter={"status":["IN_FORCE"]}\`.`,
    );
  }
  return parameters.getAll('filter');
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
