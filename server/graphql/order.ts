import { BadInputError } from './errors.ts';

/** The orders as given; throws BadInputError where one field is named twice. */
export function uniqueOrder<Order extends { readonly field: string }>(
  orders: readonly Order[],
): readonly Order[] {
  const twice = orders.find(({ field }, index) => orders.findIndex((other) => other.field === field) < index);
  if (twice)
    throw new BadInputError(
      `\`orderBy\` names ${twice.field} twice; name each field once, the most important first.`,
    );
  return orders;
}
