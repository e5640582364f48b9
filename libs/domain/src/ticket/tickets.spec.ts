import { alwaysOpen } from '../calendar';
import { DomainError } from '../errors';
import {
  after,
  answerByCall,
  claim,
  greet,
  moveMarks,
  noReplyNeeded,
  note,
  type Plan,
  planFor,
  preview,
  receive,
  release,
  reply,
  type Saying,
  setField,
  setStatus,
  type Ticket,
  hearWhisper,
  takeOver,
  transfer,
  whisper,
} from '.';

const START = new Date('2026-11-23T02:00:00.000Z');
const at = (minutes: number, ms = 0): Date => new Date(START.getTime() + minutes * 60_000 + ms);
const calendar = alwaysOpen('Asia/Shanghai');
const clock = { policy: { windowSeconds: 1800, remindSeconds: 1200, leadSeconds: 1500 }, calendar, newWindowId: 'w1' };

const SAID_BY_LEAD = {
  id: 'm9',
  kind: 'note' as const,
  text: '先道歉',
  freshText: '先道歉',
  at: START,
  authorName: '陈组长',
  automatic: null,
};

const TICKET: Ticket = {
  id: 't1',
  number: 10482,
  inboxId: 'i1',
  channel: 'web-chat',
  threadKey: '',
  contactId: 'c1',
  contactName: '王女士',
  teamId: 'team1',
  holderId: null,
  lastHolderId: null,
  status: 'open',
  statusLabelId: null,
  statusSince: START,
  priority: 'normal',
  subject: null,
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
  resolution: null,
  pendingGreetingId: null,
  firstAnsweredAt: null,
  createdAt: START,
  updatedAt: START,
  resolvedAt: null,
  closedAt: null,
  version: 1,
};

const words = (kind: Saying['kind'], now: Date, automatic: string | null = null): Saying => ({
  id: `m-${kind}-${now.getTime()}`,
  kind,
  text: '退款什么时候到账？',
  freshText: '退款什么时候到账？',
  at: now,
  authorName: '王女士',
  automatic,
});

const asked = (minutes = 0, ticket: Ticket = TICKET): Ticket =>
  receive(planFor(ticket, at(minutes)), words('inbound', at(minutes)), clock).ticket;
const held = (ticket: Ticket, holderId = 'lee'): Ticket => ({ ...ticket, holderId, lastHolderId: holderId });
const replied = (ticket: Ticket, now: Date, more: Partial<Parameters<typeof reply>[2]> = {}): Plan =>
  reply(planFor(ticket, now), words('reply', now), {
    agentId: 'lee',
    seenSeq: 99,
    othersReplySeq: 0,
    force: false,
    then: 'waiting',
    calendar,
    ...more,
  });
const types = (plan: Plan): string[] => plan.steps.map(({ type }) => type);

describe('a contact writes (law 7)', () => {
  it('opens a window with its three deadlines', () => {
    const { window } = asked();
    expect(window).toMatchObject({ remindAt: at(20), leadAt: at(25), dueAt: at(30), first: true });
  });

  it('does not restart a running window', () => {
    expect(asked(10, asked()).window!.dueAt).toEqual(at(30));
  });

  it('reopens a resolved ticket and opens its next window', () => {
    const resolved = { ...replied(asked(), at(5), { then: 'resolved' }).ticket };
    const plan = receive(planFor(resolved, at(60)), words('inbound', at(60)), { ...clock, newWindowId: 'w2' });
    expect(types(plan)).toEqual(['ticket.reopened', 'message.received', 'reply_window.opened']);
    expect(plan.ticket).toMatchObject({ status: 'open', resolvedAt: null, window: { id: 'w2', first: false } });
  });

  it.each(['auto_reply', 'bounce', 'list'])('a machine (%s) moves neither status nor clock (RFC 3834)', (automatic) => {
    const plan = receive(planFor({ ...TICKET, status: 'waiting' }, at(0)), words('inbound', at(0), automatic), clock);
    expect(plan.ticket).toMatchObject({ status: 'waiting', window: null, lastSeq: 1, lastInboundSeq: 1 });
  });

  it('a clock never starts in the future, whatever the sender says', () => {
    const plan = receive(planFor(TICKET, at(0)), words('inbound', at(600)), clock);
    expect(plan.ticket.window!.openedAt).toEqual(at(0));
  });
});

describe('an agent answers (law 7, DOMAIN W1)', () => {
  it.each([
    ['29:59.999 keeps the window', at(30, -1), false],
    ['30:00.000 has breached it', at(30), true],
  ])('a reply at %s', (_, now, breached) => {
    const plan = replied(held(asked()), now);
    expect(types(plan).includes('reply_window.breached')).toBe(breached);
    expect(plan.steps.find(({ type }) => type === 'reply_window.answered')!.details).toMatchObject({
      met: !breached,
      first: true,
    });
    expect(plan.ticket.window).toBeNull();
  });

  it('takes a ticket nobody holds', () => {
    expect(replied(asked(), at(1)).ticket.holderId).toBe('lee');
  });

  it("is refused when a colleague's reply came after what was seen, unless forced", () => {
    const answered = replied(held(asked()), at(1)).ticket;
    const unseen = { agentId: 'zhang', seenSeq: 1, othersReplySeq: answered.lastReplySeq };
    expect(() => replied(answered, at(2), unseen)).toThrow(new DomainError('newer_reply_exists'));
    expect(types(replied(answered, at(2), { ...unseen, force: true }))).toContain('message.replied');
    expect(types(replied(answered, at(2), { ...unseen, seenSeq: answered.lastSeq }))).toContain('message.replied');
  });

  it('is not refused by its own earlier reply, seen or not', () => {
    const answered = replied(held(asked()), at(1)).ticket;
    for (const seenSeq of [answered.lastSeq, 1])
      expect(types(replied(answered, at(2), { seenSeq }))).toEqual(['message.replied']);
  });

  it('by an answered call closes the window as well', () => {
    const plan = answerByCall(planFor(held(asked()), at(3)), { agentId: 'lee', calendar });
    expect(plan.ticket).toMatchObject({ window: null, status: 'waiting' });
    expect(types(plan)).toEqual(['reply_window.answered', 'ticket.status_changed']);
  });

  it('notes and greetings touch neither clock nor status', () => {
    const ticket = asked();
    expect(note(planFor(ticket, at(1)), words('note', at(1))).ticket).toMatchObject({
      window: ticket.window,
      status: 'open',
    });
    expect(greet(planFor(ticket, at(1)), words('greeting', at(1))).ticket).toMatchObject({
      window: ticket.window,
      status: 'open',
    });
  });
});

describe('deadlines (law 6, DOMAIN W13)', () => {
  it('a late look takes every missed step, and charges who held the ticket then', () => {
    const plan = transfer(planFor(held(asked()), at(45)), { agentId: 'zhang', teamId: null }, '换人', 300);
    expect(types(plan)).toEqual([
      'reply_window.reminded',
      'reply_window.lead_told',
      'reply_window.breached',
      'ticket.transferred',
    ]);
    expect(plan.steps[2]!.window).toMatchObject({ breachedAt: at(45), holderAtDeadlineId: 'lee' });
  });

  it('each step is taken once', () => {
    const once = planFor(held(asked()), at(31)).ticket;
    expect(planFor(once, at(32)).steps).toEqual([]);
  });

  it.each([
    ['24:59', at(25, -1000), false],
    ['25:00', at(25), true],
  ])('a transfer at %s needs a reason: %s', (_, now, needs) => {
    const move = () => transfer(planFor(held(asked()), now), { agentId: 'zhang', teamId: null }, null, 300);
    if (needs) expect(move).toThrow(new DomainError('reason_required'));
    else expect(move().ticket.holderId).toBe('zhang');
  });
});

describe('holding', () => {
  it('a claim that lost the race is a result, not an error', () => {
    const { outcome, plan } = claim(planFor(held(asked()), at(1)), 'zhang');
    expect(outcome).toBe('already_assigned');
    expect(plan.steps).toEqual([]);
  });

  it('a released ticket remembers who had it', () => {
    expect(release(planFor(held(asked()), at(1)), null).ticket).toMatchObject({ holderId: null, lastHolderId: 'lee' });
  });

  it('a finished ticket can be neither claimed nor moved', () => {
    const closed = { ...TICKET, status: 'closed' as const };
    expect(() => claim(planFor(closed, at(1)), 'lee')).toThrow(new DomainError('ticket_closed'));
    expect(() => transfer(planFor(closed, at(1)), { agentId: 'lee', teamId: null }, 'x', 300)).toThrow(
      new DomainError('ticket_closed'),
    );
  });
});

describe('what a team lead does from the board', () => {
  const held = (over: Partial<Ticket> = {}) => planFor({ ...TICKET, holderId: 'ann', lastSeq: 4, ...over }, START);

  it('takes over from the holder that was seen, and from the queue', () => {
    const plan = takeOver(held(), 'lead', 'ann');
    expect(plan.ticket.holderId).toBe('lead');
    expect(plan.steps[0]).toMatchObject({
      type: 'ticket.transferred',
      details: { takenOver: true, previous: { holderId: 'ann' } },
    });
    expect(takeOver(held({ holderId: null }), 'lead', null).ticket.holderId).toBe('lead');
  });

  it.each([
    ['somebody was quicker', { holderId: 'other' }, 'holder_changed'],
    ['it went back to the queue', { holderId: null }, 'no_longer_held'],
    ['it was closed', { status: 'closed' as const }, 'ticket_closed'],
  ])('is refused when %s', (_, over, code) => {
    expect(() => takeOver(held(over), 'lead', 'ann')).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('what a lead holds already stays as it is', () => {
    expect(takeOver(held({ holderId: 'lead' }), 'lead', 'ann').steps).toEqual([]);
  });

  it('whispers without touching window, status or last words, and stays unread until its holder has seen it', () => {
    const plan = whisper(held(), SAID_BY_LEAD, 'lead');
    expect(plan.ticket).toMatchObject({ whisperSeq: 5, lastSeq: 5, lastMessage: null, window: null, status: 'open' });
    expect(hearWhisper(planFor(plan.ticket, START), 'lead', 5).steps).toEqual([]);
    expect(hearWhisper(planFor(plan.ticket, START), 'ann', 4).steps).toEqual([]);
    expect(hearWhisper(planFor(plan.ticket, START), 'ann', 5).ticket.whisperSeq).toBe(0);
  });

  it('whispers to somebody else alone', () => {
    expect(() => whisper(held({ holderId: null }), SAID_BY_LEAD, 'lead')).toThrow(
      expect.objectContaining({ code: 'nobody_holds' }) as Error,
    );
    expect(() => whisper(held({ holderId: 'lead' }), SAID_BY_LEAD, 'lead')).toThrow(
      expect.objectContaining({ code: 'whisper_to_oneself' }) as Error,
    );
  });
});

describe('statuses', () => {
  const facts = { statusLabelId: null, reason: null, calendar };

  it('resolving while somebody waits needs a reason and excuses the window', () => {
    expect(() => setStatus(planFor(asked(), at(1)), 'resolved', facts)).toThrow(new DomainError('reason_required'));
    const plan = setStatus(planFor(asked(), at(1)), 'resolved', { ...facts, reason: '重复咨询' });
    expect(types(plan)).toEqual(['reply_window.excused', 'ticket.resolved']);
    expect(plan.ticket).toMatchObject({ status: 'resolved', resolvedAt: at(1), window: null });
  });

  it('on hold leaves the clock running', () => {
    expect(setStatus(planFor(asked(), at(1)), 'on_hold', facts).ticket.window).not.toBeNull();
  });

  it('the same status twice is nothing', () => {
    expect(setStatus(planFor(TICKET, at(1)), 'open', facts).steps).toEqual([]);
  });

  it('"no reply needed" is refused when nobody waits', () => {
    expect(() => noReplyNeeded(planFor(TICKET, at(1)), '客户道谢', calendar)).toThrow(
      new DomainError('no_window_open'),
    );
  });
});

describe('small changes', () => {
  it('a field that stays the same makes no event', () => {
    expect(setField(planFor(TICKET, at(1)), 'ticket.priority_changed', { priority: 'normal' }).steps).toEqual([]);
    expect(setField(planFor(TICKET, at(1)), 'ticket.priority_changed', { priority: 'high' }).ticket.priority).toBe(
      'high',
    );
  });

  it('marks only go forward, never past the last message, and read means delivered', () => {
    const ticket = { ...TICKET, lastSeq: 5, readSeq: 3, deliveredSeq: 3 };
    expect(moveMarks(planFor(ticket, at(1)), { readSeq: 2 }).steps).toEqual([]);
    expect(moveMarks(planFor(ticket, at(1)), { readSeq: 99 }).ticket).toMatchObject({ readSeq: 5, deliveredSeq: 5 });
  });

  it('each step counts one version', () => {
    const plan = replied(asked(), at(31));
    expect(plan.ticket.version).toBe(asked().version + plan.steps.length);
    expect(after(asked(), plan.steps).version).toBe(plan.ticket.version);
  });

  it.each([
    ['two\n  lines', 'two lines'],
    ['字'.repeat(200), `${'字'.repeat(119)}…`],
    ['😀'.repeat(200), `${'😀'.repeat(119)}…`],
  ])('a preview is one short line', (text, expected) => {
    expect(preview(text)).toBe(expected);
  });
});
