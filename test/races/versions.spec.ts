import type { TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

const AGENTS = 6;
const ROUNDS = 8;

describe('many hands on few tickets', () => {
  let desk: Desk;
  let agents: AgentClient[];

  beforeAll(async () => {
    desk = await openDesk();
    agents = [];
    for (let n = 0; n < AGENTS; n += 1) agents.push(await desk.agent());
  });
  afterAll(() => desk.close());

  it('leaves every subject with versions 1, 2, 3 … and tickets whose version and seq are those of their last event', async () => {
    const visitors: VisitorClient[] = [];
    for (let n = 0; n < 3; n += 1) visitors.push(await desk.visitor());
    await Promise.all(visitors.map((visitor, n) => visitor.say(`开始 ${n}`)));
    const ids = (
      await eventually(
        async () => (await desk.admin.get('/tickets?view=all')).body.rows as TicketRow[],
        (rows) => rows.length === 3,
      )
    ).map(({ id }) => id);

    const acts = (agent: AgentClient, id: string, n: string): Promise<{ status: number }>[] => [
      agent.post(`/tickets/${id}/replies`, { clientId: `reply-${n}`, text: `回复 ${n}`, seenSeq: 999_999 }),
      agent.post(`/tickets/${id}/notes`, { clientId: `note-${n}`, text: `备注 ${n}` }),
      agent.put(`/tickets/${id}/tags`, { tags: [n] }),
      agent.put(`/tickets/${id}/priority`, { priority: n.length % 2 ? 'high' : 'low' }),
      agent.post(`/tickets/${id}/transfer`, { toAgentId: agent.id, reason: '我来' }),
      agent.put(`/tickets/${id}/status`, { status: 'resolved', reason: '好了' }),
      agent.put(`/tickets/${id}/status`, { status: 'open' }),
      agent.put('/session/status', { status: n.length % 2 ? 'busy' : 'online' }),
    ];
    const statuses = new Set<number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const calls = agents.flatMap((agent, a) => acts(agent, ids[(a + round) % 3]!, `${round}${'x'.repeat(a)}-${a}`));
      const said = visitors.map((visitor, v) => visitor.say(`访客 ${v} ${round}`));
      for (const { status } of await Promise.all([...calls, ...said])) statuses.add(status);
    }
    // 409: a note or transfer that met a ticket resolved a moment ago. Nothing broke.
    expect([...statuses].filter((status) => ![200, 201, 409].includes(status))).toEqual([]);

    const gaps = await desk.sql.query(
      `select subject_kind, subject_id, count(*), min(version), max(version) from desk_event
       where subject_kind in ('ticket', 'contact') group by 1, 2 having count(*) <> max(version)`,
    );
    expect(gaps.rows).toEqual([]);
    const last = await desk.sql.query(
      `select t.id from ticket t where t.version <> (select max(version) from desk_event where subject_id = t.id)
         or t.last_seq <> (select max(seq) from message where ticket_id = t.id)
         or t.last_seq <> (select count(*) from message where ticket_id = t.id)`,
    );
    expect(last.rows).toEqual([]);
    const windows = await desk.sql.query(
      `select t.id from ticket t where (t.reply_window is null) <> not exists
         (select from reply_window w where w.ticket_id = t.id and w.ended_at is null)`,
    );
    expect(windows.rows).toEqual([]);
  });
});
