import type {
  Agent,
  Call,
  Contact,
  DeskEvent,
  EventMap,
  EventType,
  Message,
  TicketPayload,
  TicketRow,
} from '#contract';
import { applyEvent, applyEvents } from './apply-event';
import { recordsOf, ticketListOf, type TicketSnapshot } from './snapshots';

const AT = '2026-11-22T06:00:00.000Z';
const row = (over: Partial<TicketRow> = {}): TicketRow => ({
  id: 't1',
  number: 10482,
  inboxId: 'i1',
  channel: 'web-chat',
  contactId: 'c1',
  contactName: '王女士',
  teamId: 'team1',
  holderId: null,
  status: 'open',
  statusLabelId: null,
  priority: 'normal',
  subject: null,
  tags: [],
  lastMessage: null,
  lastSeq: 1,
  lastInboundSeq: 1,
  deliveredSeq: 0,
  readSeq: 0,
  agentReadSeq: 0,
  whisperSeq: 0,
  window: null,
  resolution: null,
  createdAt: AT,
  updatedAt: AT,
  resolvedAt: null,
  closedAt: null,
  version: 3,
  ...over,
});

const message = (seq: number, over: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  ticketId: 't1',
  seq,
  kind: 'inbound',
  author: { kind: 'contact', id: 'c1', name: '王女士' },
  text: `第 ${seq} 句`,
  freshText: `第 ${seq} 句`,
  hasHtml: false,
  attachments: [],
  clientId: null,
  delivery: null,
  automatic: null,
  findings: [],
  via: null,
  createdAt: AT,
  providerAt: null,
  mail: null,
  undoUntil: null,
  takenBackAt: null,
  interim: null,
  whisper: null,
  ...over,
});

const clock = (over: object = {}) => ({
  id: 'w1',
  openedAt: AT,
  remindAt: '2026-11-22T06:20:00.000Z',
  leadAt: '2026-11-22T06:25:00.000Z',
  dueAt: '2026-11-22T06:30:00.000Z',
  segments: [],
  policy: null,
  remindedAt: null,
  leadToldAt: null,
  breachedAt: null,
  ...over,
});

const contact: Contact = {
  id: 'c1',
  name: '王女士',
  email: null,
  phone: null,
  company: null,
  address: null,
  product: null,
  purchasedOn: null,
  remark: null,
  special: null,
  groups: [],
  locale: null,
  identities: [],
  createdAt: AT,
  lastSeenAt: null,
  version: 1,
};

const nothingWritten = {
  product: null,
  model: '',
  fault: '',
  version: 0,
} as TicketSnapshot['service'];

function event<T extends EventType>(type: T, version: number, payload: EventMap[T], over: object = {}): DeskEvent {
  return {
    position: `9:${version}`,
    subject: { kind: 'ticket', id: 't1' },
    version,
    ticketId: 't1',
    contactId: 'c1',
    agentId: 'a1',
    teamId: 'team1',
    type,
    at: '2026-11-22T06:10:00.000Z',
    actor: { kind: 'agent', id: 'a1', name: '李敏' },
    payload,
    ...over,
  } as DeskEvent;
}

const ticket = (over: Partial<TicketSnapshot> = {}): TicketSnapshot => ({
  kind: 'ticket',
  row: row(),
  contact,
  messages: [message(1)],
  history: [],
  windows: [],
  service: nothingWritten,
  ...over,
});

describe('the service of a ticket', () => {
  test('is what was written down last', () => {
    const service = { ...nothingWritten, model: 'HW-80', version: 1 };
    const told = event('ticket.service_facts', 4, { changes: {}, service, changed: ['model'] });
    expect(applyEvent(ticket(), told).snapshot.service).toEqual(service);
    expect(applyEvent(ticket({ service }), event('ticket.claimed', 4, { changes: {} })).snapshot.service).toBe(service);
  });
});

describe('a queue', () => {
  const list = ticketListOf([row()]);

  test('takes the changes of the next version', () => {
    const { snapshot, gap } = applyEvent(list, event('ticket.claimed', 4, { changes: { holderId: 'a1' } }));
    expect(snapshot.rows.t1).toEqual(row({ holderId: 'a1', version: 4 }));
    expect(gap).toBeNull();
  });

  test.each([1, 3])('ignores version %i, which it knows already', (version) => {
    const { snapshot, gap } = applyEvent(list, event('ticket.claimed', version, { changes: { holderId: 'a1' } }));
    expect(snapshot).toBe(list);
    expect(gap).toBeNull();
  });

  test('reports a version that is missing and leaves the row', () => {
    const { snapshot, gap } = applyEvent(list, event('ticket.claimed', 6, { changes: { holderId: 'a1' } }));
    expect(snapshot).toBe(list);
    expect(gap).toEqual({ kind: 'ticket', id: 't1', held: 3, arrived: 6 });
  });

  test('takes a ticket that opens as a whole row', () => {
    const opened = event('ticket.opened', 1, { changes: row({ version: 9 }) });
    expect(applyEvent(ticketListOf([]), opened).snapshot.rows.t1).toEqual(row({ version: 1 }));
  });

  test('reports a ticket it has never seen', () => {
    const { gap } = applyEvent(ticketListOf([]), event('ticket.assigned', 7, { changes: {} }));
    expect(gap).toEqual({ kind: 'ticket', id: 't1', held: null, arrived: 7 });
  });

  test('reports each gap once in a run of events', () => {
    const run = [6, 7].map((version) => event('ticket.tagged', version, { changes: { tags: ['退款'] } }));
    expect(applyEvents(list, run).gaps).toEqual([{ kind: 'ticket', id: 't1', held: 3, arrived: 7 }]);
  });

  test('does not change for other subjects', () => {
    const call = event('call.started', 1, { view: {} as Call }, { subject: { kind: 'call', id: 'k1' } });
    expect(applyEvent(list, call).snapshot).toBe(list);
  });
});

describe('an open ticket', () => {
  const said = (version: number, one: Message): DeskEvent =>
    event('message.received', version, { changes: { lastSeq: one.seq }, message: one });

  test('gets new messages in the order of their seq', () => {
    const before = ticket({ messages: [message(1), message(3)] });
    const { snapshot } = applyEvent(before, said(4, message(2)));
    expect(snapshot.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('replaces a message whose delivery moved on', () => {
    const failed = message(1, { delivery: { state: 'failed', error: '550', attempts: 1 } });
    const { snapshot } = applyEvent(ticket(), event('message.delivery_changed', 4, { changes: {}, message: failed }));
    expect(snapshot.messages).toEqual([failed]);
  });

  test('hears the same run twice and keeps it once', () => {
    const run = [said(4, message(2)), event('ticket.resolved', 5, { changes: { status: 'resolved' } })];
    const once = applyEvents(ticket(), run).snapshot;
    const twice = applyEvents(once, run);
    expect(twice.snapshot).toBe(once);
    expect(twice.gaps).toEqual([]);
    expect(once.history).toHaveLength(1);
  });

  test.each<[EventType, boolean]>([
    ['ticket.transferred', true],
    ['reply_window.breached', true],
    ['ticket.marks_moved', false],
    ['message.noted', false],
  ])('%s stands in its history: %s', (type, stands) => {
    const { snapshot } = applyEvent(ticket(), event(type, 4, { changes: {} } as TicketPayload & { view: never }));
    expect(snapshot.history.map((line) => line.type)).toEqual(stands ? [type] : []);
    expect(snapshot.row.version).toBe(4);
  });

  test('leaves events of other tickets alone', () => {
    const before = ticket();
    const other = event('ticket.claimed', 4, { changes: {} }, { subject: { kind: 'ticket', id: 't2' } });
    expect(applyEvent(before, other).snapshot).toBe(before);
  });

  test('follows its contact, newer versions only', () => {
    const renamed = (version: number) =>
      event(
        'contact.updated',
        version,
        { view: { ...contact, name: '王芳', version } },
        { subject: { kind: 'contact', id: 'c1' } },
      );
    expect(applyEvent(ticket(), renamed(2)).snapshot.contact.name).toBe('王芳');
    expect(applyEvent(ticket(), renamed(1)).snapshot.contact.name).toBe('王女士');
  });
});

describe('a reply window in an open ticket', () => {
  const opened = event('reply_window.opened', 4, { changes: { window: clock() }, windowId: 'w1' });
  const breachedAt = '2026-11-22T06:30:00.000Z';
  const breached = event('reply_window.breached', 5, {
    changes: { window: clock({ breachedAt }) },
    windowId: 'w1',
    holderId: 'a7',
  });
  const answered = event('reply_window.answered', 6, {
    changes: { window: null },
    windowId: 'w1',
    workingSeconds: 1900.4,
  });

  test('opens with the first unanswered message, as the first one of the ticket', () => {
    const { windows } = applyEvent(ticket(), opened).snapshot;
    expect(windows).toMatchObject([{ id: 'w1', ticketNumber: 10482, first: true, endedAt: null }]);
  });

  test('is charged to who held the ticket at the deadline (DOMAIN W13)', () => {
    const { windows } = applyEvents(ticket(), [opened, breached]).snapshot;
    expect(windows).toMatchObject([{ breachedAt, holderAtDeadlineId: 'a7' }]);
  });

  test('ends with the answer, who gave it and how long it took', () => {
    const { snapshot } = applyEvents(ticket(), [opened, breached, answered]);
    expect(snapshot.windows).toMatchObject([
      {
        answeredAt: answered.at,
        answeredById: 'a1',
        endedAt: answered.at,
        workingSeconds: 1900,
        holderAtDeadlineId: 'a7',
      },
    ]);
    expect(snapshot.row.window).toBeNull();
  });

  test('ends as excused with its reason', () => {
    const excused = event('reply_window.excused', 5, {
      changes: { window: null },
      windowId: 'w1',
      reason: '客户只是道谢',
    });
    const { windows } = applyEvents(ticket(), [opened, excused]).snapshot;
    expect(windows).toMatchObject([{ excusedAt: excused.at, excuse: '客户只是道谢', answeredAt: null }]);
  });

  test('is not the first one after an answer', () => {
    const again = event('reply_window.opened', 7, { changes: { window: clock({ id: 'w2' }) }, windowId: 'w2' });
    const { windows } = applyEvents(ticket(), [opened, breached, answered, again]).snapshot;
    expect(windows.map(({ id, first }) => [id, first])).toEqual([
      ['w1', true],
      ['w2', false],
    ]);
  });
});

describe('records', () => {
  const agent = (version: number, status: Agent['status']) => ({ id: 'a1', name: '李敏', status, version }) as Agent;
  const changed = (version: number, status: Agent['status']) =>
    event(
      'agent.status_changed',
      version,
      { view: agent(version, status), from: 'online', seconds: 60 },
      { subject: { kind: 'agent', id: 'a1' } },
    );

  test('take newer views and leave older ones', () => {
    const before = recordsOf('agents', [agent(2, 'online')]);
    expect(applyEvent(before, changed(5, 'busy')).snapshot.rows.a1!.status).toBe('busy');
    expect(applyEvent(before, changed(2, 'busy')).snapshot).toBe(before);
  });

  test('of one kind leave those of another', () => {
    const before = recordsOf('calls', []);
    expect(applyEvent(before, changed(3, 'busy')).snapshot).toBe(before);
  });
});
