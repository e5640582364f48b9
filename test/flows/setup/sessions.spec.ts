import { AuditLog } from '../../../apps/server/src/platform/auth/audit-log';
import { PrincipalSource } from '../../../apps/server/src/platform/auth/principal';
import { hashToken } from '../../../apps/server/src/platform/auth/tokens';
import { Wake } from '../../../apps/server/src/platform/wake/wake';
import { FirstRun } from '../../../apps/server/src/desk/setup/first-run';
import { type Caller, PASSWORD, type SetupDesk, setupDesk } from './setup-desk';

const HOUR_MS = 3_600_000;
let desk: SetupDesk;
let admin: Caller;

beforeAll(async () => {
  desk = await setupDesk();
  admin = await desk.admin();
});
afterAll(() => desk.close());

const isIn = async (caller: Caller): Promise<boolean> => (await caller.ask('GET', '/bootstrap')).status === 200;

describe('signing in', () => {
  it('gives a cookie that scripts and other sites never see, and a new token each time', async () => {
    const agent = await desk.newAgent(admin);
    const caller = desk.caller();
    const first = await caller.login(agent.email, PASSWORD);
    const firstCookie = caller.cookie!;
    expect(first.body).toEqual({ ok: true });
    expect(first.cookie).toMatch(/^hh_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Strict$/);
    await caller.login(agent.email.toUpperCase(), PASSWORD);
    expect(caller.cookie).not.toBe(firstCookie);
    const old = desk.caller();
    old.cookie = firstCookie;
    expect(await isIn(old)).toBe(false);
  });

  it('keeps only the hash of a token', async () => {
    const agent = await desk.newAgent(admin);
    const token = (await desk.signedIn(agent.email)).cookie!.split('=')[1]!;
    const rows = await desk.database.rows<{ token_hash: string }>(
      'select token_hash from session where agent_id = $1',
      [agent.id],
    );
    expect(rows).toEqual([{ token_hash: hashToken(token) }]);
  });

  it('says the same of a wrong password and of an unknown account', async () => {
    const agent = await desk.newAgent(admin);
    const known = await desk.caller('10.0.0.1').login(agent.email, 'wrong horse 42');
    const unknown = await desk.caller('10.0.0.1').login('nobody@desk.test', 'wrong horse 42');
    for (const { status, body } of [known, unknown])
      expect([status, body.code, body.detail]).toEqual([401, 'wrong_credentials', {}]);
  });

  it('tells only who knows the password that an account is disabled', async () => {
    const agent = await desk.newAgent(admin);
    await admin.ask('PATCH', `/admin/agents/${agent.id}`, { disabled: true });
    expect((await desk.caller().login(agent.email, 'wrong horse 42')).body.code).toBe('wrong_credentials');
    expect((await desk.caller().login(agent.email, PASSWORD)).body.code).toBe('account_disabled');
  });

  it('stops after ten wrong tries from one address for one account, and lets others in', async () => {
    const [agent, other] = [await desk.newAgent(admin), await desk.newAgent(admin)];
    const guesser = desk.caller('10.0.0.2');
    for (let i = 0; i < 10; i++) expect((await guesser.login(agent.email, 'guess number 1')).status).toBe(401);
    const refused = await guesser.login(agent.email, PASSWORD);
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_requests']);
    expect(refused.body.detail.retryAfterSeconds).toBeGreaterThan(0);
    expect((await guesser.login(other.email, PASSWORD)).status).toBe(200);
    expect((await desk.caller('10.0.0.3').login(agent.email, PASSWORD)).status).toBe(200);
  });

  it('stops one address that tries many accounts', async () => {
    const guesser = desk.caller('10.0.0.4');
    const answers = [];
    for (let i = 0; i < 61; i++) answers.push((await guesser.login(`nobody${i}@desk.test`, 'x')).status);
    expect(answers.slice(0, 60)).toEqual(Array(60).fill(401));
    expect(answers[60]).toBe(429);
  });

  it('is written down, refused or not, without the password', async () => {
    const agent = await desk.newAgent(admin);
    await desk.caller('10.0.0.5').login(agent.email, 'secret guess 99');
    await desk.caller('10.0.0.5').login(agent.email, PASSWORD);
    const entries = (await desk.app.get(AuditLog).list(null, 2)).map(({ act, ip, subject, agentId }) => ({
      act,
      ip,
      subject,
      agentId,
    }));
    const who = { ip: '10.0.0.5', subject: agent.email, agentId: agent.id };
    expect(entries).toEqual([
      { act: 'session.started', ...who },
      { act: 'session.refused', ...who },
    ]);
    const dump = JSON.stringify(await desk.app.get(AuditLog).list(null, 200));
    expect(dump).not.toContain('secret guess 99');
    expect(dump).not.toContain(PASSWORD);
  });
});

describe('a session', () => {
  it('ends at sign-out, and sockets are told to look again', async () => {
    const agent = await desk.newAgent(admin);
    const caller = await desk.signedIn(agent.email);
    const cookie = caller.cookie;
    let told = 0;
    const off = desk.app.get(Wake).on('sessions', () => (told += 1));
    await caller.ask('DELETE', '/session');
    off();
    caller.cookie = cookie;
    const after = await caller.ask('GET', '/bootstrap');
    expect([after.status, after.body.code, told]).toEqual([401, 'session_expired', 1]);
  });

  it('ends elsewhere when the password changes, and goes on where it was changed', async () => {
    const agent = await desk.newAgent(admin);
    const [here, elsewhere] = [await desk.signedIn(agent.email), await desk.signedIn(agent.email)];
    const next = 'another horse 43';
    expect((await here.ask('POST', '/session/password', { current: 'not this one', next })).body.code).toBe(
      'wrong_password',
    );
    expect(await isIn(elsewhere)).toBe(true);
    expect((await here.ask('POST', '/session/password', { current: PASSWORD, next })).status).toBe(200);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
    expect((await desk.caller().login(agent.email, PASSWORD)).status).toBe(401);
    expect((await desk.caller().login(agent.email, next)).status).toBe(200);
  });

  it.each([
    ['disabled', { disabled: true }],
    ['given another role', { role: 'team_lead' }],
  ])('ends when its agent is %s', async (_, patch) => {
    const agent = await desk.newAgent(admin);
    const caller = await desk.signedIn(agent.email);
    await admin.ask('PATCH', `/admin/agents/${agent.id}`, patch);
    expect(await isIn(caller)).toBe(false);
  });

  it('ends when an admin sets another password', async () => {
    const agent = await desk.newAgent(admin);
    const caller = await desk.signedIn(agent.email);
    expect((await admin.ask('PUT', `/admin/agents/${agent.id}/password`, { password: 'given horse 44' })).status).toBe(
      200,
    );
    expect(await isIn(caller)).toBe(false);
  });

  it('ends after twelve idle hours and, however busy, after fourteen days', async () => {
    const own = await setupDesk();
    const idle = await own.admin();
    own.clock.forward(12 * HOUR_MS - 60_000);
    expect(await isIn(idle)).toBe(true);
    own.clock.forward(12 * HOUR_MS + 1000);
    expect(await isIn(idle)).toBe(false);
    const busy = await own.admin();
    for (let i = 0; i < 30; i++) {
      own.clock.forward(11 * HOUR_MS);
      expect(await isIn(busy)).toBe(true);
    }
    own.clock.forward(6 * HOUR_MS + 1000);
    expect(await isIn(busy)).toBe(false);
    await own.close();
  });

  it('belongs to a principal with the rights of now', async () => {
    const agent = await desk.newAgent(admin);
    const caller = await desk.signedIn(agent.email);
    const [team] = (await admin.ask('GET', '/admin/teams')).body.rows;
    await admin.ask('PATCH', `/admin/teams/${team.id}`, {
      memberIds: [...team.memberIds, agent.id],
      leadIds: [agent.id],
    });
    const principal = await desk.app.get(PrincipalSource).ofSession(hashToken(caller.cookie!.split('=')[1]!));
    expect(principal).toMatchObject({ agentId: agent.id, role: 'agent', teamIds: [team.id], leadOf: [team.id] });
  });
});

describe('the first start', () => {
  it('makes one admin and no second', async () => {
    expect(await desk.app.get(FirstRun).ensureFirstAdmin()).toBeNull();
    expect(desk.firstAdmin.password).toMatch(/^(\w{4}-){3}\w{4}$/);
  });

  it('leaves a desk that can be used at once', async () => {
    const own = await setupDesk();
    const { body } = await (await own.admin()).ask('GET', '/bootstrap');
    expect(body).toMatchObject({
      company: { zone: 'Asia/Shanghai' },
      me: { role: 'admin', email: own.firstAdmin.email, presence: 'offline' },
      teams: [{ name: '客服一组', memberIds: [body.me.id], leadIds: [body.me.id] }],
      inboxes: [{ name: '网页咨询', channel: 'web-chat', teamId: body.teams[0].id, enabled: true }],
      calendars: [{ zone: 'Asia/Shanghai' }],
    });
    expect(body.forbiddenPhrases.map(({ phrase }: { phrase: string }) => phrase)).toContain('不知道');
    expect(body.forbiddenPhrases).toHaveLength(6);
    expect(body.snippets.map(({ initials }: { initials: string }) => initials)).toContain('tkdz');
    expect(body.position).toMatch(/^\d+:0$/);
    await own.close();
  });
});
