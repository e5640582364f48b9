import type { HistoryItem, Message } from '#contract';
import { timelineOf, type TimelineItem } from './timeline';

const day = (at: string) => at.slice(0, 10);
const message = (seq: number, createdAt: string) => ({ id: `m${seq}`, seq, createdAt }) as Message;
const line = (version: number, type: string, at: string) => ({ version, type, at, payload: {} }) as HistoryItem;
const told = (items: TimelineItem[]) =>
  items.map((item) => (item.kind === 'history' ? item.lines.map(({ type }) => type).join('+') : item.key));

describe('the row of time', () => {
  test('puts history between the messages, and a mark where a day begins', () => {
    const items = timelineOf(
      [message(1, '2026-11-21T23:00'), message(2, '2026-11-22T08:00')],
      [line(3, 'ticket.claimed', '2026-11-22T07:00')],
      day,
    );
    expect(told(items)).toEqual(['2026-11-21', 'm1', '2026-11-22', 'ticket.claimed', 'm2']);
  });

  test('stands what follows one another together', () => {
    const at = '2026-11-22T08:00';
    const items = timelineOf([message(1, at)], [line(4, 'ticket.resolved', at), line(5, 'ticket.reopened', at)], day);
    expect(told(items)).toEqual(['2026-11-22', 'm1', 'ticket.resolved+ticket.reopened']);
  });

  test('opens the ticket before its first message, though both have the same time', () => {
    const at = '2026-11-22T08:00';
    const items = timelineOf([message(1, at)], [line(1, 'ticket.opened', at)], day);
    expect(told(items)).toEqual(['2026-11-22', 'ticket.opened', 'm1']);
  });

  test('keeps history of messages that are not loaded for when they are', () => {
    const old = line(2, 'ticket.claimed', '2026-11-20T08:00');
    expect(told(timelineOf([message(80, '2026-11-22T08:00')], [old], day))).toEqual(['2026-11-22', 'm80']);
  });

  test('says nothing of the waiting that a reply brings, but of one that somebody chose', () => {
    const at = '2026-11-22T09:00';
    const waits = (when: string) => ({
      ...line(4, 'ticket.status_changed', when),
      payload: { changes: { status: 'waiting' } },
    });
    const reply = { ...message(1, at), kind: 'reply' } as Message;
    expect(told(timelineOf([reply], [waits(at)], day))).toEqual(['2026-11-22', 'm1']);
    expect(told(timelineOf([reply], [waits('2026-11-22T09:30')], day))).toEqual([
      '2026-11-22',
      'm1',
      'ticket.status_changed',
    ]);
  });

  test('leaves out what the messages themselves tell', () => {
    const at = '2026-11-22T09:00';
    const silent = ['message.replied', 'ticket.marks_moved', 'reply_window.opened'].map((type, i) => line(i, type, at));
    expect(told(timelineOf([message(1, at)], silent, day))).toEqual(['2026-11-22', 'm1']);
  });
});
