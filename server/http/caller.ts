import { isIPv6 } from 'node:net';
import type { Principal } from '../auth/principal.ts';

/** Who a limit counts for: the holder of a credential, or the address of whoever has none. */
export function callerOf({ role, id }: Principal, remoteAddress: string | null): string {
  return role === 'PUBLIC' ? networkOf(remoteAddress) : id;
}

/** The address; of IPv6 its first 64 bits, as one customer of a provider commonly has all that share them. */
export function networkOf(address: string | null): string {
  if (address === null) return 'address:none';
  const text = address.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');
  return `address:${isIPv6(text) ? prefixOf(text) : text}`;
}

function prefixOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const start = groupsOf(head);
  const end = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  return [...start, ...zeros, ...end]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
