import type { Command } from './commands';
import { matchCommands, ticketNumberIn } from './match-commands';

const command = (key: string, group: Command['group'], label: string, words = ''): Command => ({
  key,
  group,
  label,
  words,
  act: () => undefined,
});

describe('the command bar', () => {
  const all = [
    command('theme', 'setting', '深色', 'dark'),
    command('go-board', 'go', '实时看板', '/board'),
    command('view-mine', 'view', '我的工单', 'mine'),
    command('ticket-resolve', 'ticket', '解决 · #10001', 'resolve'),
  ];
  const found = (typed: string) => matchCommands(all, typed).map(({ key }) => key);

  test('offers everything before anything is typed, the open ticket first', () => {
    expect(found('')).toEqual(['ticket-resolve', 'view-mine', 'go-board', 'theme']);
  });

  test.each([
    ['看板', ['go-board']],
    ['BOARD', ['go-board']],
    ['我的 mine', ['view-mine']],
    ['我的 board', []],
  ])('finds by every word typed: %s', (typed, keys) => {
    expect(found(typed)).toEqual(keys);
  });

  test.each([
    ['10482', 10482],
    [' #10482 ', 10482],
    ['10482a', null],
    ['', null],
  ])('knows a ticket number: %s', (typed, number) => {
    expect(ticketNumberIn(typed)).toBe(number);
  });
});
