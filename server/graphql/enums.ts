import { builder } from './builder.ts';

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which way to sort.',
  values: {
    ASC: { description: 'The smallest, oldest or first of the alphabet first.', value: 'asc' },
    DESC: { description: 'The largest, newest or last of the alphabet first.', value: 'desc' },
  } as const,
});
