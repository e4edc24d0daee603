/** Adds to what caches must tell answers apart by. */
export function addVary(headers: Headers, name: string): void {
  const names = (headers.get('vary') ?? '').split(',').map((each) => each.trim());
  if (names.some((each) => each.toLowerCase() === name.toLowerCase())) return;
  headers.append('vary', name);
}
