import type { AgentAccount, Bootstrap } from '#contract';
import { AgentsService } from '../../../apps/server/src/desk/agents/agents.service';
import { TeamsService } from '../../../apps/server/src/desk/teams/teams.service';
import { type Answer, type Caller, PASSWORD, type SetupDesk, setupDesk } from './setup-desk';

let desk: SetupDesk;
let admin: Caller;
beforeAll(async () => {
  desk = await setupDesk();
  admin = await desk.admin();
});
afterAll(() => desk.close());

const bootstrap = async (caller: Caller): Promise<Bootstrap> => (await caller.ask('GET', '/bootstrap')).body;
// Read from the table: the feed waits for the oldest transaction of the whole server, other specs' included.
const newestOf = async (subjectId: string, count: number) => {
  const events = await desk.database.rows<{ type: string; payload: { area?: string; seconds?: number } }>(
    `select subject_kind as "subjectKind", agent_id as "agentId", version, type, payload from desk_event
     where subject_id = $1 order by id`,
    [subjectId],
  );
  return events.slice(-count);
};
const agentsService = () => desk.app.get(AgentsService);

/** Holds every agent's row until all requests wait for one, so that they truly meet. */
async function atOnce(own: SetupDesk, start: () => Promise<Answer>[]): Promise<Answer[]> {
  const waiting = () =>
    own.database.rows(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  const racing = await own.database.transaction(async (tx) => {
    await tx.rows('select from agent for update');
    const requests = start();
    while ((await waiting()).length < requests.length);
    return { requests };
  });
  return Promise.all(racing.requests);
}

describe('roles', () => {
  const routes = [
    ['GET', '/admin/agents'],
    ['POST', '/admin/agents'],
    ['DELETE', '/admin/agents/00000000-0000-7000-8000-000000000000/second-factor'],
    ['GET', '/admin/teams'],
    ['GET', '/admin/inboxes'],
    ['POST', '/admin/inboxes/test'],
    ['GET', '/admin/calendars'],
    ['GET', '/admin/settings'],
    ['POST', '/admin/settings'],
    ['GET', '/admin/company'],
    ['PUT', '/admin/company'],
    ['GET', '/admin/status-labels'],
    ['GET', '/admin/audit'],
  ] as const;

  it.each(routes)('%s %s is the admins’ alone', async (method, path) => {
    for (const role of ['agent', 'team_lead'] as const) {
      const caller = await desk.signedIn((await desk.newAgent(admin, { role })).email);
      const { status, body } = await caller.ask(method, path, method === 'GET' ? undefined : {});
      expect([status, body.code]).toEqual([403, 'forbidden']);
    }
    expect((await desk.caller().ask(method, path)).status).toBe(401);
  });
});

describe('agents', () => {
  it.each([
    ['email', { email: 'twice@desk.test' }, { email: 'TWICE@desk.test' }],
    ['workNumber', { workNumber: 'W-1' }, { workNumber: 'W-1' }],
  ])('never share their %s', async (field, taken, same) => {
    await desk.newAgent(admin, taken);
    const other = await desk.newAgent(admin);
    const { status, body } = await admin.ask('PATCH', `/admin/agents/${other.id}`, same);
    expect([status, body.code, body.detail]).toEqual([409, 'already_exists', { field }]);
  });

  it.each([
    ['too short', 'short one', 'invalid_input'],
    ['well known', 'password123', 'weak_password'],
    ['one character over and over', 'aaaaaaaaaaaa', 'weak_password'],
    ['the own name', 'wangxiaoli2026', 'weak_password'],
  ])('can’t have a password that is %s', async (_, password, code) => {
    const agent = { name: '王晓丽', email: 'wangxiaoli@desk.test', workNumber: '9001', role: 'agent', password };
    const { status, body } = await admin.ask('POST', '/admin/agents', agent);
    expect([status, body.code]).toEqual([400, code]);
  });

  it('keep what a patch leaves out', async () => {
    const [team] = (await bootstrap(admin)).teams;
    const made = await desk.newAgent(admin, { capacity: 3, visibility: 'own', locale: 'en', teamIds: [team!.id] });
    const { body } = await admin.ask<AgentAccount>('PATCH', `/admin/agents/${made.id}`, { name: '新名字' });
    expect(body).toEqual({ ...made, name: '新名字', version: 2 });
  });

  it('are refused for a team that isn’t there', async () => {
    const agent = await desk.newAgent(admin);
    const teamIds = ['01a20117-6ae7-76d6-9ece-3256e66f101d'];
    const { body } = await admin.ask('PATCH', `/admin/agents/${agent.id}`, { teamIds });
    expect(body).toMatchObject({ code: 'invalid_input', fields: [{ path: 'teamIds', rule: 'unknown' }] });
  });

  it('never leave the desk without an admin, even when two demote each other at once', async () => {
    const own = await setupDesk();
    const first = await own.admin();
    const { me } = (await first.ask('GET', '/bootstrap')).body as Bootstrap;
    for (const patch of [{ role: 'agent' }, { disabled: true }])
      expect((await first.ask('PATCH', `/admin/agents/${me.id}`, patch)).body.code).toBe('last_admin');
    const made = await own.newAgent(first, { role: 'admin' });
    const second = await own.signedIn(made.email);
    const answers = await atOnce(own, () => [
      first.ask('PATCH', `/admin/agents/${made.id}`, { role: 'agent' }),
      second.ask('PATCH', `/admin/agents/${me.id}`, { role: 'agent' }),
    ]);
    expect(answers.map(({ body }) => body.code).filter(Boolean)).toEqual(['last_admin']);
    const left = await own.database.rows(`select id from agent where role = 'admin' and disabled_at is null`);
    expect(left).toHaveLength(1);
    await own.close();
  });

  it('choose a status, and the feed tells it with how long the last one lasted', async () => {
    const agent = await desk.newAgent(admin);
    const caller = await desk.signedIn(agent.email);
    await caller.ask('PUT', '/session/status', { status: 'online' });
    desk.clock.forward(90_000);
    const { body } = await caller.ask('PUT', '/session/status', { status: 'busy' });
    expect(body).toMatchObject({ id: agent.id, status: 'busy', presence: 'offline', version: 3 });
    const [event] = await newestOf(agent.id, 1);
    expect(event).toMatchObject({
      type: 'agent.status_changed',
      subjectKind: 'agent',
      agentId: agent.id,
      version: 3,
      payload: { view: body, from: 'online' },
    });
    expect(event!.payload.seconds).toBeGreaterThanOrEqual(90);
    await caller.ask('PUT', '/session/status', { status: 'busy' });
    expect((await agentsService().view(agent.id)).version).toBe(3);
  });

  it('are there while they beat', async () => {
    const agent = await desk.newAgent(admin);
    await (await desk.signedIn(agent.email)).ask('PUT', '/session/status', { status: 'online' });
    const [team] = (await bootstrap(admin)).teams;
    await admin.ask('PATCH', `/admin/agents/${agent.id}`, { teamIds: [team!.id] });
    const seen = async () => (await agentsService().candidates(team!.id)).find(({ agentId }) => agentId === agent.id);
    expect(await seen()).toMatchObject({ presence: 'offline', disabled: false, capacity: 8, lastAssignedAt: null });
    await agentsService().beat(agent.id);
    expect((await seen())!.presence).toBe('online');
    expect((await agentsService().presenceOf([agent.id])).get(agent.id)).toBe('online');
    await admin.ask('PATCH', `/admin/agents/${agent.id}`, { disabled: true });
    expect(await seen()).toMatchObject({ disabled: true, presence: 'offline' });
    expect(await agentsService().principal(agent.id)).toBeNull();
  });

  it('keep their preferences', async () => {
    const caller = await desk.signedIn((await desk.newAgent(admin)).email);
    await caller.ask('PUT', '/session/preferences', { theme: 'dark', locale: 'en' });
    const { body } = await caller.ask('PUT', '/session/preferences', { density: 'compact' });
    expect(body).toEqual({ theme: 'dark', density: 'compact', locale: 'en' });
    expect((await bootstrap(caller)).preferences).toEqual(body);
  });
});

describe('an admin act', () => {
  it('reaches every screen and cache, and is in the audit log', async () => {
    const names = await agentsService().names();
    const agent = await desk.newAgent(admin, { name: '赵敏' });
    expect(names.has(agent.id)).toBe(false);
    expect((await agentsService().names()).get(agent.id)).toEqual({ name: '赵敏', workNumber: agent.workNumber });
    const told = (await newestOf(agent.id, 9)).map(({ type, payload }) => [type, payload.area]);
    expect(told).toEqual([
      ['agent.updated', undefined],
      ['setup.changed', 'agents'],
    ]);
    await admin.ask('PUT', `/admin/agents/${agent.id}/password`, { password: 'given horse 44' });
    const { rows } = (await admin.ask('GET', '/admin/audit')).body;
    expect(rows[0]).toMatchObject({ act: 'agent.password_set', subject: '赵敏', agentName: '管理员', ip: '127.0.0.1' });
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`given horse|${PASSWORD}`));
  });

  it('is read page by page, newest first', async () => {
    for (let i = 0; i < 12; i++) await admin.ask('PUT', '/admin/company', { name: `公司${i}`, zone: 'Asia/Shanghai' });
    const seen: { id: string }[] = [];
    let after = '';
    do {
      const { body } = await admin.ask('GET', `/admin/audit?limit=7${after}`);
      seen.push(...body.rows);
      after = body.next && `&after=${body.next}`;
    } while (after);
    const ids = seen.map(({ id }) => Number(id));
    expect(ids.length).toBeGreaterThan(12);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(ids.length);
    expect((await admin.ask('GET', '/admin/audit?after=nonsense')).body.code).toBe('invalid_input');
  });
});

describe('teams', () => {
  it('have a name of their own', async () => {
    const [team] = (await bootstrap(admin)).teams;
    const same = { name: team!.name, strategy: 'random', calendarId: team!.calendarId };
    expect((await admin.ask('POST', '/admin/teams', same)).body).toMatchObject({
      code: 'already_exists',
      detail: { field: 'name' },
    });
  });

  it('keep what a patch leaves out, and lose a lead with the member', async () => {
    const [a, b] = [await desk.newAgent(admin), await desk.newAgent(admin)];
    const { calendarId } = (await bootstrap(admin)).teams[0]!;
    const fields = { name: '二组', strategy: 'least_busy', calendarId, memberIds: [a.id, b.id], leadIds: [b.id] };
    const made = (await admin.ask('POST', '/admin/teams', fields)).body;
    expect(made).toMatchObject({ ...fields, memberIds: [a.id, b.id].sort(), version: 1 });
    const renamed = (await admin.ask('PATCH', `/admin/teams/${made.id}`, { name: '三组' })).body;
    expect(renamed).toEqual({ ...made, name: '三组', version: 2 });
    expect(await desk.app.get(TeamsService).byId(made.id)).toEqual(renamed);
    const smaller = (await admin.ask('PATCH', `/admin/teams/${made.id}`, { memberIds: [a.id] })).body;
    expect(smaller).toMatchObject({ memberIds: [a.id], leadIds: [] });
  });
});

describe('the company', () => {
  it('has a zone that exists', async () => {
    const { body } = await admin.ask('PUT', '/admin/company', { name: '甲公司', zone: 'Asia/Nowhere' });
    expect(body).toMatchObject({ code: 'invalid_input', fields: [{ path: 'zone', rule: 'invalid_format' }] });
    expect((await admin.ask('PUT', '/admin/company', { name: '甲公司', zone: 'Asia/Urumqi' })).status).toBe(200);
    expect((await bootstrap(admin)).company).toEqual({ name: '甲公司', zone: 'Asia/Urumqi' });
  });

  it('names statuses, each name once, and keeps one that open tickets wear', async () => {
    const written = { status: 'on_hold', name: '等配件' };
    const label = (await admin.ask('POST', '/admin/status-labels', written)).body;
    expect(label).toMatchObject({ ...written, position: 1 });
    expect((await admin.ask('POST', '/admin/status-labels', written)).body.code).toBe('already_exists');
    const ticketId = await insertTicket({ status: 'on_hold', labelId: label.id });
    expect((await admin.ask('DELETE', `/admin/status-labels/${label.id}`)).body.code).toBe('in_use');
    await desk.database.rows(`update ticket set status = 'closed' where id = $1`, [ticketId]);
    expect((await admin.ask('DELETE', `/admin/status-labels/${label.id}`)).status).toBe(200);
    expect((await bootstrap(admin)).statusLabels).toEqual([]);
  });

  async function insertTicket({ status, labelId }: { status: string; labelId: string }): Promise<string> {
    const row = await desk.database.row<{ id: string }>(
      `with c as (insert into contact (id, name, created_at) values (gen_random_uuid(), '李先生', now()) returning id)
       insert into ticket (id, number, inbox_id, channel, contact_id, contact_name, status, status_label_id, status_since, priority, tags,
         last_seq, last_inbound_seq, last_reply_seq, delivered_seq, read_seq, agent_read_seq, queue_due_at, created_at, updated_at, version)
       select gen_random_uuid(), nextval('ticket_number'), (select id from inbox limit 1), 'web-chat', c.id, '李先生', $1, $2, now(), 'normal',
         '{退款}', 0, 0, 0, 0, 0, 0, now(), now(), now(), 1 from c returning id`,
      [status, labelId],
    );
    return row!.id;
  }
});
