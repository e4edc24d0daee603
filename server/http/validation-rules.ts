import { type ASTVisitor, GraphQLError, type StringValueNode, type ValidationContext } from 'graphql';
import { findTextFault } from './text-fault.ts';

/** A look at the schema takes one; each more multiplies what it costs, which no limit of the builder counts. */
const INTROSPECTIONS_MAX = 10;

/** No text in the query that the database could not hold. */
export function StorableText(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node: StringValueNode) {
      const fault = findTextFault(node.value);
      if (!fault) return;
      context.reportError(
        new GraphQLError(`A text in the query holds ${fault}`, {
          nodes: node,
          extensions: { code: 'BAD_USER_INPUT' },
        }),
      );
    },
  };
}

/** Few looks at the schema in one query. */
export function BoundedIntrospection(context: ValidationContext): ASTVisitor {
  let introspections = 0;
  return {
    Field(node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return;
      introspections += 1;
      if (introspections !== INTROSPECTIONS_MAX + 1) return;
      context.reportError(
        new GraphQLError(
          `The query asks for \`__schema\` or \`__type\` more than ${INTROSPECTIONS_MAX} times.`,
          {
            nodes: node,
            extensions: { code: 'QUERY_TOO_COSTLY' },
          },
        ),
      );
    },
  };
}
