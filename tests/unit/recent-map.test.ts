import { describe, expect, test } from '@jest/globals';
import { createRecentMap } from '../../server/cache/recent-map.ts';

const create = (sizeMax: number) => createRecentMap<string>({ sizeMax, sizeOf: (key) => key.length });

describe('what is kept', () => {
  test('takes no more than its share, and what was used last stays', () => {
    const map = create(30);
    for (const key of ['first-----', 'second----', 'third-----']) map.set(key, key);
    map.get('first-----');
    map.set('fourth----', 'fourth');

    expect(map.get('second----')).toBeUndefined();
    expect(map.get('first-----')).toBe('first-----');
    expect(map.get('fourth----')).toBe('fourth');
    expect([map.size, map.count]).toEqual([30, 3]);
  });

  test('holds nothing that is larger than all of it, and loses nothing for it', () => {
    const map = create(5);
    map.set('small', 'kept');
    map.set('too long', 'not kept');

    expect(map.get('too long')).toBeUndefined();
    expect(map.get('small')).toBe('kept');
  });

  test('counts once, however often it is set', () => {
    const map = create(30);
    map.set('again', 'one');
    map.set('again', 'other');

    expect([map.get('again'), map.size, map.count]).toEqual(['other', 5, 1]);
  });

  test('is gone when it is cleared', () => {
    const map = create(30);
    map.set('some', 'thing');
    map.clear();

    expect([map.get('some'), map.size, map.count]).toEqual([undefined, 0, 0]);
  });
});
