// The errors of writes as types of the schema. Those that tell of parties or states are in the modules that define these.
import {
  ConflictError,
  ForbiddenError,
  IdempotencyMismatchError,
  type InputIssue,
  InvalidInputError,
  NotFoundError,
  type UserError,
} from '../ledger/errors.ts';
import { builder } from './builder.ts';

const ErrorCode = builder.enumType('ErrorCode', {
  description: 'Why a write was refused. A code keeps its meaning for ever.',
  values: {
    NOT_FOUND: { description: 'The thing is not there, or not for the caller.' },
    FORBIDDEN: { description: 'The caller may see the thing, but not do this with it.' },
    INVALID_INPUT: { description: 'A part of the input cannot be taken.' },
    WRONG_STATE: { description: "The thing's state does not allow it." },
    CONFLICT: { description: "Someone else's write came first." },
    CONSENT_MISSING: { description: 'Not every party has consented.' },
    APPROVAL_MISSING: { description: 'An approval that it waits for is missing.' },
    IDEMPOTENCY_MISMATCH: { description: 'The idempotency key was used before, for another input.' },
  } as const,
});

export const UserErrorInterface = builder.interfaceRef<UserError>('UserError').implement({
  description: 'Why a write was refused. Nothing was written.',
  fields: (t) => ({
    code: t.field({
      type: ErrorCode,
      description: 'The kind of fault, for programs.',
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', { description: 'What is wrong and what to do, for people.' }),
    path: t.stringList({
      nullable: true,
      description:
        'The part of the input that is at fault, from `input` down; null where it is no single part.',
      resolve: ({ path }) => (path ? [...path] : null),
    }),
  }),
});

const InputIssueType = builder.objectRef<InputIssue>('InputIssue').implement({
  description: 'One thing that is wrong with an input.',
  fields: (t) => ({
    path: t.stringList({ description: 'Where, from `input` down.', resolve: ({ path }) => [...path] }),
    message: t.exposeString('message', { description: 'What is wrong and what to do.' }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  interfaces: [UserErrorInterface],
  description: 'There is no such thing, or none that the caller may know of: the two cannot be told apart.',
});

builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  interfaces: [UserErrorInterface],
  description: 'The caller may see the thing, but not do this with it.',
});

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  interfaces: [UserErrorInterface],
  description: 'One or several parts of the input cannot be taken.',
  fields: (t) => ({
    issues: t.field({
      type: [InputIssueType],
      description: 'Everything that is wrong.',
      resolve: ({ issues }) => [...issues],
    }),
  }),
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  interfaces: [UserErrorInterface],
  description: "Someone else's write came first. Read again, and decide again.",
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'The version that the thing is at.' }),
  }),
});

builder.objectType(IdempotencyMismatchError, {
  name: 'IdempotencyMismatchError',
  interfaces: [UserErrorInterface],
  description: 'The idempotency key was used before, for another input. Use a new key for a new write.',
});

/** What every write can be refused for. */
export const WRITE_ERRORS = [
  NotFoundError,
  ForbiddenError,
  InvalidInputError,
  ConflictError,
  IdempotencyMismatchError,
];
