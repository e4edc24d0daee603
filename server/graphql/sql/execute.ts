// Answers a query by one statement whose value is the answer. Whatever has no form in SQL here is left to the resolvers: they are the
// definition, and tests hold this to be equal to them.
import { isNativeError } from 'node:util/types';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { objectSql } from './answer.ts';
import { askAll } from './asked.ts';
import { findSelected, type Selected } from './selection.ts';
import { Statement } from './statement.ts';

export interface Execution
  extends Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'> {
  readonly contextValue: Context;
}

export interface SqlResult extends ExecutionResult {
  /** In the place of `data`: that, in JSON. */
  readonly dataText?: string;
}

/** The answer to a valid query, or null where resolvers are to give it. What makes the statement fail is told in the answer. */
export async function executeInSql(execution: Execution): Promise<SqlResult | null> {
  const plan = findPlan(execution);
  const statement = plan && (await writeStatement(plan, execution));
  if (!statement) return null;
  try {
    const { db } = execution.contextValue;
    return { dataText: await db.readText(statement.text, statement.values) };
  } catch (fault) {
    return failed(plan, fault);
  }
}

interface Plan {
  readonly operation: OperationDefinitionNode;
  readonly selected: readonly Selected[];
}

const plans = new WeakMap<DocumentNode, Map<string, Plan | null>>();

function findPlan(execution: Execution): Plan | null {
  const { document, operationName } = execution;
  const known = plans.get(document) ?? new Map<string, Plan | null>();
  plans.set(document, known);
  const name = operationName ?? '';
  const found = known.get(name);
  if (found !== undefined) return found;
  const plan = makePlan(execution);
  known.set(name, plan);
  return plan;
}

function makePlan({ schema, document, operationName }: Execution): Plan | null {
  const operation = getOperationAST(document, operationName);
  const query = schema.getQueryType();
  if (operation?.operation !== 'query' || !query || operation.directives?.length) return null;
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  );
  const selected = findSelected(query, operation.selectionSet, { schema, fragments });
  return selected && { operation, selected };
}

async function writeStatement(
  { operation, selected }: Plan,
  { schema, variableValues, contextValue }: Execution,
): Promise<{ readonly text: string; readonly values: readonly unknown[] } | null> {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, variableValues ?? {});
  if (!coerced) return null;
  const statement = new Statement();
  try {
    const asked = await askAll(selected, coerced, contextValue);
    return { text: statement.print(objectSql(statement, asked, null)), values: statement.values };
  } catch {
    // Whatever is wrong with the arguments, resolvers say it.
    return null;
  }
}

/** As resolvers would tell it whose look-ups all failed. */
function failed({ selected }: Plan, fault: unknown): SqlResult {
  const originalError = isNativeError(fault) ? fault : new Error(String(fault));
  const fields = selected.filter(({ field }) => field !== null);
  const isNothing = fields.some(({ field }) => isNonNullType(field?.type));
  return {
    errors: fields.map(
      ({ node, key }) => new GraphQLError('', { nodes: [node], path: [key], originalError }),
    ),
    data: isNothing
      ? null
      : Object.fromEntries(selected.map(({ key, field, parent }) => [key, field ? null : parent.name])),
  };
}
