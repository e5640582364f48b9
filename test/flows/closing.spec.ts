import { SETUP_CHANGED } from '../../apps/server/src/platform/database/cached';
import { Wake } from '../../apps/server/src/platform/wake/wake';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const HOURS = 3600;
const DAYS = 24 * HOURS;

describe('a team that calls back first', () => {
  let desk: Desk;
  let agent: AgentClient;
  let lead: AgentClient;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ name: '孙悦' });
    lead = await desk.agent({ name: '赵组长', role: 'team_lead' });
    expect((await desk.admin.patch(`/admin/teams/${desk.teamId}`, { callsBack: true })).body.callsBack).toBe(true);
  });
  afterAll(() => desk.close());

  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row;
  const status = (who: AgentClient, id: string, to: string, why: object = {}) =>
    who.put(`/tickets/${id}/status`, { status: to, ...why });
  const because = async (id: string) =>
    (
      await desk.sql.query(
        `select payload ->> 'because' as because, payload ->> 'reason' as reason from desk_event where ticket_id = $1 and type = 'ticket.closed'`,
        [id],
      )
    ).rows;
  const callbacks = async (id: string) => (await desk.admin.get(`/callbacks?state=all&ticketId=${id}`)).body.rows;

  /** A ticket the agent holds and nobody waits in. */
  async function held(): Promise<string> {
    await (await desk.visitor()).say('洗衣机漏水');
    const { rows } = await desk.sql.query('select id from ticket order by created_at desc limit 1');
    const id = rows[0].id as string;
    await desk.admin.post(`/tickets/${id}/transfer`, { toAgentId: agent.id, reason: '你来' });
    await agent.post(`/tickets/${id}/no-reply-needed`, { reason: '电话里说了' });
    return id;
  }
  async function resolved() {
    const id = await held();
    expect((await status(agent, id, 'resolved')).status).toBe(200);
    const [callback] = await eventually(
      () => callbacks(id),
      (found) => found.length === 1,
    );
    return { id, callback };
  }
  const called = (callback: { id: string; version: number }, result: string) =>
    agent.post(`/callbacks/${callback.id}/complete`, { version: callback.version, result, feedback: '都好了' });

  it('closes nothing that nobody called back about (DOMAIN D1)', async () => {
    const id = await held();
    const refused = await status(agent, id, 'closed', { reason: '处理完了' });
    expect([refused.status, refused.body.code]).toEqual([409, 'closing_needs_callback']);
    expect((await row(id)).status).not.toBe('closed');
  });

  it('plans the callback when a ticket is solved, once, and closes when the contact is satisfied (DOMAIN D1, V1)', async () => {
    const { id, callback } = await resolved();
    const at = Date.parse((await row(id)).resolvedAt);
    expect(callback).toMatchObject({ reason: 'satisfaction', agentId: agent.id, ticketId: id });
    expect(Date.parse(callback.dueAt) - at).toBe(2 * HOURS * 1000);
    expect((await called(callback, 'satisfied')).status).toBe(200);
    expect((await status(agent, id, 'closed')).status).toBe(200);
    expect(await because(id)).toEqual([{ because: 'satisfied', reason: null }]);
    expect(await callbacks(id)).toHaveLength(1);
  });

  it('opens it again when the contact is not, and then only a team lead may close it, with a reason (DOMAIN D11, V4)', async () => {
    const { id, callback } = await resolved();
    await called(callback, 'not_satisfied');
    expect((await row(id)).status).toBe('open');
    const code = async (who: AgentClient, why: object) => (await status(who, id, 'closed', why)).body.code;
    expect(await code(agent, { reason: '说好了' })).toBe('closing_not_satisfied');
    expect(await code(agent, { reason: '算了', ground: { kind: 'lead' } })).toBe('closing_needs_lead');
    expect(await code(lead, { ground: { kind: 'lead' } })).toBe('reason_required');
    expect((await status(lead, id, 'closed', { reason: '客户拒绝一切方案', ground: { kind: 'lead' } })).status).toBe(
      200,
    );
    expect(await because(id)).toEqual([{ because: 'lead', reason: '客户拒绝一切方案' }]);
  });

  it('takes "no time" only for seven days and more (DOMAIN D10)', async () => {
    const id = await held();
    const until = (days: number) => new Date(desk.clock.now().getTime() + days * DAYS * 1000).toISOString();
    const say = (days: number) =>
      status(agent, id, 'closed', { reason: '客户出国', ground: { kind: 'no_time', until: until(days) } });
    expect((await say(6)).body).toMatchObject({ code: 'closing_no_time_too_soon' });
    expect((await say(8)).status).toBe(200);
    expect(await because(id)).toEqual([{ because: 'no_time', reason: '客户出国' }]);
  });

  it('lets the desk close by itself what is satisfied, and nothing else (DOMAIN D1)', async () => {
    const [satisfied, silent] = [await resolved(), await resolved()];
    await called(satisfied.callback, 'satisfied');
    desk.clock.advance(8 * DAYS);
    desk.app.get(Wake).up(SETUP_CHANGED);
    // Sessions do not live so long.
    const statusOf = async (id: string) =>
      (await desk.sql.query('select status from ticket where id = $1', [id])).rows[0].status as string;
    await eventually(
      () => statusOf(satisfied.id),
      (now) => now === 'closed',
    );
    expect(await statusOf(silent.id)).toBe('resolved');
  });
});
