import { applyEvents, recordsOf, type Snapshot, ticketListOf, ticketSnapshotOf } from '#client';
import type { DeskEvent, PromiseView, TicketDetail, TicketList, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

interface Scene {
  desk: Desk;
  lead: AgentClient;
  agent: AgentClient;
  other: AgentClient;
  visitor: VisitorClient;
  ticketId: string;
}
type Act = (scene: Scene) => Promise<unknown>;

let said = 0;
const clientId = (): string => `fold-${String((said += 1)).padStart(6, '0')}`;

const replyTo = async ({ agent, ticketId }: Scene, then = 'waiting') => {
  const { row } = (await agent.get(`/tickets/${ticketId}/row`)).body as { row: TicketRow };
  return ok(
    agent.post(`/tickets/${ticketId}/replies`, {
      clientId: clientId(),
      text: '您好，已为您查到',
      seenSeq: row.lastSeq,
      then,
    }),
  );
};

/** Every verb that changes a ticket: what must be true before, and the verb itself. */
const VERBS: Record<string, { before?: Act; verb: Act }> = {
  'visitor says more': { verb: ({ visitor }) => ok(visitor.say('还在吗')) },
  reply: { verb: (scene) => replyTo(scene) },
  'reply and resolve': { verb: (scene) => replyTo(scene, 'resolved') },
  'reply with a forbidden phrase (DOMAIN H12)': {
    verb: async ({ agent, ticketId }) =>
      ok(agent.post(`/tickets/${ticketId}/replies`, { clientId: clientId(), text: '我不知道', seenSeq: 99 })),
  },
  note: {
    verb: ({ agent, ticketId }) =>
      ok(agent.post(`/tickets/${ticketId}/notes`, { clientId: clientId(), text: '财务在查' })),
  },
  'interim result that promises a slot (DOMAIN section 9)': {
    verb: ({ agent, ticketId }) => {
      const parts = { number: '13800138000', who: 'self', date: '2026-11-30', from: '09:00', to: '11:00' };
      return ok(agent.post(`/tickets/${ticketId}/interim`, { clientId: clientId(), type: 'rescheduled', parts }));
    },
  },
  claim: {
    before: ({ lead, ticketId }) => ok(lead.post(`/tickets/${ticketId}/release`)),
    verb: ({ other, ticketId }) => ok(other.post(`/tickets/${ticketId}/claim`)),
  },
  release: { verb: ({ agent, ticketId }) => ok(agent.post(`/tickets/${ticketId}/release`)) },
  transfer: {
    verb: ({ agent, other, ticketId }) =>
      ok(agent.post(`/tickets/${ticketId}/transfer`, { toAgentId: other.id, reason: '她更熟' })),
  },
  'whisper to the holder': {
    verb: ({ lead, ticketId }) =>
      ok(lead.post(`/tickets/${ticketId}/whispers`, { clientId: clientId(), text: '先道歉' })),
  },
  'the holder sees a whisper': {
    before: ({ lead, ticketId }) =>
      ok(lead.post(`/tickets/${ticketId}/whispers`, { clientId: clientId(), text: '先道歉' })),
    verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/read`, { seq: 99 })),
  },
  'take over': {
    verb: ({ lead, agent, ticketId }) => ok(lead.post(`/tickets/${ticketId}/take-over`, { fromId: agent.id })),
  },
  'put on hold': { verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/status`, { status: 'on_hold' })) },
  resolve: {
    verb: ({ agent, ticketId }) =>
      ok(agent.put(`/tickets/${ticketId}/status`, { status: 'resolved', reason: '电话里说清了' })),
  },
  close: {
    verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/status`, { status: 'closed', reason: '重复' })),
  },
  'reopen by an agent': {
    before: ({ agent, ticketId }) =>
      ok(agent.put(`/tickets/${ticketId}/status`, { status: 'resolved', reason: '好了' })),
    verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/status`, { status: 'open' })),
  },
  'reopen by the contact': {
    before: (scene) => replyTo(scene, 'resolved'),
    verb: ({ visitor }) => ok(visitor.say('还是没到账')),
  },
  'put aside as spam': {
    verb: ({ agent, ticketId }) => ok(agent.post(`/tickets/${ticketId}/spam`, { block: 'none' })),
  },
  'bring back from spam': {
    before: ({ agent, ticketId }) => ok(agent.post(`/tickets/${ticketId}/spam`, { block: 'none' })),
    verb: ({ agent, ticketId }) => ok(agent.post(`/tickets/${ticketId}/not-spam`)),
  },
  priority: { verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/priority`, { priority: 'urgent' })) },
  tags: { verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/tags`, { tags: ['退款', '加急'] })) },
  subject: { verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/subject`, { subject: '退款未到账' })) },
  'service facts': {
    verb: ({ agent, ticketId }) =>
      ok(
        agent.put(`/tickets/${ticketId}/service`, {
          clientId: clientId(),
          version: 0,
          facts: { product: 'washing_machine', model: 'HW-80', askedForAt: '2026-11-24T02:00:00.000Z' },
        }),
      ),
  },
  'parts are on their way (DOMAIN D9)': {
    before: ({ agent, ticketId }) =>
      ok(
        agent.put(`/tickets/${ticketId}/service`, {
          clientId: clientId(),
          version: 0,
          facts: { partsByDivision: true, partsRequestedAt: '2026-11-23T01:00:00.000Z' },
        }),
      ),
    verb: ({ agent, ticketId }) =>
      ok(
        agent.put(`/tickets/${ticketId}/service`, {
          clientId: clientId(),
          version: 1,
          facts: { askedForAt: '2026-11-23T01:30:00.000Z', partsShelfAt: '2026-11-23T01:45:00.000Z' },
        }),
      ),
  },
  'no reply needed': {
    verb: ({ agent, ticketId }) => ok(agent.post(`/tickets/${ticketId}/no-reply-needed`, { reason: '客户道谢' })),
  },
  'no solution, with the supervisor told (DOMAIN B3)': {
    verb: async ({ desk, agent, ticketId }) => {
      await ok(agent.post(`/tickets/${ticketId}/no-solution`, { clientId: clientId(), reason: '配件停产' }));
      const told = `select 1 from desk_event where ticket_id = $1 and type = 'ticket.escalated'`;
      await eventually(
        async () => (await desk.sql.query(told, [ticketId])).rowCount,
        (count) => count === 1,
      );
    },
  },
  'a macro: tags, reply, note, status and a callback in one': {
    verb: async ({ agent, ticketId }) => {
      const status = { status: 'on_hold' };
      const callback = { afterSeconds: 7200, reason: 'planned' };
      const actions = { reply: '已受理', note: '已转财务', addTags: ['退款'], priority: 'high', status, callback };
      const { body } = await agent.post('/macros', { title: '受理', scope: 'own', actions });
      return ok(agent.post(`/tickets/${ticketId}/macros/${body.id}`, { clientId: clientId(), seenSeq: 99 }));
    },
  },
  'agent reads': { verb: ({ agent, ticketId }) => ok(agent.put(`/tickets/${ticketId}/read`, { seq: 1 })) },
  'contact renamed': {
    verb: async ({ agent, ticketId }) => {
      const { contact } = (await agent.get(`/tickets/${ticketId}`)).body as TicketDetail;
      return ok(
        agent.patch(`/contacts/${contact.id}`, {
          version: contact.version,
          name: `王女士${said}`,
          phone: '13800138000',
        }),
      );
    },
  },
  'reminder, lead and breach pass': {
    verb: async ({ desk, agent, ticketId }) => {
      desk.clock.advance(31 * 60);
      return eventually(
        async () => ((await agent.get(`/tickets/${ticketId}/row`)).body.row as TicketRow).window?.breachedAt,
        (at) => Boolean(at),
      );
    },
  },
};

function policyOf(position: number, hours: number, priorities: readonly string[]): object {
  const none = { channels: [], teams: [], products: [], marketTiers: [], serviceTypes: [], returnOrigins: [] };
  const resolution = { seconds: hours * 3600, hours: 'calendar', pausesOn: ['waiting', 'on_hold'] };
  const targets = { first: null, next: null, resolution };
  return {
    clientId: clientId(),
    name: `${hours} 小时`,
    position,
    active: true,
    conditions: { ...none, priorities },
    targets,
  };
}

async function ok(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

describe('snapshot + events = snapshot, for every verb (DESIGN section 4)', () => {
  let desk: Desk;
  let lead: AgentClient;
  let agent: AgentClient;
  let other: AgentClient;

  beforeAll(async () => {
    desk = await openDesk({ TRUSTED_PROXIES: '127.0.0.1' });
    // Every verb with a resolution clock that its status holds and its priority moves.
    for (const [position, hours, priorities] of [
      [1, 4, ['urgent']],
      [2, 24, []],
    ] as const)
      await ok(desk.admin.post('/admin/policies', policyOf(position, hours, priorities)));
    lead = await desk.agent({ role: 'team_lead', status: 'offline' });
    agent = await desk.agent({ capacity: 200 });
    other = await desk.agent({ status: 'busy' });
  });
  afterAll(() => desk.close());

  let arrived = 0;
  async function scene(): Promise<Scene> {
    const visitor = await desk.visitor(`203.0.113.${(arrived += 1)}`);
    const words = `你好 ${clientId()}`;
    await visitor.say(words);
    const mine = async () => ((await agent.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
    const own = (rows: TicketRow[]) => rows.find((row) => row.lastMessage?.preview === words && row.lastSeq >= 2);
    const rows = await eventually(mine, (seen) => own(seen) !== undefined);
    return { desk, lead, agent, other, visitor, ticketId: own(rows)!.id };
  }

  async function list() {
    const { rows, position } = (await lead.get('/tickets?view=all&limit=200')).body as TicketList;
    const closed = (await lead.get('/tickets?view=closed&limit=200')).body as TicketList;
    const spam = (await lead.get('/tickets?view=spam&limit=200')).body as TicketList;
    return { snapshot: ticketListOf([...rows, ...closed.rows, ...spam.rows]), position };
  }
  const detail = async (id: string): Promise<TicketDetail> => (await lead.get(`/tickets/${id}`)).body as TicketDetail;

  /** Every event after a position until the ticket's version is reached, as a console gets them. */
  async function eventsSince(
    position: string,
    ticketId: string,
    contactId: string,
    version: number,
  ): Promise<DeskEvent[]> {
    const socket = await lead.socket();
    const events: DeskEvent[] = [];
    socket.on('events', (batch) => events.push(...batch.events));
    await socket.emitWithAck('hello', { position, watch: [{ kind: 'list' }, { kind: 'contact', id: contactId }] });
    await eventually(
      () => Math.max(0, ...events.filter(({ subject }) => subject.id === ticketId).map((e) => e.version)),
      (seen) => seen >= version,
    );
    socket.disconnect();
    return events;
  }

  it.each(Object.entries(VERBS))('%s', async (_, { before, verb }) => {
    const stage = await scene();
    await before?.(stage);
    const listBefore = await list();
    const ticketBefore = await detail(stage.ticketId);
    await verb(stage);
    const ticketAfter = await detail(stage.ticketId);
    const version = Math.max(ticketAfter.row.version, ticketBefore.row.version);
    // The desk goes on meanwhile (a released ticket finds its next agent): what came after the snapshot is not its proof.
    const arrived = await eventsSince(listBefore.position, stage.ticketId, ticketBefore.contact.id, version);
    const events = arrived.filter((e) => e.subject.id !== stage.ticketId || e.version <= version);
    const listAfter = await list();

    const folded = applyEvents<Snapshot>(ticketSnapshotOf(ticketBefore), events);
    expect(folded.gaps).toEqual([]);
    expect(folded.snapshot).toEqual(ticketSnapshotOf(ticketAfter));

    const known = new Set(events.map(({ subject }) => subject.id));
    const rows = applyEvents<Snapshot>(listBefore.snapshot, events);
    expect(rows.gaps).toEqual([]);
    for (const id of known) {
      const inList = listAfter.snapshot.rows[id];
      if (inList && inList.version <= version)
        expect((rows.snapshot as typeof listAfter.snapshot).rows[id]).toEqual(inList);
    }
  });

  it('a chat that a visitor opens joins the list', async () => {
    const before = await list();
    await ok((await desk.visitor()).say('新来的客户'));
    const after = await eventually(list, ({ snapshot }) => {
      const row = Object.values(snapshot.rows).find(({ lastMessage }) => lastMessage?.preview === '新来的客户');
      return row?.holderId === agent.id;
    });
    const row = Object.values(after.snapshot.rows).find(({ lastMessage }) => lastMessage?.preview === '新来的客户')!;
    const events = await eventsSince(before.position, row.id, row.contactId, row.version);
    const folded = applyEvents<Snapshot>(before.snapshot, events).snapshot as typeof after.snapshot;
    expect(folded.rows[row.id]).toEqual(row);
  });

  it('replayed twice, the same events change nothing more', async () => {
    const stage = await scene();
    const before = await detail(stage.ticketId);
    await replyTo(stage);
    const after = await detail(stage.ticketId);
    const events = await eventsSince(before.position, stage.ticketId, before.contact.id, after.row.version);
    expect(applyEvents<Snapshot>(ticketSnapshotOf(before), [...events, ...events]).snapshot).toEqual(
      ticketSnapshotOf(after),
    );
  });

  it('a missing event is reported as a gap instead of a wrong row', async () => {
    const stage = await scene();
    const before = await detail(stage.ticketId);
    await replyTo(stage);
    const after = await detail(stage.ticketId);
    const events = await eventsSince(before.position, stage.ticketId, before.contact.id, after.row.version);
    const own = events.filter(({ subject, version }) => subject.id === stage.ticketId && version > before.row.version);
    const { gaps } = applyEvents<Snapshot>(ticketSnapshotOf(before), own.slice(1));
    expect(gaps[0]).toMatchObject({ id: stage.ticketId, held: before.row.version });
  });

  it('promises: every act folds into the list of the ticket', async () => {
    const { ticketId } = await scene();
    const list = async () => ((await lead.get(`/promises?ticketId=${ticketId}`)).body as { rows: PromiseView[] }).rows;
    const { position, contact } = await detail(ticketId);
    const agreed = { who: 'self', name: '王女士', channel: 'phone', number: '13800138000' };
    const slot = { date: '2026-11-30', from: '09:00', to: '11:00' };
    const make = () =>
      agent.post(`/tickets/${ticketId}/promises`, { clientId: clientId(), kind: 'visit', slot, agreed });
    const act = async (verb: string, at: number, more: object) => {
      const { id, version } = (await list())[at]!;
      await ok(agent.post(`/promises/${id}/${verb}`, { clientId: clientId(), version, ...more }));
    };
    await ok(make());
    await ok(make());
    await act('change', 0, { slot: { ...slot, from: '13:00', to: '14:00' }, agreed, consented: true });
    await act('keep', 0, { at: desk.clock.now().toISOString() });
    await act('cancel', 1, { reason: '不需要了' });
    await ok(agent.post(`/tickets/${ticketId}/notes`, { clientId: clientId(), text: '都约好了' }));
    const rows = await list();
    const { row } = await detail(ticketId);
    const events = await eventsSince(position, ticketId, contact.id, row.version);
    const folded = applyEvents<Snapshot>(recordsOf('promises', []), events).snapshot;
    expect(folded).toEqual(recordsOf('promises', rows));
  });

  it('agents: a status change folds into the colleagues list', async () => {
    const boot = (await lead.get('/bootstrap')).body as { agents: { id: string }[]; position: string };
    await ok(other.put('/session/status', { status: 'away' }));
    const socket = await lead.socket();
    const events: DeskEvent[] = [];
    socket.on('events', (batch) => events.push(...batch.events));
    await socket.emitWithAck('hello', { position: boot.position, watch: [] });
    await eventually(
      () => events,
      (seen) => seen.some(({ type, subject }) => type === 'agent.status_changed' && subject.id === other.id),
    );
    const folded = applyEvents<Snapshot>(recordsOf('agents', boot.agents as never), events);
    const now = (
      (await lead.get('/bootstrap')).body as { agents: { id: string; version: number; status: string }[] }
    ).agents.find(({ id }) => id === other.id)!;
    const seen = (folded.snapshot as { rows: Record<string, { version: number; status: string }> }).rows[other.id]!;
    expect({ version: seen.version, status: seen.status }).toEqual({ version: now.version, status: now.status });
  });
});
