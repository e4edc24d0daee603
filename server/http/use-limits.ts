// What a request may hold, asked before anything is done with it. What a query may cost, once it is known to be valid,
// the schema's builder bounds.
import { type DocumentNode, GraphQLError, parse, type Source } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BadInputError, TooCostlyError } from '../graphql/errors.ts';
import { findTextFault } from './text-fault.ts';
import { BoundedIntrospection, StorableText } from './validation-rules.ts';

/** GraphiQL's own look at the schema has 350. The checks of a query take time that grows with the square of them. */
const TOKENS_MAX = 2_000;
const QUERY_LENGTH_MAX = 100_000;
const VARIABLES_DEPTH_MAX = 50;

/** Refuses queries too long to be looked at, variables nested too deeply, and text that the database cannot hold. */
export function useLimits(): Plugin {
  return {
    onParams({ params }) {
      // Of whatever type: Yoga checks that after us.
      const query: unknown = params?.query;
      if (typeof query === 'string' && query.length > QUERY_LENGTH_MAX) {
        throw tooLong(`The query has ${query.length} characters; at most ${QUERY_LENGTH_MAX} are read.`);
      }
      assertVariables(params?.variables);
    },
    onParse({ setParseFn }) {
      setParseFn(parseBounded);
    },
    onValidate({ addValidationRule }) {
      addValidationRule(StorableText);
      addValidationRule(BoundedIntrospection);
    },
  };
}

function parseBounded(source: string | Source): DocumentNode {
  try {
    return parse(source, { maxTokens: TOKENS_MAX });
  } catch (error) {
    // GraphQL has no other way to tell.
    if (error instanceof GraphQLError && error.message.includes(`more that ${TOKENS_MAX} tokens`)) {
      throw tooLong(`The query has more than ${TOKENS_MAX} words and signs.`);
    }
    throw error;
  }
}

function tooLong(fact: string): TooCostlyError {
  return new TooCostlyError(`${fact} Ask in parts, and give long values as variables.`);
}

/** Throws BadInputError for values nested too deeply, or with text that the database cannot hold. */
export function assertVariables(variables: unknown): void {
  const open = [{ value: variables, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') assertText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > VARIABLES_DEPTH_MAX) {
      throw new BadInputError(`The variables are nested more than ${VARIABLES_DEPTH_MAX} levels deep.`);
    }
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
}

function assertText(text: string): void {
  const fault = findTextFault(text);
  if (fault) throw new BadInputError(`A variable holds ${fault}`);
}
