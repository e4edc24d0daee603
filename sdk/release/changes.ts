// What became different in the API, as whoever uses it will notice.
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** Sentences, by what they are to whoever uses the API. */
export interface Changes {
  /** What no longer works as before, removals among them. */
  readonly breaking: readonly string[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly deprecated: readonly string[];
}

export async function changesBetween(before: GraphQLSchema, after: GraphQLSchema): Promise<Changes> {
  const all = await diff(before, after);
  const newTypes = all.filter(({ type }) => type === 'TYPE_ADDED').map(({ path }) => `${path}.`);
  const told = all.filter(
    (change) => !isSilent(change) && !newTypes.some((type) => change.path?.startsWith(type)),
  );
  const sentencesOf = (kind: keyof Changes) =>
    told
      .filter((change) => kindOf(change) === kind)
      .map(({ message }) => `${message.replaceAll(/'([^']+)'/g, '`$1`')}.`);
  return {
    breaking: sentencesOf('breaking'),
    added: sentencesOf('added'),
    changed: sentencesOf('changed'),
    deprecated: sentencesOf('deprecated'),
  };
}

/** Better words change nothing, and a deprecation is told once, not also as the directive that says so. */
const isSilent = ({ type }: Change) => /DESCRIPTION|^DIRECTIVE_USAGE|DEPRECATION_REASON/.test(type);

function kindOf({ type, criticality }: Change): keyof Changes {
  if (criticality.level === CriticalityLevel.Breaking) return 'breaking';
  if (/DEPRECATION_ADDED$/.test(type)) return 'deprecated';
  return /_ADDED$/.test(type) ? 'added' : 'changed';
}

/**
 * Whether something breaks from one version to another, and the other does not say so: before 1.0.0 the second number has to be
 * raised for it, from then on the first.
 */
export function isTooLow(before: string, after: string, { breaking }: Pick<Changes, 'breaking'>): boolean {
  const [majorBefore = 0, minorBefore = 0] = before.split('.').map(Number);
  const [major = 0, minor = 0] = after.split('.').map(Number);
  const isRaised = major > majorBefore || (major === 0 && majorBefore === 0 && minor > minorBefore);
  return breaking.length > 0 && !isRaised;
}
