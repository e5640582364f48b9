import { message, unsent } from './samples';
import { threadRows } from './thread-rows';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString();
const shape = (rows: ReturnType<typeof threadRows>) =>
  rows.map((row) =>
    row.kind === 'message' ? `${row.first ? '[' : ''}${row.message.seq}${row.last ? ']' : ''}` : row.kind,
  );

describe('rows of the thread', () => {
  it('puts a day above its messages and groups one speaker for five minutes', () => {
    const rows = threadRows(
      [
        message(1, { at: at(20, 9, 0) }),
        message(2, { at: at(20, 9, 4) }),
        message(3, { at: at(20, 9, 10) }),
        message(4, { at: at(20, 9, 11), from: 'visitor', agentName: null }),
        message(5, { at: at(21, 9, 0), from: 'visitor', agentName: null }),
      ],
      [],
    );
    expect(shape(rows)).toEqual(['day', '[1', '2]', '[3]', '[4]', 'day', '[5]']);
  });

  it('keeps colleagues apart', () => {
    const rows = threadRows([message(1), message(2, { agentName: '张伟' })], []);
    expect(shape(rows)).toEqual(['day', '[1]', '[2]']);
  });

  it('puts what is on its way last, under its own day when that is new', () => {
    const rows = threadRows(
      [message(1, { at: at(20, 9) })],
      [unsent('a', { at: at(21, 9) }), unsent('b', { at: at(21, 9) })],
    );
    expect(shape(rows)).toEqual(['day', '[1]', 'day', 'unsent', 'unsent']);
  });

  it('keeps the key of a message when it is confirmed', () => {
    const before = threadRows([], [unsent('client-1')]);
    const after = threadRows([message(1, { from: 'visitor', clientId: 'client-1' })], []);
    expect(after.at(-1)?.key).toBe(before.at(-1)?.key);
  });
});
