// What a write can be refused for, as values of the API: each class is a type of the schema and says what to do.
import type { AgreementStatus } from '../db/generated/prisma/enums.ts';

export type ErrorCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'INVALID_INPUT'
  | 'WRONG_STATE'
  | 'CONFLICT'
  | 'CONSENT_MISSING'
  | 'APPROVAL_MISSING'
  | 'IDEMPOTENCY_MISMATCH';

export abstract class UserError extends Error {
  abstract readonly code: ErrorCode;
  /** The part of the input that is at fault, from `input` down; null where it is no single part. */
  readonly path: readonly string[] | null;

  constructor(message: string, path: readonly string[] | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.path = path;
  }
}

/** The thing is not there, or not for the caller: the two cannot be told apart. */
export class NotFoundError extends UserError {
  readonly code = 'NOT_FOUND';
}

/** The caller may see the thing, but not do this with it. */
export class ForbiddenError extends UserError {
  readonly code = 'FORBIDDEN';
}

export interface InputIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/** One or several parts of the input cannot be taken. */
export class InvalidInputError extends UserError {
  readonly code = 'INVALID_INPUT';
  readonly issues: readonly InputIssue[];

  constructor(issues: readonly InputIssue[], options?: ErrorOptions) {
    super(issues.map(({ message }) => message).join(' '), issues[0]?.path ?? null, options);
    this.issues = issues;
  }
}

/** An error for one part of the input: `fault('on', '...')`. */
export function fault(field: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path: ['input', ...field.split('.')], message }]);
}

/** The agreement's state does not allow it. */
export class WrongStateError extends UserError {
  readonly code = 'WRONG_STATE';
  readonly status: AgreementStatus;
  /** The states that do. */
  readonly allowed: readonly AgreementStatus[];

  constructor(message: string, status: AgreementStatus, allowed: readonly AgreementStatus[]) {
    super(message);
    this.status = status;
    this.allowed = allowed;
  }
}

export type AmendmentState = 'PROPOSED' | 'AGREED' | 'IN_EFFECT' | 'DECLINED' | 'WITHDRAWN';

/** The amendment's state does not allow it. */
export class AmendmentStateError extends UserError {
  readonly code = 'WRONG_STATE';
  readonly amendmentStatus: AmendmentState;

  constructor(message: string, amendmentStatus: AmendmentState) {
    super(message);
    this.amendmentStatus = amendmentStatus;
  }
}

/** Someone else's write came first. Read again, and decide again. */
export class ConflictError extends UserError {
  readonly code = 'CONFLICT';
  readonly currentVersion: number;

  constructor(message: string, currentVersion: number, path: readonly string[] | null = null) {
    super(message, path);
    this.currentVersion = currentVersion;
  }
}

/** Not every party has consented. */
export class ConsentMissingError extends UserError {
  readonly code = 'CONSENT_MISSING';
  readonly awaitingIds: readonly string[];

  constructor(message: string, awaitingIds: readonly string[]) {
    super(message);
    this.awaitingIds = awaitingIds;
  }
}

export interface MissingApproval {
  readonly partyId: string;
  readonly body: string;
}

/** An approval that entry into force waits for is missing. */
export class ApprovalMissingError extends UserError {
  readonly code = 'APPROVAL_MISSING';
  readonly missing: readonly MissingApproval[];

  constructor(message: string, missing: readonly MissingApproval[]) {
    super(message);
    this.missing = missing;
  }
}

/** The idempotency key was used before, for another input. */
export class IdempotencyMismatchError extends UserError {
  readonly code = 'IDEMPOTENCY_MISMATCH';
}
