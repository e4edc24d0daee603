export type { CallOptions } from './ask.ts';
export * from './bare.ts';
export type { ParsedDocument } from './document.ts';
export type { Following, FollowOptions } from './follow.ts';
export type { Nouns } from './generated/nouns.ts';
export type * from './generated/types.ts';
export { type Client, type ClientOptions, createClient } from './registry.ts';
export type { RetryOptions } from './retry.ts';
export type { Listing, Reading, Writing } from './verbs.ts';
