// Random queries of all that can be answered in SQL, read off the schema: a field that becomes one of those is asked for from then on.
import fc, { type GeneratorValue } from 'fast-check';
import {
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
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

  function selectionOf(type: GraphQLCompositeType, depth: number): string {
    if (!isAbstractType(type)) return inFragments(type, fieldsOf(type, depth, false));
    const texts = possibleOf(type).flatMap((each) =>
      oneIn(4) ? [] : [inFragment(each, fieldsOf(each, depth, true).join(' '))],
    );
    return texts.length === 0 || oneIn(4) ? ['__typename', ...texts].join(' ') : texts.join(' ');
  }

  /** Each under a name of its own where fields of other types stand beside them. */
  function fieldsOf(type: GraphQLObjectType, depth: number, isNamed: boolean): string[] {
    const known = knownFields(type).filter(
      (field) => depth < DEPTH_MAX || !isCompositeType(getNamedType(field.type)),
    );
    // Numbers, because what is chosen from gets compared in depth.
    const places = known.map((_, place) => place);
    const lengths = { minLength: Math.min(1, places.length), maxLength: Math.min(FIELDS_MAX, places.length) };
    const chosen = generate(fc.subarray, places, lengths);
    const texts = known
      .filter((_, place) => chosen.includes(place))
      .flatMap((field) => {
        const text = fieldOf(type, field, isNamed || oneIn(4) ? `${newName('a')}: ` : '', depth);
        return oneIn(6) ? [text, fieldOf(type, field, `${newName('a')}: `, depth)] : [text];
      });
    if (texts.length === 0 || oneIn(4)) {
      texts.push(oneIn(2) && !isNamed ? '__typename' : `${newName('t')}: __typename`);
    }
    return texts;
  }

  function inFragments(type: GraphQLObjectType, texts: readonly string[]): string {
    if (!oneIn(5)) return texts.join(' ');
    const cut = generate(fc.nat, { max: texts.length - 1 });
    return [...texts.slice(0, cut), inFragment(type, texts.slice(cut).join(' '))].join(' ');
  }

  /** Now and then within one on what it is of besides, next to those on whatever else is. */
  function inFragment(type: GraphQLObjectType, selection: string): string {
    const wider = widerTypes(type);
    const around = oneIn(3) && wider[generate(fc.nat, { max: Math.max(wider.length - 1, 0) })];
    if (around) {
      const others = possibleOf(around).map((each) => `... on ${each.name} { ${newName('t')}: __typename }`);
      return `... on ${around.name} { ... on ${type.name} { ${selection} } ${others.join(' ')} }`;
    }
    if (oneIn(2)) return `... on ${type.name} { ${selection} }`;
    const name = newName('F');
    fragments.push(`fragment ${name} on ${type.name} { ${selection} }`);
    return `...${name}`;
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
    const selection = isCompositeType(type) ? ` { ${selectionOf(type, depth + 1)} }` : '';
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
      if (!found.has(name) && isCompositeType(inner)) open.push(...possibleOf(inner));
      found.add(name);
    }
  }
  return [...found];
}

function knownFields(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter((field) => isInSql(type, field));
}

function possibleOf(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}

/** Those that objects of a type are of besides. */
function widerTypes(type: GraphQLObjectType): GraphQLAbstractType[] {
  const unions = Object.values(schema.getTypeMap()).filter(isUnionType);
  return [...type.getInterfaces(), ...unions].filter((each) => schema.isSubType(each, type));
}

function queryType(): GraphQLObjectType {
  const type = schema.getQueryType();
  if (!type) throw new Error('The schema has no queries.');
  return type;
}
