import type { AgentAccount } from '#contract';
import { SignInRescue } from '../../../apps/server/src/desk/agents/sign-in-rescue';
import { AuditLog } from '../../../apps/server/src/platform/auth/audit-log';
import { oneTimeCode, stepAt } from '../../../apps/server/src/platform/auth/one-time-codes';
import { Wake } from '../../../apps/server/src/platform/wake/wake';
import { type Answer, type Caller, PASSWORD, type SetupDesk, setupDesk } from './setup-desk';

const STEP_MS = 30_000;
const MINUTE_MS = 60_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
let desk: SetupDesk;
let admin: Caller;
let addresses = 0;

beforeAll(async () => {
  desk = await setupDesk();
  admin = await desk.admin();
});
afterAll(() => desk.close());

/** An agent with an authenticator app, which shows codes by the desk's clock. */
interface Guarded {
  agent: AgentAccount;
  caller: Caller;
  secret: string;
  recoveryCodes: string[];
  code(stepsAway?: number): string;
}

const isIn = async (caller: Caller): Promise<boolean> => (await caller.ask('GET', '/bootstrap')).status === 200;
const newAddress = (): string => `10.1.0.${(addresses += 1)}`;
/** To the first second of the next step: no test begins in one step and ends in another. */
const nextStep = (): void => desk.clock.forward(STEP_MS - (desk.clock.now().getTime() % STEP_MS));

/** What an authenticator app makes of the secret it is shown. */
function keyOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
}

const codeOf = (secret: string, stepsAway: number): string =>
  oneTimeCode(keyOf(secret), stepAt(desk.clock.now()) + stepsAway);

async function begun(): Promise<Omit<Guarded, 'recoveryCodes'>> {
  const agent = await desk.newAgent(admin);
  const caller = await desk.signedIn(agent.email);
  const { status, body } = await caller.ask('POST', '/session/second-factor', { password: PASSWORD });
  expect(status).toBe(200);
  nextStep();
  return { agent, caller, secret: body.secret, code: (stepsAway = 0) => codeOf(body.secret, stepsAway) };
}

async function guarded(): Promise<Guarded> {
  const set = await begun();
  const { status, body } = await set.caller.ask('POST', '/session/second-factor/confirm', { code: set.code() });
  expect(status).toBe(200);
  nextStep();
  return { ...set, recoveryCodes: body.recoveryCodes };
}

const signIn = ({ agent }: Pick<Guarded, 'agent'>, code?: string, address = newAddress()): Promise<Answer> =>
  desk.caller(address).ask('POST', '/session', { email: agent.email, password: PASSWORD, ...(code ? { code } : {}) });
const said = ({ status, body }: Answer) => [status, body.code ?? 'ok'];
const state = async (caller: Caller) => (await caller.ask('GET', '/session/second-factor')).body;
const wrong = (set: Pick<Guarded, 'code'>): string =>
  ['000000', '111111', '222222', '333333'].find((code) => ![-1, 0, 1].some((away) => set.code(away) === code))!;

/** Starts `act` behind a lock that another transaction holds, and lets go when so many of its transactions wait for it. */
async function whileHeld<T>(waiting: number, hold: string, agentId: string, act: () => Promise<T>): Promise<T> {
  const { acting } = await desk.database.transaction(async (tx) => {
    await tx.rows(hold, [agentId]);
    const acting = act();
    // Asked outside of the transaction, which would see the same activity for ever.
    const held = () =>
      desk.database.rows(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
    while ((await held()).length < waiting) await new Promise(setImmediate);
    return { acting };
  });
  return acting;
}

const lastAct = async () => (await desk.app.get(AuditLog).list(null, 1))[0]!;

describe('turning it on', () => {
  it('asks for the password and for a right code, and tells ten recovery codes once', async () => {
    const agent = await desk.newAgent(admin);
    const caller = await desk.signedIn(agent.email);
    expect(said(await caller.ask('POST', '/session/second-factor', { password: 'not this one' }))).toEqual([
      400,
      'wrong_password',
    ]);
    const key = (await caller.ask('POST', '/session/second-factor', { password: PASSWORD })).body;
    expect(decodeURIComponent(key.uri)).toBe(
      `otpauth://totp/${agent.email}?secret=${key.secret}&issuer=Halfhour 我的公司`,
    );
    const code = (away: number) => ({ code: codeOf(key.secret, away) });
    expect(said(await caller.ask('POST', '/session/second-factor/confirm', code(7)))).toEqual([400, 'wrong_code']);
    expect(await state(caller)).toEqual({ turnedOnAt: null, recoveryCodesLeft: 0 });
    expect(said(await signIn({ agent }))).toEqual([200, 'ok']);
    const { body } = await caller.ask('POST', '/session/second-factor/confirm', code(0));
    expect(new Set(body.recoveryCodes).size).toBe(10);
    expect(await state(caller)).toEqual({ turnedOnAt: expect.any(String), recoveryCodesLeft: 10 });
    expect(await lastAct()).toMatchObject({ act: 'second_factor.turned_on', agentId: agent.id, subject: agent.name });
  });

  it('ends sessions that began with the password alone, and keeps the one that asked', async () => {
    const set = await begun();
    const elsewhere = await desk.signedIn(set.agent.email);
    await set.caller.ask('POST', '/session/second-factor/confirm', { code: set.code() });
    expect([await isIn(set.caller), await isIn(elsewhere), await isIn(admin)]).toEqual([true, false, true]);
  });

  it('never replaces a secret that is in use', async () => {
    const set = await guarded();
    for (const [path, body] of [
      ['', { password: PASSWORD }],
      ['/confirm', { code: set.code() }],
    ] as const)
      expect(said(await set.caller.ask('POST', `/session/second-factor${path}`, body))).toEqual([
        409,
        'already_exists',
      ]);
    expect(said(await signIn(set, set.code()))).toEqual([200, 'ok']);
  });

  it('keeps neither the secret nor a recovery code readable, in rows or in the log', async () => {
    const set = await guarded();
    const [row] = await desk.database.rows<{ secret: Buffer; recovery_hashes: string[] }>(
      'select secret, recovery_hashes from second_factor where agent_id = $1',
      [set.agent.id],
    );
    const key = keyOf(set.secret);
    for (const readable of [key, key.toString('base64'), key.toString('hex'), set.secret])
      expect(row!.secret.includes(readable)).toBe(false);
    expect(row!.recovery_hashes).toEqual(Array(10).fill(expect.stringMatching(/^\$argon2id\$/)));
    await signIn(set, set.recoveryCodes[0]);
    const log = JSON.stringify(await desk.app.get(AuditLog).list(null, 200));
    expect(log).not.toContain(set.secret);
    expect(log).not.toContain(set.recoveryCodes[0]);
  });
});

describe('signing in', () => {
  it('asks for a code only after the right password, and gives no cookie before', async () => {
    const set = await guarded();
    const asked = await signIn(set);
    expect([...said(asked), asked.cookie]).toEqual([401, 'second_factor_needed', null]);
    const wrongPassword = { email: set.agent.email, password: 'wrong horse 42', code: set.code() };
    expect(said(await desk.caller(newAddress()).ask('POST', '/session', wrongPassword))).toEqual([
      401,
      'wrong_credentials',
    ]);
    const refused = await signIn(set, wrong(set));
    expect([...said(refused), refused.cookie]).toEqual([400, 'wrong_code', null]);
    const entered = await signIn(set, set.code());
    expect([...said(entered), entered.cookie]).toEqual([200, 'ok', expect.stringContaining('HttpOnly')]);
  });

  it.each([
    ['two steps behind', -2, 400],
    ['one step behind', -1, 200],
    ['one step ahead', 1, 200],
    ['two steps ahead', 2, 400],
  ])('takes a phone that is %s with %d → %d', async (_, away, status) => {
    const set = await guarded();
    // Past the code that turned it on: what refuses here is the clock alone.
    nextStep();
    nextStep();
    expect((await signIn(set, set.code(away))).status).toBe(status);
  });

  it('takes a code once: again, late or twice at the same time it is refused', async () => {
    const set = await guarded();
    const before = set.code(-1);
    const code = set.code();
    const both = await whileHeld(2, `select from second_factor where agent_id = $1 for update`, set.agent.id, () =>
      Promise.all([signIn(set, code), signIn(set, code)]),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(said(await signIn(set, code))).toEqual([400, 'wrong_code']);
    expect(said(await signIn(set, before))).toEqual([400, 'wrong_code']);
    nextStep();
    expect(said(await signIn(set, code))).toEqual([400, 'wrong_code']);
    expect(said(await signIn(set, set.code()))).toEqual([200, 'ok']);
  });

  it('does not take the code that turned it on', async () => {
    const set = await begun();
    const code = set.code();
    await set.caller.ask('POST', '/session/second-factor/confirm', { code });
    expect(said(await signIn(set, code))).toEqual([400, 'wrong_code']);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const set = await guarded();
    const [first, second] = set.recoveryCodes as [string, string];
    expect(said(await signIn(set, first))).toEqual([200, 'ok']);
    expect(await lastAct()).toMatchObject({ act: 'session.started', detail: { proof: 'recovery_code' } });
    expect(said(await signIn(set, first))).toEqual([400, 'wrong_code']);
    expect(said(await signIn(set, second.toUpperCase().replace('-', ' ')))).toEqual([200, 'ok']);
    expect((await state(set.caller)).recoveryCodesLeft).toBe(8);
  });

  it('takes no code of a colleague', async () => {
    const [set, colleague] = [await guarded(), await guarded()];
    expect(said(await signIn(set, colleague.code()))).toEqual([400, 'wrong_code']);
    expect(said(await signIn(set, colleague.recoveryCodes[0]))).toEqual([400, 'wrong_code']);
    expect(said(await signIn(colleague, colleague.recoveryCodes[0]))).toEqual([200, 'ok']);
  });

  it('writes refused codes down', async () => {
    const set = await guarded();
    await signIn(set, wrong(set), '10.2.0.1');
    expect(await lastAct()).toMatchObject({
      act: 'session.refused',
      agentId: set.agent.id,
      subject: set.agent.email,
      detail: { reason: 'wrong_code' },
      ip: '10.2.0.1',
    });
  });

  it('is refused when the password changed while it was under way', async () => {
    const agent = await desk.newAgent(admin);
    const answer = await whileHeld(1, `update agent set password_hash = 'another' where id = $1`, agent.id, () =>
      signIn({ agent }),
    );
    expect(said(answer)).toEqual([401, 'wrong_credentials']);
  });
});

describe('guesses', () => {
  it('lock the account after five, from wherever they come, for longer each time', async () => {
    const [set, other] = [await guarded(), await guarded()];
    for (const minutes of [15, 30, 60]) {
      for (let i = 0; i < 5; i++) expect(said(await signIn(set, wrong(set)))).toEqual([400, 'wrong_code']);
      const locked = await signIn(set, set.code());
      expect(said(locked)).toEqual([403, 'account_locked']);
      expect(Math.round(locked.body.detail.retryAfterSeconds / 60)).toBe(minutes);
      expect(said(await signIn(set, set.recoveryCodes[0]))).toEqual([403, 'account_locked']);
      desk.clock.forward(minutes * MINUTE_MS - 20_000);
      expect(said(await signIn(set, set.code()))).toEqual([403, 'account_locked']);
      desk.clock.forward(20_000);
    }
    expect(said(await signIn(other, other.code()))).toEqual([200, 'ok']);
    expect(await isIn(set.caller)).toBe(true);
    nextStep();
    expect(said(await signIn(set, set.code()))).toEqual([200, 'ok']);
  });

  it('are forgotten after a right code', async () => {
    const set = await guarded();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await signIn(set, wrong(set));
      expect(said(await signIn(set, set.code()))).toEqual([200, 'ok']);
      nextStep();
    }
  });

  it('stop one address that tries many accounts; right codes and asking for one count nothing', async () => {
    const sets = [];
    for (let i = 0; i < 7; i++) sets.push(await guarded());
    const address = newAddress();
    const [first] = sets as [Guarded];
    for (const set of sets) {
      for (let i = 0; i < 9; i++)
        expect(said(await signIn(set, undefined, address))).toEqual([401, 'second_factor_needed']);
      expect(said(await signIn(set, set.code(), address))).toEqual([200, 'ok']);
    }
    for (let i = 0; i < 20; i++) {
      const set = sets[1 + (i % 6)]!;
      expect(said(await signIn(set, wrong(set), address))).toEqual([400, 'wrong_code']);
    }
    nextStep();
    expect(said(await signIn(first, first.code(), address))).toEqual([429, 'too_many_requests']);
    expect(said(await signIn(first, first.code()))).toEqual([200, 'ok']);
  });

  it('count in a session as well', async () => {
    const set = await guarded();
    const off = (code: string) => set.caller.ask('POST', '/session/second-factor/off', { password: PASSWORD, code });
    for (let i = 0; i < 5; i++) expect(said(await off(wrong(set)))).toEqual([400, 'wrong_code']);
    expect(said(await off(set.code()))).toEqual([403, 'account_locked']);
    expect(said(await signIn(set, set.code()))).toEqual([403, 'account_locked']);
  });
});

describe.each([
  ['turning it off', '/session/second-factor/off'],
  ['making new recovery codes', '/session/second-factor/recovery-codes'],
])('%s', (_, path) => {
  it('asks for the password and for a code', async () => {
    const set = await guarded();
    const ask = async (password: string, code: string) => said(await set.caller.ask('POST', path, { password, code }));
    expect(said(await set.caller.ask('POST', path, { password: PASSWORD }))).toEqual([400, 'invalid_input']);
    expect(await ask('not this one', set.code())).toEqual([400, 'wrong_password']);
    expect(await ask(PASSWORD, wrong(set))).toEqual([400, 'wrong_code']);
    expect(await state(set.caller)).toEqual({ turnedOnAt: expect.any(String), recoveryCodesLeft: 10 });
    expect(await ask(PASSWORD, set.code())).toEqual([200, 'ok']);
  });

  it('is refused when it is off', async () => {
    const agent = await desk.newAgent(admin);
    const caller = await desk.signedIn(agent.email);
    expect(said(await caller.ask('POST', path, { password: PASSWORD, code: '123456' }))).toEqual([400, 'wrong_code']);
  });
});

it('once off, the password alone is enough, and it can be turned on again with another secret', async () => {
  const set = await guarded();
  const body = { password: PASSWORD, code: set.recoveryCodes[3] };
  await set.caller.ask('POST', '/session/second-factor/off', body);
  expect(await lastAct()).toMatchObject({ act: 'second_factor.turned_off', agentId: set.agent.id });
  expect(await state(set.caller)).toEqual({ turnedOnAt: null, recoveryCodesLeft: 0 });
  expect(said(await signIn(set))).toEqual([200, 'ok']);
  const again = await set.caller.ask('POST', '/session/second-factor', { password: PASSWORD });
  expect(again.body.secret).not.toBe(set.secret);
});

it('new recovery codes put the old ones out of use', async () => {
  const set = await guarded();
  const proof = { password: PASSWORD, code: set.code() };
  const { body } = await set.caller.ask('POST', '/session/second-factor/recovery-codes', proof);
  expect(body.recoveryCodes.filter((code: string) => set.recoveryCodes.includes(code))).toEqual([]);
  expect(await lastAct()).toMatchObject({ act: 'second_factor.recovery_codes_renewed', agentId: set.agent.id });
  expect(said(await signIn(set, set.recoveryCodes[5]))).toEqual([400, 'wrong_code']);
  expect(said(await signIn(set, body.recoveryCodes[5]))).toEqual([200, 'ok']);
});

describe('an admin', () => {
  const accountOf = async (id: string): Promise<AgentAccount> =>
    (await admin.ask<{ rows: AgentAccount[] }>('GET', '/admin/agents')).body.rows.find((row) => row.id === id)!;
  const reset = (caller: Caller, id: string) => caller.ask('DELETE', `/admin/agents/${id}/second-factor`);

  it('sees who has it on, which colleagues do not', async () => {
    const [set, without] = [await guarded(), await begun()];
    expect(await accountOf(set.agent.id)).toMatchObject({ secondFactorAt: (await state(set.caller)).turnedOnAt });
    expect(await accountOf(without.agent.id)).toMatchObject({ secondFactorAt: null });
    const { agents } = (await without.caller.ask('GET', '/bootstrap')).body;
    expect(agents.map((agent: object) => 'secondFactorAt' in agent)).not.toContain(true);
  });

  it('resets it for an agent who lost the phone: that agent signs in again, others go on', async () => {
    const [set, other] = [await guarded(), await guarded()];
    for (let i = 0; i < 5; i++) await signIn(set, wrong(set));
    let told = 0;
    const off = desk.app.get(Wake).on('sessions', () => (told += 1));
    expect(said(await reset(admin, set.agent.id))).toEqual([200, 'ok']);
    off();
    expect(told).toBeGreaterThan(0);
    expect([await isIn(set.caller), await isIn(other.caller), await isIn(admin)]).toEqual([false, true, true]);
    expect(await lastAct()).toMatchObject({ act: 'second_factor.reset', agentName: '管理员', subject: set.agent.name });
    expect(said(await signIn(set))).toEqual([200, 'ok']);
    expect(said(await signIn(other))).toEqual([401, 'second_factor_needed']);
    expect(said(await reset(admin, set.agent.id))).toEqual([404, 'not_found']);
  });

  it('does not reset the own one without password and code, and nobody else resets any', async () => {
    const set = await guarded();
    const { me } = (await admin.ask('GET', '/bootstrap')).body;
    expect(said(await reset(admin, me.id))).toEqual([403, 'forbidden']);
    expect(said(await reset(set.caller, set.agent.id))).toEqual([403, 'forbidden']);
    expect((await accountOf(set.agent.id)).secondFactorAt).not.toBeNull();
  });
});

describe('who runs the machine', () => {
  const rescue = (email: string) => desk.app.get(SignInRescue).rescue(email);

  it('lets in who lost password, telephone and codes: one new password, no second factor, every session ended', async () => {
    const [set, other] = [await guarded(), await guarded()];
    const login = await rescue(set.agent.email.toUpperCase());
    expect(login).toEqual({ email: set.agent.email, password: expect.stringMatching(/^(\w{4}-){3}\w{4}$/) as string });
    expect([await isIn(set.caller), await isIn(other.caller)]).toEqual([false, true]);
    expect(await lastAct()).toMatchObject({ act: 'sign_in.rescued', agentId: null, subject: set.agent.name });
    expect(JSON.stringify(await lastAct())).not.toContain(login!.password);
    expect(said(await signIn(set))).toEqual([401, 'wrong_credentials']);
    expect(said(await desk.caller(newAddress()).ask('POST', '/session', login!))).toEqual([200, 'ok']);
    expect(said(await signIn(other))).toEqual([401, 'second_factor_needed']);
  });

  it('rescues nobody whom it does not know, and nobody who may not sign in', async () => {
    const { agent } = await begun();
    expect(await rescue('nobody@desk.test')).toBeNull();
    await admin.ask('PATCH', `/admin/agents/${agent.id}`, { disabled: true });
    expect(await rescue(agent.email)).toBeNull();
  });
});
