import { expect, test } from '@jest/globals';
import { readKeyTask, UsageError } from '../../../server/commands/key-arguments.ts';

const TOKEN = `con_${'aB3-_x7Q'}${'y'.repeat(35)}`;

test.each([
  ['--role registrar', { kind: 'create', role: 'REGISTRAR' }],
  ['--role=REGISTRAR --label x', { kind: 'create', role: 'REGISTRAR', label: 'x' }],
  ['--party un --role representative', { kind: 'create', role: 'REPRESENTATIVE', party: 'un' }],
  ['--list', { kind: 'list' }],
  [`--revoke ${TOKEN.slice(0, 12)}`, { kind: 'revoke', prefix: 'con_aB3-_x7Q' }],
  [`--revoke ${TOKEN}`, { kind: 'revoke', prefix: 'con_aB3-_x7Q' }],
  ['--help', { kind: 'help' }],
  ['-h --list --role registrar', { kind: 'help' }],
])('"%s" is understood', (line, task) => {
  expect(readKeyTask(line.split(' '))).toEqual(task);
});

test.each([
  ['', /Give one of --role, --list and --revoke/],
  ['--role registrar --list', /Give one of/],
  ['--list --revoke con_aB3-_x7Q', /Give one of/],
  ['--list --party un', /go with --role alone/],
  ['--role', /'--role <value>'/],
  ['--role=', /--role is registrar or representative/],
  ['--role public', /--role is registrar or representative/],
  ['--role representative', /needs --party/],
  ['--role registrar --party un', /goes with --role representative alone/],
  ['--rule registrar', /--rule/],
  ['registrar', /registrar/],
  ['--revoke con_aB3-_x7', /first 12 characters/],
  [`--revoke ${TOKEN}y`, /first 12 characters/],
])('"%s" is refused, with what can be given', (line, reason) => {
  const read = () => readKeyTask(line === '' ? [] : line.split(' '));

  expect(read).toThrow(reason);
  expect(read).toThrow(/--role representative --party <slug>/);
  expect(read).toThrow(UsageError);
});
