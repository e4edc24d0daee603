// What the libraries beneath us say to a client whose request they cannot answer, told so that it helps.
interface Retold {
  readonly code: 'BAD_USER_INPUT' | 'QUERY_TOO_COSTLY';
  readonly message: string;
}

const RETOLD: readonly (readonly [RegExp, string, Retold['code']])[] = [
  [/^Argument "(first|last)" must be a non-negative integer/, '`$1` must be 0 or more.', 'BAD_USER_INPUT'],
  [
    /^Arguments "(\w+)" and "(\w+)" are not supported at the same time/,
    'Give `$1` or `$2`, not both: `first` goes with `after`, and `last` with `before`.',
    'BAD_USER_INPUT',
  ],
  [
    /^Argument "last" can only be used in combination with "before" or "first"/,
    '`last` needs `before` in this list.',
    'BAD_USER_INPUT',
  ],
  [
    /^(Invalid (offset )?cursor|Invalid base64 string|Expected compound cursor|Cursor must be)/,
    'The cursor is not one of this list. Take cursors from `pageInfo` or `edges` of an earlier page, unchanged.',
    'BAD_USER_INPUT',
  ],
  [
    /^(\w+) (has not been implemented|does not support loading by id)$/,
    'No $1 can be fetched by its id.',
    'BAD_USER_INPUT',
  ],
  [
    /^Validation aborted\.$/,
    'The query selects too many fields of the same name to be checked. Ask in parts.',
    'QUERY_TOO_COSTLY',
  ],
];

/** The message of a library in our words; null where it is none that a client can do anything about. */
export function findRetold(text: string): Retold | null {
  for (const [pattern, message, code] of RETOLD) {
    const match = pattern.exec(text);
    if (match)
      return { code, message: message.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '') };
  }
  return null;
}
