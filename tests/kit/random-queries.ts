// Random queries of all that can be answered in SQL, read off the schema: a field that becomes one of those is asked for from then on.
import fc, { type GeneratorValue } from 'fast-check';
import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { schema } from '../../server/graphql/schema.ts';
import { type Field, isInSql } from '../../server/graphql/sql/fields.ts';

export interface RandomQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The fields that it asks for, as `Type.field`. */
  readonly fields: ReadonlySet<string>;
}

/** What an argument can be, by its name or by its field's and its own. Throws for one that it does not know. */
export type ValuesOf = (field: string, argument: string) => fc.Arbitrary<unknown>;

const DEPTH_MAX = 5;
const FIELDS_MAX = 5;

export function randomQuery(generate: GeneratorValue, valuesOf: ValuesOf): RandomQuery {
  const fields = new Set<string>();
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments: string[] = [];
  let names = 0;
  const newName = (letter: string) => `${letter}${names++}`;
  const oneIn = (count: number) => generate(fc.nat, { max: count - 1 }) === 0;

  function selectionOf(type: GraphQLObjectType, depth: number): string {
    const known = knownFields(type).filter(
      (field) => depth < DEPTH_MAX || !isObjectType(getNamedType(field.type)),
    );
    // Numbers, because what is chosen from gets compared in depth.
    const places = known.map((_, place) => place);
    const lengths = { minLength: Math.min(1, places.length), maxLength: Math.min(FIELDS_MAX, places.length) };
    const chosen = generate(fc.subarray, places, lengths);
    const texts = known
      .filter((_, place) => chosen.includes(place))
      .flatMap((field) => {
        const text = fieldOf(type, field, oneIn(4) ? `${newName('a')}: ` : '', depth);
        return oneIn(6) ? [text, fieldOf(type, field, `${newName('a')}: `, depth)] : [text];
      });
    if (texts.length === 0 || oneIn(4)) texts.push(oneIn(2) ? '__typename' : `${newName('t')}: __typename`);
    return inFragments(type, texts);
  }

  function inFragments(type: GraphQLObjectType, texts: readonly string[]): string {
    if (!oneIn(5)) return texts.join(' ');
    const cut = generate(fc.nat, { max: texts.length - 1 });
    const [own, others] = [texts.slice(0, cut), texts.slice(cut).join(' ')];
    if (oneIn(2)) return [...own, `... on ${type.name} { ${others} }`].join(' ');
    const name = newName('F');
    fragments.push(`fragment ${name} on ${type.name} { ${others} }`);
    return [...own, `...${name}`].join(' ');
  }

  function fieldOf(parent: GraphQLObjectType, field: Field, alias: string, depth: number): string {
    fields.add(`${parent.name}.${field.name}`);
    const type = getNamedType(field.type);
    const args = field.args.flatMap((argument) => {
      if (!isRequiredArgument(argument) && oneIn(2)) return [];
      const name = newName('v');
      definitions.push(`$${name}: ${argument.type}`);
      variables[name] = generate(() => valuesOf(`${parent.name}.${field.name}`, argument.name));
      return [`${argument.name}: $${name}`];
    });
    const given = args.length > 0 ? `(${args.join(', ')})` : '';
    const selection = isObjectType(type) ? ` { ${selectionOf(type, depth + 1)} }` : '';
    return `${alias}${field.name}${given}${selection}`;
  }

  const query = selectionOf(queryType(), 0);
  const head = definitions.length > 0 ? `query (${definitions.join(', ')})` : 'query';
  return { document: [`${head} { ${query} }`, ...fragments].join('\n'), variables, fields };
}

/** Every field that some query can have answered in SQL, as `Type.field`. */
export function fieldsInSql(): string[] {
  const found = new Set<string>();
  const open = [queryType()];
  for (let type = open.pop(); type; type = open.pop()) {
    for (const field of knownFields(type)) {
      const name = `${type.name}.${field.name}`;
      const inner = getNamedType(field.type);
      if (!found.has(name) && isObjectType(inner)) open.push(inner);
      found.add(name);
    }
  }
  return [...found];
}

function knownFields(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter((field) => isInSql(type, field));
}

function queryType(): GraphQLObjectType {
  const type = schema.getQueryType();
  if (!type) throw new Error('The schema has no queries.');
  return type;
}
