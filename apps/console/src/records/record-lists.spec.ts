import type { Callback, Lead } from '#contract';
import {
  byCallbackTurn,
  callbackBelongs,
  callbackCounts,
  callbackList,
  checksTicked,
  feedbackMissing,
  inOrder,
  leadBelongs,
  withRecord,
} from './record-lists';

const NOW = Date.UTC(2026, 10, 22, 6, 0);
const minutes = (n: number): string => new Date(NOW + n * 60_000).toISOString();

function callback(id: string, dueMinute: number, more: Partial<Callback> = {}): Callback {
  return {
    id,
    ticketId: 't1',
    ticketNumber: 1,
    contactId: 'c1',
    contactName: '王女士',
    agentId: 'a1',
    dueAt: minutes(dueMinute),
    reason: 'advice',
    remark: '',
    doneAt: null,
    cancelledAt: null,
    result: null,
    feedback: '',
    tried: [],
    snoozedUntil: null,
    plannedAt: minutes(0),
    attempts: 0,
    version: 1,
    ...more,
  };
}
const ids = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join(' ');

const page = (...rows: Callback[]) => ({ rows, next: null });
const shown = (pages: { rows: Callback[]; next: null | string }[]): string => ids(inOrder(pages, byCallbackTurn));

describe('a list of callbacks', () => {
  it('takes a new one where its due time puts it', () => {
    expect(shown(withRecord([page(callback('a', 10)), page(callback('c', 30))], callback('b', 20), true))).toBe(
      'a b c',
    );
  });

  it('moves one whose time moved, from whichever page it was on', () => {
    const pages = [page(callback('a', 10)), page(callback('b', 20))];
    expect(shown(withRecord(pages, callback('b', 1, { version: 2 }), true))).toBe('b a');
  });

  it('loses one that it no longer asks for', () => {
    const done = callback('a', 10, { version: 2, doneAt: minutes(0) });
    expect(shown(withRecord([page(callback('a', 10), callback('b', 20))], done, false))).toBe('b');
  });

  it('keeps the newer version when an older one comes late', () => {
    const pages = [page(callback('a', 10, { version: 3, remark: '新' }))];
    expect(withRecord(pages, callback('a', 10, { version: 2, remark: '旧' }), true)[0]!.rows[0]!.remark).toBe('新');
  });

  it('shows a row once when a later page brings it again', () => {
    const pages = [page(callback('a', 10, { version: 2, remark: '新' })), page(callback('a', 10, { remark: '旧' }))];
    expect(inOrder(pages, byCallbackTurn).map(({ remark }) => remark)).toEqual(['新']);
  });

  it('puts finished ones last, the latest first', () => {
    const rows = [
      callback('old', 1, { doneAt: minutes(-90) }),
      callback('late', 2, { cancelledAt: minutes(-5) }),
      callback('open', 50),
    ];
    expect(ids(rows.sort(byCallbackTurn))).toBe('open late old');
  });
});

describe('which list a callback stands in', () => {
  it('is due from its very minute on', () => {
    expect(callbackList(callback('a', 0), NOW)).toBe('due');
    expect(callbackList(callback('a', 1), NOW)).toBe('planned');
    expect(callbackList(callback('a', -9, { doneAt: minutes(-1) }), NOW)).toBe('done');
    expect(callbackList(callback('a', -9, { cancelledAt: minutes(-1) }), NOW)).toBe('cancelled');
  });

  it('follows the filter', () => {
    expect(callbackBelongs(callback('a', 5), { state: 'planned', agentId: 'a1' }, NOW)).toBe(true);
    expect(callbackBelongs(callback('a', 5), { state: 'planned', agentId: 'a2' }, NOW)).toBe(false);
    expect(callbackBelongs(callback('a', 5), { state: 'due' }, NOW)).toBe(false);
    expect(callbackBelongs(callback('a', 5), { state: 'all', contactId: 'c1', ticketId: 't1' }, NOW)).toBe(true);
  });
});

describe('a callback counts toward the month (DOMAIN K2)', () => {
  const done = { doneAt: minutes(0), cancelledAt: null };

  it('when the contact was reached and the words are written down', () => {
    expect(callbackCounts({ ...done, result: 'satisfied', feedback: '机器正常，很满意' })).toBe(true);
  });

  it.each(['', '  ', '……', '--'])('not with "%s" for words', (feedback) => {
    expect(callbackCounts({ ...done, result: 'neutral', feedback })).toBe(false);
    expect(feedbackMissing('neutral', feedback)).toBe(true);
  });

  it('not when nobody answered, and then no words are asked for', () => {
    expect(callbackCounts({ ...done, result: 'unreachable', feedback: '打了三次' })).toBe(false);
    expect(feedbackMissing('unreachable', '')).toBe(false);
  });
});

describe('leads', () => {
  const checks = { reachable: true, unitName: true, need: true, intent: false, ability: false };
  const lead = { contactId: 'c1', agentId: 'a1', state: 'open', checks } as Lead;

  it('show how many of the five checks are ticked', () => expect(checksTicked(checks)).toBe(3));

  it('stand in the list of their state', () => {
    expect(leadBelongs(lead, { state: 'open', agentId: 'a1' })).toBe(true);
    expect(leadBelongs(lead, { state: 'valid' })).toBe(false);
    expect(leadBelongs(lead, { contactId: 'c2' })).toBe(false);
  });
});
