import { Alarms } from '../../../apps/server/src/desk/channel-health/alarms.service';
import { InboxesService } from '../../../apps/server/src/desk/inboxes/inboxes.service';
import { type AgentClient, eventually } from '../../support/desk';
import { MailDesk } from '../mail/mail-desk';
import { healthOf, Watching } from './health-desk';

describe('the health of channels', () => {
  let mail: MailDesk;
  let lead: AgentClient;
  let watching: Watching;

  beforeAll(async () => {
    mail = await MailDesk.open();
    lead = await mail.desk.agent({ name: '何组长', role: 'team_lead' });
    watching = await Watching.by(lead);
  });
  afterAll(() => mail.close());

  const health = () => healthOf(lead, mail.inboxId);
  const settle = () => mail.desk.app.get(Alarms).settle();
  const inboxes = () => mail.desk.app.get(InboxesService);

  it('is for admins and team leads to read, and for admins to try', async () => {
    expect((await mail.agent.get('/admin/channel-health')).status).toBe(403);
    expect((await lead.get('/admin/channel-health')).status).toBe(200);
    expect((await lead.post(`/admin/channel-health/${mail.inboxId}/test`)).status).toBe(403);
    const { body } = await mail.desk.admin.post(`/admin/channel-health/${mail.inboxId}/test`);
    expect(body.ok).toBe(true);
    expect(body.steps.map(({ step }: { step: string }) => step)).toEqual(['smtp.connect', 'smtp.tls', 'smtp.login']);
    const chat = (await mail.desk.admin.get('/admin/inboxes')).body.rows.find(
      ({ channel }: { channel: string }) => channel === 'web-chat',
    );
    expect(await healthOf(lead, chat.id)).toMatchObject({ state: 'connected', comesBy: 'desk', testable: false });
    expect(await mail.desk.admin.post(`/admin/channel-health/${chat.id}/test`)).toMatchObject({
      status: 400,
      body: { code: 'nothing_to_test' },
    });
  });

  it('names the server that does not answer', async () => {
    await mail.sink.halt();
    const { body } = await mail.desk.admin.post(`/admin/channel-health/${mail.inboxId}/test`);
    expect(body).toMatchObject({ ok: false });
    await mail.sink.resume();
  });

  it('shows what last came and went, and counts what is turned away by its reason', async () => {
    await mail.post({ from: 'wang@mail.example', subject: '在吗', text: '在吗' });
    const ticket = await mail.ticketOf('wang@mail.example');
    const reply = await mail.reply(ticket.id, '在的。');
    await mail.delivered(ticket.id, reply.id, 'sent');
    for (const code of ['wrong_signature', 'wrong_signature', 'too_large']) inboxes().refused(mail.inboxId, code);
    const seen = await eventually(health, ({ refused }) => refused.length === 2);
    expect(seen.refused).toMatchObject([
      { code: 'wrong_signature', count: 2 },
      { code: 'too_large', count: 1 },
    ]);
    expect(seen).toMatchObject({ comesBy: 'push', unsent: { count: 0 }, failed: 0, quarantined: 0 });
    expect(seen.lastInboundAt).not.toBeNull();
    expect(seen.lastOutboundAt).not.toBeNull();
    inboxes().refused(mail.inboxId, 'wrong_signature');
    await eventually(health, ({ refused }) => refused[0]!.count === 3);
    await mail.desk.sql.query(`update inbox_refusal set last_at = last_at - interval '25 hours'`);
    expect((await health()).refused).toEqual([]);
  });

  it('counts what failed, and what nobody could read', async () => {
    await mail.sink.halt();
    mail.sink.manner = 'refuse';
    await mail.sink.resume();
    await mail.post({ from: 'li@mail.example', subject: '退货', text: '想退货' });
    const ticket = await mail.ticketOf('li@mail.example');
    const reply = await mail.reply(ticket.id, '好的。');
    await mail.delivered(ticket.id, reply.id, 'failed');
    mail.sink.manner = 'take';
    await mail.desk.sql.query(
      `insert into receipt (id, inbox_id, external_id, state, received_at) values (gen_random_uuid(), $1, 'odd', 'quarantined', now())`,
      [mail.inboxId],
    );
    const seen = await health();
    // The greeting to the same address was refused as well.
    expect(seen.failed).toBeGreaterThanOrEqual(1);
    expect(seen).toMatchObject({ quarantined: 1, unknown: 0 });
    expect(seen.lastFailure!.error).toContain('550');
  });

  it('raises an alarm once when the oldest unsent message waits too long, however many look', async () => {
    await mail.sink.halt();
    await mail.post({ from: 'zhao@mail.example', subject: '发票', text: '发票呢' });
    const ticket = await mail.ticketOf('zhao@mail.example');
    const reply = await mail.reply(ticket.id, '已经开好。');
    await eventually(health, ({ unsent }) => unsent.error !== null);
    await settle();
    expect((await health()).alarms).toEqual([]);
    mail.desk.clock.advance(601);
    await Promise.all([settle(), settle(), settle(), settle()]);
    expect((await health()).alarms).toMatchObject([{ kind: 'unsent', mails: { sent: 0 } }]);
    await eventually(
      () => watching.kinds,
      (kinds) => kinds.length > 0,
    );
    const [trouble] = await eventually(
      () => watching.troubles,
      (troubles) => troubles.length > 0,
    );
    expect(trouble).toMatchObject({ inboxId: mail.inboxId, kind: 'unsent' });
    // The only mailbox is the one in trouble: nothing is written by it.
    const [letter] = await eventually(
      async () => (await mail.desk.sql.query('select state, last_error from alarm_letter')).rows,
      ([row]) => row?.state === 'failed',
    );
    expect(letter).toMatchObject({ last_error: 'no_mailbox' });

    await mail.sink.resume();
    mail.desk.clock.advance(1800);
    await mail.delivered(ticket.id, reply.id, 'sent');
    await settle();
    await eventually(
      () => watching.kinds,
      (kinds) => kinds.includes('inbox_back'),
    );
    expect(watching.kinds).toEqual(['inbox_unsent', 'inbox_back']);
    await eventually(
      () => watching.troubles,
      (troubles) => troubles.length === 0,
    );
  });

  it('keeps the order of what a line reports in one breath', async () => {
    const { body } = await mail.desk.admin.post('/admin/inboxes', {
      name: '投递邮箱',
      channel: 'email',
      settings: { address: 'door@halfhour.example', imap: null, smtp: null },
    });
    const report = (state: 'connecting' | 'connected' | 'failed') =>
      inboxes().setHealth(body.id, { state, error: state === 'failed' ? 'refused' : null });
    await Promise.all([report('connecting'), report('connected'), report('failed'), report('connecting')]);
    await Promise.all([report('failed'), report('connecting'), report('connected')]);
    const seen = await healthOf(lead, body.id);
    expect(seen.state).toBe('connected');
    expect(seen.history.map(({ state }) => state)).toEqual(['connected', 'failed', 'connected']);
  });

  it('ends the alarm of an inbox that is switched off, without a word', async () => {
    const { body } = await mail.desk.admin.post('/admin/inboxes', {
      name: '旧邮箱',
      channel: 'email',
      settings: { address: 'old@halfhour.example', imap: null, smtp: null },
    });
    await inboxes().setHealth(body.id, { state: 'connected', error: null });
    await inboxes().setHealth(body.id, { state: 'failed', error: 'refused' });
    mail.desk.clock.advance(121);
    await settle();
    expect((await healthOf(lead, body.id)).alarms).toMatchObject([{ kind: 'down', error: 'refused' }]);
    await eventually(
      () => watching.kinds.length,
      (n) => n === 3,
    );
    await mail.desk.admin.patch(`/admin/inboxes/${body.id}`, { enabled: false });
    await settle();
    expect((await healthOf(lead, body.id)).alarms).toEqual([]);
    await eventually(
      () => watching.troubles.length,
      (n) => n === 0,
    );
    expect(watching.kinds).toEqual(['inbox_unsent', 'inbox_back', 'inbox_down']);
  });
});
