import { randomUUID } from 'node:crypto';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const TEN_MINUTES = 600;

describe('a ticket whose holder has gone', () => {
  let desk: Desk;
  let holder: AgentClient;
  let colleague: AgentClient;

  beforeAll(async () => {
    desk = await openDesk();
    holder = await desk.agent({ name: '孙悦' });
    colleague = await desk.agent({ name: '周敏' });
  });
  afterAll(() => desk.close());
  beforeEach(() => Promise.all([is(holder, 'online'), is(colleague, 'offline')]));

  const is = (agent: AgentClient, status: string) => agent.put('/session/status', { status });
  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row;
  const heldBy = (id: string, agent: AgentClient) =>
    eventually(
      () => row(id),
      ({ holderId }) => holderId === agent.id,
    );
  /** A visitor who waits for this agent, the only one there. */
  const waitsFor = async (agent: AgentClient): Promise<string> => {
    await (await desk.visitor()).say('在吗');
    const { rows } = await desk.sql.query('select id from ticket order by created_at desc limit 1');
    await heldBy(rows[0].id, agent);
    return rows[0].id;
  };

  it('goes back into the queue in time, and to a colleague who is there; what nobody waits in stays', async () => {
    const [waiting, answered] = [await waitsFor(holder), await waitsFor(holder)];
    const seenSeq = (await row(answered)).lastSeq;
    const reply = { text: '您好，孙悦为您服务。', clientId: randomUUID(), seenSeq };
    expect((await holder.post(`/tickets/${answered}/replies`, reply)).status).toBe(201);
    await is(holder, 'offline');
    await is(colleague, 'online');
    desk.clock.advance(TEN_MINUTES);
    await heldBy(waiting, colleague);
    expect((await row(answered)).holderId).toBe(holder.id);
    const { rows } = await desk.sql.query(
      `select actor_kind, payload ->> 'reason' as reason from desk_event where ticket_id = $1 and type = 'ticket.released'`,
      [waiting],
    );
    expect(rows).toEqual([{ actor_kind: 'desk', reason: 'agent_offline' }]);
  });

  it('stays with who is back before the time is over', async () => {
    const kept = await waitsFor(holder);
    await is(holder, 'offline');
    await is(colleague, 'online');
    const other = await waitsFor(colleague);
    desk.clock.advance(TEN_MINUTES / 2);
    await Promise.all([is(holder, 'online'), is(colleague, 'offline')]);
    desk.clock.advance(TEN_MINUTES);
    await heldBy(other, holder);
    expect((await row(kept)).holderId).toBe(holder.id);
  });

  it('stays while the number is 0', async () => {
    const kept = await waitsFor(holder);
    await is(holder, 'offline');
    const set = (value: number) =>
      desk.admin.post('/admin/settings', {
        key: 'assignment.give_back',
        value,
        effectiveAt: desk.clock.now().toISOString(),
      });
    expect((await set(0)).status).toBeLessThan(300);
    await is(colleague, 'online');
    desk.clock.advance(2 * TEN_MINUTES);
    const later = await waitsFor(colleague);
    expect((await row(kept)).holderId).toBe(holder.id);
    expect((await set(TEN_MINUTES)).status).toBeLessThan(300);
    await heldBy(kept, colleague);
    expect((await row(later)).holderId).toBe(colleague.id);
  });
});
