import {
  callbackState,
  checkDueAt,
  completeCallback,
  countsForTarget,
  needsReopening,
  type Callback,
  type CallbackResult,
  type CallbackState,
} from './callback';

const at = (hours: number) => new Date(Date.UTC(2026, 2, 10) + hours * 3_600_000);
const callback = (facts: Partial<Callback> = {}): Callback => ({
  dueAt: at(2),
  completedAt: null,
  cancelledAt: null,
  result: null,
  feedback: null,
  ...facts,
});
const done = (result: CallbackResult, feedback: string | null) => callback({ completedAt: at(3), result, feedback });

test.each<[string, Callback, number, CallbackState]>([
  ['before its time it is planned', callback(), 1.999, 'planned'],
  ['at its time it is due (DOMAIN V1)', callback(), 2, 'due'],
  ['within the grace it is due', callback(), 2.5, 'due'],
  ['after the grace it is overdue', callback(), 2.501, 'overdue'],
  ['completed it is', callback({ completedAt: at(3) }), 9, 'completed'],
  ['cancelled it is', callback({ cancelledAt: at(1) }), 9, 'cancelled'],
])('%s', (_, planned, now, expected) => {
  expect(callbackState(planned, at(now), 1800)).toBe(expected);
});

describe('completing a callback', () => {
  test('keeps what the contact said (DOMAIN K2)', () => {
    const completed = completeCallback(callback(), { result: 'satisfied', feedback: ' 很满意 ' }, at(3));
    expect(completed).toEqual(callback({ completedAt: at(3), result: 'satisfied', feedback: '很满意' }));
  });

  test.each(['', '  ', '。', '---', '\u200b'])('refuses %p as feedback', (feedback) => {
    expect(() => completeCallback(callback(), { result: 'not_satisfied', feedback }, at(3))).toThrow(
      expect.objectContaining({ code: 'feedback_required' }),
    );
  });

  test('needs no feedback of somebody who was not reached', () => {
    expect(completeCallback(callback(), { result: 'unreachable', feedback: '' }, at(3)).completedAt).toEqual(at(3));
  });

  test.each([{ completedAt: at(1) }, { cancelledAt: at(1) }])('happens once: %p', (facts) => {
    expect(() => completeCallback(callback(facts), { result: 'satisfied', feedback: '好' }, at(3))).toThrow(
      expect.objectContaining({ code: 'callback_already_done' }),
    );
  });
});

test.each<[string, Callback, boolean]>([
  ['with notes counts', done('satisfied', '好'), true],
  ['with bad news counts', done('not_satisfied', '还在漏水'), true],
  ['without notes does not', done('satisfied', null), false],
  ['with a dash for notes does not', done('neutral', '-'), false],
  ['that reached nobody does not', done('unreachable', '无人接听'), false],
  ['that was declined does not', done('declined', '不方便'), false],
  ['not yet made does not', callback({ result: 'satisfied', feedback: '好' }), false],
])('a callback %s (DOMAIN K2)', (_, made, expected) => {
  expect(countsForTarget(made)).toBe(expected);
});

test('only a contact who is not satisfied reopens the matter (DOMAIN V4)', () => {
  expect(needsReopening('not_satisfied')).toBe(true);
  expect(needsReopening('neutral')).toBe(false);
});

test('a callback is planned ahead', () => {
  expect(() => checkDueAt(at(2), at(1))).not.toThrow();
  expect(() => checkDueAt(at(1), at(1))).toThrow(expect.objectContaining({ code: 'callback_in_past' }));
});
