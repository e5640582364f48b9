import { alwaysOpen } from '../calendar';
import {
  claim,
  markSpam,
  notSpam,
  type Plan,
  planFor,
  receive,
  reply,
  type Saying,
  setStatus,
  takeBack,
  type Ticket,
} from '.';

const START = new Date('2026-11-23T02:00:00.000Z');
const at = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);
const calendar = alwaysOpen('Asia/Shanghai');
const clock = { policy: { windowSeconds: 1800, remindSeconds: 1200, leadSeconds: 1500 }, calendar, newWindowId: 'w1' };
const TICKET = {
  id: 't1',
  number: 10482,
  channel: 'email',
  contactName: '王女士',
  teamId: 'team1',
  holderId: 'lee',
  lastHolderId: 'lee',
  status: 'open',
  statusLabelId: null,
  statusSince: START,
  priority: 'normal',
  subject: '发票',
  tags: [],
  lastMessage: null,
  lastSeq: 0,
  lastInboundSeq: 0,
  lastReplySeq: 0,
  deliveredSeq: 0,
  readSeq: 0,
  agentReadSeq: 0,
  whisperSeq: 0,
  window: null,
  pendingGreetingId: null,
  firstAnsweredAt: null,
  createdAt: START,
  updatedAt: START,
  resolvedAt: null,
  closedAt: null,
  version: 1,
} as unknown as Ticket;

const words = (kind: Saying['kind'], now: Date): Saying => ({
  id: `m-${kind}`,
  kind,
  text: '在吗',
  freshText: '在吗',
  at: now,
  authorName: '王女士',
  automatic: null,
});
const asked = (minutes = 0, ticket = TICKET, newWindowId = 'w1'): Ticket =>
  receive(planFor(ticket, at(minutes)), words('inbound', at(minutes)), { ...clock, newWindowId }).ticket;
const replied = (ticket: Ticket, minutes: number, then: 'waiting' | 'resolved' = 'waiting'): Ticket =>
  reply(planFor(ticket, at(minutes)), words('reply', at(minutes)), {
    agentId: 'lee',
    seenSeq: 99,
    othersReplySeq: 0,
    force: false,
    then,
    calendar,
  }).ticket;
const types = (plan: Plan): string[] => plan.steps.map(({ type }) => type);

describe('a reply that is taken back', () => {
  const before = asked();
  const facts = {
    messageId: 'm-reply',
    window: before.window,
    statusBefore: 'open' as const,
    lastMessage: before.lastMessage,
    lastReplySeq: 0,
    voids: [4, 5],
    answered: { met: true, first: true, workingSeconds: 600 },
    calendar,
  };

  it('leaves the ticket as if nothing had been said, with the old deadline', () => {
    const plan = takeBack(planFor(replied(before, 10), at(10.1)), facts);
    expect(types(plan)).toEqual(['message.taken_back', 'ticket.status_changed', 'reply_window.reopened']);
    expect(plan.ticket).toMatchObject({
      status: 'open',
      window: before.window,
      firstAnsweredAt: null,
      lastReplySeq: 0,
      lastMessage: before.lastMessage,
    });
    expect(plan.ticket.window!.dueAt).toEqual(at(30));
  });

  it('cannot stop a clock: a deadline that passed meanwhile is taken, and charged to who held the ticket', () => {
    const plan = takeBack(planFor(replied(before, 29.9), at(30.1)), facts);
    expect(types(plan)).toContain('reply_window.breached');
    expect(plan.steps.at(-1)!.window).toMatchObject({ op: 'step', holderAtDeadlineId: 'lee' });
  });

  it('covers the window the contact opened in between', () => {
    const again = asked(10.1, replied(before, 10), 'w2');
    const plan = takeBack(planFor(again, at(10.2)), facts);
    expect(types(plan)).toEqual(['message.taken_back', 'reply_window.excused', 'reply_window.reopened']);
    expect(plan.ticket.window!.id).toBe('w1');
  });

  it('opens a ticket again that it had resolved', () => {
    const plan = takeBack(planFor(replied(before, 10, 'resolved'), at(10.1)), facts);
    expect(types(plan)).toContain('ticket.reopened');
    expect(plan.ticket).toMatchObject({ status: 'open', resolvedAt: null });
  });

  it('without a window of its own only takes the words back', () => {
    const plan = takeBack(planFor(replied(before, 10), at(10.1)), { ...facts, window: null, statusBefore: 'waiting' });
    expect(types(plan)).toEqual(['message.taken_back']);
  });
});

describe('spam', () => {
  it('opens no window, and what joins it opens none either', () => {
    expect(asked(0, { ...TICKET, status: 'spam' })).toMatchObject({ status: 'spam', window: null, lastInboundSeq: 1 });
  });

  it('ends a running window as excused and leaves every queue', () => {
    const plan = markSpam(planFor(asked(), at(5)), { by: 'lee' }, calendar);
    expect(types(plan)).toEqual(['reply_window.excused', 'ticket.marked_spam']);
    expect(plan.steps[1]!.details).toEqual({ by: 'lee', previousStatus: 'open' });
    expect(markSpam(plan, {}, calendar).steps).toHaveLength(2);
  });

  it.each([
    [10, ['ticket.reopened', 'reply_window.opened'], null],
    [
      40,
      [
        'ticket.reopened',
        'reply_window.opened',
        'reply_window.reminded',
        'reply_window.lead_told',
        'reply_window.breached',
      ],
      at(40),
    ],
  ])('brought back after %i minutes its window counts from the arrival', (minutes, expected, breachedAt) => {
    const plan = notSpam(planFor({ ...TICKET, status: 'spam' }, at(minutes)), at(0), clock);
    expect(types(plan)).toEqual(expected);
    expect(plan.ticket.window).toMatchObject({ openedAt: at(0), dueAt: at(30), breachedAt });
  });

  it('brought back with nobody waiting it waits for the contact', () => {
    expect(notSpam(planFor({ ...TICKET, status: 'spam' }, at(9)), null, clock).ticket).toMatchObject({
      status: 'waiting',
      window: null,
    });
  });

  it('is neither answered, taken nor moved by other verbs', () => {
    const spam: Ticket = { ...TICKET, status: 'spam' };
    const facts = { statusLabelId: null, reason: null, calendar };
    expect(() => replied(spam, 1)).toThrow('ticket_is_spam');
    expect(() => claim(planFor(spam, at(1)), 'lee')).toThrow('ticket_is_spam');
    expect(() => setStatus(planFor(spam, at(1)), 'open', facts)).toThrow('ticket_is_spam');
    expect(() => setStatus(planFor(TICKET, at(1)), 'spam', facts)).toThrow('ticket_is_spam');
    expect(() => notSpam(planFor(TICKET, at(1)), null, clock)).toThrow('ticket_is_spam');
  });
});
