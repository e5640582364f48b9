import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { ImapFlow } from 'imapflow';
import { describeWith, type Dovecot, type Postfix, startDovecot, startPostfix } from '../../support/services';
import { type AgentClient, eventually, type VisitorClient } from '../../support/desk';
import { House } from '../processes/house';
import { ADDRESS, addMailbox, smtpTo } from './mailbox-desk';

const HOUR_MS = 3_600_000;

// Whoever is told of a wait reads it in a mailbox of their own, on the other side of a real mail transfer agent; the server that
// writes is a process that can be killed.
describeWith('postfix', 'letters of the ladder through a real mail transfer agent', () => {
  let dovecot: Dovecot;
  let postfix: Postfix;
  let house: House;
  let admin: AgentClient;
  let teamId: string;
  let inboxId: string;
  let visitors: VisitorClient[] = [];

  beforeAll(async () => {
    dovecot = await startDovecot();
    postfix = await startPostfix({ 'desk.test': `lmtp:inet:127.0.0.1:${dovecot.lmtpPort}` });
    house = await House.open();
    const server = await house.start();
    admin = await house.admin(server);
    teamId = (await admin.get('/bootstrap')).body.teams[0].id as string;
    inboxId = await addMailbox({ admin, teamId } as never, { smtp: smtpTo(postfix.port) });
  }, 120_000);
  afterAll(async () => {
    visitors.forEach((visitor) => visitor.close());
    await house.close();
    await postfix.stop();
    await dovecot.stop();
  });

  async function mailsOf(user: string): Promise<string[]> {
    const auth = { user, pass: dovecot.password };
    const client = new ImapFlow({ host: dovecot.host, port: dovecot.port, secure: false, auth, logger: false });
    await client.connect();
    try {
      const { exists } = await client.mailboxOpen('INBOX');
      if (exists === 0) return [];
      return (await client.fetchAll('1:*', { source: true })).map(({ source }) => source!.toString());
    } finally {
      client.close();
    }
  }
  const lead = async (name: string) => {
    const account = { name, email: `${randomUUID().slice(0, 8)}@desk.test`, workNumber: randomUUID().slice(0, 8) };
    const made = await admin.post('/admin/agents', {
      ...account,
      ...{ password: 'correct horse 8021', role: 'team_lead', visibility: 'all', capacity: 8, teamIds: [teamId] },
    });
    expect(made.status).toBe(201);
    return { ...account, id: made.body.id as string };
  };
  const ladder = async (steps: object[]) => {
    const { rows } = (await admin.get('/admin/ladders')).body;
    const { version } = rows.find((one: { teamId: string | null }) => one.teamId === teamId);
    const written = await admin.put('/admin/ladders', { teamId, version, steps, maxTransfers: 2, managerId: null });
    expect(written.status).toBe(200);
  };
  const step = (seconds: number, agentId: string) => ({
    ...{ id: randomUUID(), when: { from: 'opened', seconds }, act: 'tell', to: { kind: 'agent', id: agentId } },
    ...{ notice: false, email: true },
  });
  /** A contact begins to wait; answers the ticket once its steps are written down. */
  async function waits(steps: number): Promise<string> {
    const server = house.servers.at(-1)!;
    const visitor = await house.visitor(server, await house.widgetKey(admin));
    visitors = [...visitors, visitor];
    await visitor.say('洗衣机漏水');
    const [ticket] = await house.rows<{ id: string }>('select id from ticket order by created_at desc limit 1');
    const { id } = ticket!;
    await eventually(
      () => house.rows('select id from escalation where ticket_id = $1', [id]),
      (rows) => rows.length === steps,
    );
    return id;
  }
  /** Moves a step's hour instead of waiting for it. */
  const due = (ticketId: string, receiverId: string | null = null) =>
    house.rows(
      `update escalation set due_at = now() where ticket_id = $1 and fired_at is null and ($2::text is null or step -> 'to' ->> 'id' = $2)`,
      [ticketId, receiverId],
    );
  const sendBy = async (port: number) => {
    const patched = await admin.patch(`/admin/inboxes/${inboxId}`, {
      settings: { address: ADDRESS, senderName: '半小时客服', imap: null, smtp: smtpTo(port) },
    });
    expect(patched.status).toBe(200);
  };
  const letters = (ticketId: string) =>
    house.rows<{ agent_id: string; mail_state: string; mail_due_at: Date; postponed: boolean }>(
      `select n.agent_id, n.mail_state, n.mail_due_at, n.postponed from escalation_notice n join escalation e on e.id = n.escalation_id
       where e.ticket_id = $1`,
      [ticketId],
    );
  const calendar = async (weekly: object[]) => {
    const { rows } = (await admin.get('/admin/calendars')).body;
    const { id, version: _, ...held } = rows[0];
    expect((await admin.put(`/admin/calendars/${id}`, { ...held, weekly })).status).toBe(200);
  };
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

  it('each step is one letter to its own receiver, and to nobody else', async () => {
    await calendar(always);
    const [first, second, none] = [await lead('甲组长'), await lead('乙组长'), await lead('丙组长')];
    await ladder([step(3600, first.id), step(7200, second.id)]);
    const id = await waits(2);
    await due(id);
    for (const { email } of [first, second]) {
      const [letter, ...more] = await eventually(
        () => mailsOf(email),
        (mails) => mails.length > 0,
        30_000,
      );
      expect(more).toEqual([]);
      expect(letter).toMatch(new RegExp(`^To: .*${email}`, 'im'));
      expect(letter).toMatch(/^Auto-Submitted: auto-/im);
    }
    expect(await mailsOf(none.email)).toEqual([]);
    expect((await letters(id)).map(({ mail_state }) => mail_state)).toEqual(['sent', 'sent']);
  }, 60_000);

  it('killed while it sends, a server later sends what it had not begun, and never again what may have gone out', async () => {
    const [underWay, waitsFor] = [await lead('丁组长'), await lead('戊组长')];
    await ladder([step(3600, underWay.id), step(7200, waitsFor.id)]);
    const id = await waits(2);
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    await sendBy((silent.address() as AddressInfo).port);
    await due(id, underWay.id);
    await eventually(
      () => letters(id),
      (rows) => rows[0]?.mail_state === 'sending',
    );
    await house.servers.at(-1)!.kill9();
    silent.close();
    await due(id, waitsFor.id);
    admin = await house.admin(await house.start());
    await sendBy(postfix.port);
    // Five minutes are not waited for: a process that is alive might still be sending it.
    await house.rows(
      `update escalation_notice set mail_started_at = now() - interval '6 minutes' where mail_state = 'sending'`,
    );
    const ends = await eventually(
      () => letters(id),
      (rows) => rows.length === 2 && rows.every(({ mail_state }) => !['queued', 'sending'].includes(mail_state)),
      60_000,
    );
    const stateOf = (agentId: string) => ends.find(({ agent_id }) => agent_id === agentId)!.mail_state;
    expect([stateOf(underWay.id), stateOf(waitsFor.id)]).toEqual(['unknown', 'sent']);
    await eventually(
      () => mailsOf(waitsFor.email),
      (mails) => mails.length === 1,
      30_000,
    );
    expect(await mailsOf(underWay.email)).toEqual([]);
  }, 150_000);

  it('off shift it waits for the hour in which its receiver begins', async () => {
    const receiver = await lead('己组长');
    await ladder([step(3600, receiver.id)]);
    // The shift of everybody begins in one to two hours and is short: at no hour of the day does it hold this moment.
    const hour = (ms: number) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }).format(ms);
    const begins = hour(Date.now() + 2 * HOUR_MS);
    await calendar([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: `${begins}:00`, to: `${begins}:30` })));
    const id = await waits(1);
    await due(id);
    const [letter] = await eventually(
      () => letters(id),
      (rows) => rows.length > 0,
    );
    expect(letter).toMatchObject({ agent_id: receiver.id, mail_state: 'queued', postponed: true });
    expect(letter!.mail_due_at.getTime()).toBeGreaterThan(Date.now() + HOUR_MS / 2);
    expect(await mailsOf(receiver.email)).toEqual([]);
    await house.rows(`update escalation_notice set due_at = now(), mail_due_at = now() where agent_id = $1`, [
      receiver.id,
    ]);
    const mails = await eventually(
      () => mailsOf(receiver.email),
      (got) => got.length > 0,
      30_000,
    );
    expect(mails).toHaveLength(1);
  }, 90_000);
});
