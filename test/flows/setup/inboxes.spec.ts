import type { Inbox } from '#contract';
import { emailSettingsOf } from '../../../apps/server/src/desk/mail/mail-settings';
import { InboxesService } from '../../../apps/server/src/desk/inboxes/inboxes.service';
import { AuditLog } from '../../../apps/server/src/platform/auth/audit-log';
import { freePort } from '../../support/services';
import { type Caller, type SetupDesk, setupDesk } from './setup-desk';

let desk: SetupDesk;
let admin: Caller;
beforeAll(async () => {
  desk = await setupDesk();
  admin = await desk.admin();
});
afterAll(() => desk.close());

const imap = {
  host: 'imap.desk.test',
  port: 993,
  secure: true,
  user: 'sales',
  password: 'imap-secret-1',
  folders: ['INBOX'],
  after: 'seen',
  moveTo: '',
};
const smtp = {
  host: 'smtp.desk.test',
  port: 465,
  secure: true,
  user: 'sales',
  password: 'smtp-secret-1',
  perMinute: null,
};
const inboxes = () => desk.app.get(InboxesService);
const kept = (id: string) => inboxes().splitFor(id, 'email');
const secretsOf = async (id: string) => (await kept(id)).secrets;
const mailOf = async (id: string) => emailSettingsOf(await kept(id));
let count = 0;
const mailbox = (fields: object = {}) => ({
  address: `Sales${(count += 1)}@desk.test`,
  senderName: '',
  imap,
  smtp,
  ...fields,
});
const create = async (settings: object = mailbox()): Promise<Inbox> => {
  const { status, body } = await admin.ask('POST', '/admin/inboxes', { name: '销售邮箱', channel: 'email', settings });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};

describe('the passwords of a mailbox', () => {
  it('are never sent back, not readable in the database and not in the audit log', async () => {
    const created = await create();
    const { body: list } = await admin.ask('GET', '/admin/inboxes');
    const stored = await desk.database.rows('select settings::text, secrets from inbox where id = $1', [created.id]);
    const audit = await desk.app.get(AuditLog).list(null, 200);
    const events = await desk.database.rows('select payload::text from desk_event');
    const readable = [created, list, stored, audit, events].map((part) => JSON.stringify(part)).join();
    expect(readable).not.toMatch(/(imap|smtp)-secret|"password/);
    const sealed = (stored[0] as { secrets: Buffer }).secrets;
    expect(sealed.toString('latin1')).not.toContain('secret');
    expect(await secretsOf(created.id)).toEqual({
      imapPassword: 'imap-secret-1',
      smtpPassword: 'smtp-secret-1',
    });
  });

  it('stay when left empty, change when given, and go with their server', async () => {
    const { id, settings } = await create();
    const kept = {
      ...settings,
      senderName: '销售部',
      imap: { ...imap, password: '' },
      smtp: { ...smtp, password: 'smtp-secret-2' },
    };
    await admin.ask('PATCH', `/admin/inboxes/${id}`, { settings: kept });
    expect(await secretsOf(id)).toEqual({ imapPassword: 'imap-secret-1', smtpPassword: 'smtp-secret-2' });
    expect(await mailOf(id)).toEqual({
      address: settings.address,
      name: '销售部',
      imap: { ...imap, password: 'imap-secret-1' },
      smtp: { ...smtp, password: 'smtp-secret-2' },
    });
    await admin.ask('PATCH', `/admin/inboxes/${id}`, { settings: { ...kept, smtp: null } });
    expect(await secretsOf(id)).toEqual({ imapPassword: 'imap-secret-1' });
    expect((await mailOf(id)).smtp).toBeNull();
  });

  it('don’t follow to another server', async () => {
    const { id, settings } = await create();
    const moved = { ...settings, imap: { ...imap, host: 'imap.thief.test', password: '' } };
    const required = { code: 'invalid_input', fields: [{ path: 'settings.imap.password', rule: 'required' }] };
    expect((await admin.ask('PATCH', `/admin/inboxes/${id}`, { settings: moved })).body).toMatchObject(required);
    expect((await admin.ask('POST', '/admin/inboxes/test', { settings: moved, inboxId: id })).body).toMatchObject(
      required,
    );
  });
});

describe('an inbox', () => {
  it('has an address of its own, letter case aside', async () => {
    const { settings } = await create();
    const address = String(settings.address).toUpperCase();
    const { status, body } = await admin.ask('POST', '/admin/inboxes', {
      name: '又一个',
      channel: 'email',
      settings: mailbox({ address }),
    });
    expect([status, body.code, body.detail]).toEqual([409, 'already_exists', { field: 'address' }]);
  });

  it.each([
    [
      'an alias that is another inbox’s address',
      (taken: string) => mailbox({ aliases: [taken.toUpperCase()] }),
      'aliases',
    ],
    ['an address that is another inbox’s alias', (_: string, alias: string) => mailbox({ address: alias }), 'address'],
    ['an alias that is another inbox’s alias', (_: string, alias: string) => mailbox({ aliases: [alias] }), 'aliases'],
  ])('refuses %s', async (_, settingsOf, field) => {
    const settings = mailbox();
    const alias = `alias-of-${settings.address}`;
    const post = (written: object) =>
      admin.ask('POST', '/admin/inboxes', { name: '别名', channel: 'email', settings: written });
    expect((await post({ ...settings, aliases: [alias] })).status).toBe(201);
    const { status, body } = await post(settingsOf(settings.address, alias));
    expect([status, body.code, body.detail]).toEqual([409, 'already_exists', { field }]);
  });

  it('names the field that is wrong', async () => {
    const settings = mailbox({ address: 'not an address', imap: { ...imap, port: 0 } });
    const { body } = await admin.ask('POST', '/admin/inboxes', { name: '坏', channel: 'email', settings });
    expect(body.fields.map(({ path }: { path: string }) => path)).toEqual(['settings.address', 'settings.imap.port']);
  });

  it('keeps what a patch leaves out', async () => {
    const [chat] = (await admin.ask('GET', '/admin/inboxes')).body.rows as Inbox[];
    const { body } = await admin.ask<Inbox>('PATCH', `/admin/inboxes/${chat!.id}`, { name: '官网' });
    expect(body).toEqual({ ...chat, name: '官网', version: chat!.version + 1 });
  });

  it('is found by its address, with or without a token, and by its widget’s key', async () => {
    const { id, settings } = await create();
    const [local, domain] = String(settings.address).split('@');
    expect((await inboxes().byAddress(String(settings.address).toUpperCase()))?.id).toBe(id);
    expect((await inboxes().byAddress(`${local}+t10001.a1b2@${domain}`))?.id).toBe(id);
    expect(await inboxes().byAddress(`nobody@${domain}`)).toBeNull();
    const chat = (await admin.ask('POST', '/admin/inboxes', { name: '商城', channel: 'web-chat' })).body as Inbox;
    expect(chat.widgetKey).toMatch(/^[\w-]{16}$/);
    expect(chat.settings).toMatchObject({ locale: 'zh-CN', position: 'right', allowedOrigins: [] });
    expect((await inboxes().byWidgetKey(chat.widgetKey!))?.id).toBe(chat.id);
    await admin.ask('PATCH', `/admin/inboxes/${chat.id}`, { enabled: false });
    expect((await inboxes().all()).filter(({ enabled }) => enabled).map((inbox) => inbox.id)).not.toContain(chat.id);
    expect((await inboxes().byWidgetKey(chat.widgetKey!))?.enabled).toBe(false);
  });

  it('shows its health, and the oldest message that still waits to go out', async () => {
    const { id } = await create();
    await inboxes().setHealth(id, { state: 'failed', error: 'login refused' });
    await inboxes().markInbound(id);
    const since = new Date('2026-11-20T03:00:00.000Z');
    await insertDelivery(id, since);
    const row = ((await admin.ask('GET', '/admin/inboxes')).body.rows as Inbox[]).find((inbox) => inbox.id === id)!;
    expect(row.health).toMatchObject({
      state: 'failed',
      error: 'login refused',
      lastOutboundAt: null,
      oldestUnsentAt: since.toISOString(),
    });
    expect(row.health.lastInboundAt).not.toBeNull();
    await inboxes().saveCursor(id, { uidValidity: '7', uid: 42 });
    expect(await inboxes().loadCursor(id)).toEqual({ uidValidity: '7', uid: 42 });
  });

  it('writes at most one mark in ten seconds', async () => {
    const { id } = await create();
    await inboxes().markOutbound(id);
    const marked = async () =>
      (await desk.database.row('select last_outbound_at from inbox where id = $1', [id]))!.last_outbound_at;
    const first = await marked();
    desk.clock.forward(1000);
    await inboxes().markOutbound(id);
    expect(await marked()).toEqual(first);
  });
});

describe('a connection test', () => {
  it('says what failed, and stops a port scan', async () => {
    const port = await freePort();
    const settings = mailbox({ imap: null, smtp: { ...smtp, host: '127.0.0.1', port, secure: false } });
    const { status, body } = await admin.ask('POST', '/admin/inboxes/test', { settings });
    expect([status, body.ok]).toEqual([200, false]);
    expect(body.steps.at(-1)).toMatchObject({ step: 'smtp.connect', ok: false });
    const answers = [];
    for (let i = 0; i < 20; i++) answers.push((await admin.ask('POST', '/admin/inboxes/test', { settings })).status);
    expect(answers.at(-1)).toBe(429);
  });
});

async function insertDelivery(inboxId: string, at: Date): Promise<void> {
  await desk.database.rows(
    `with c as (insert into contact (id, name, created_at) values (gen_random_uuid(), '李先生', now()) returning id),
     t as (insert into ticket (id, number, inbox_id, channel, contact_id, contact_name, status, status_since, priority, tags,
       last_seq, last_inbound_seq, last_reply_seq, delivered_seq, read_seq, agent_read_seq, queue_due_at, created_at, updated_at, version)
     select gen_random_uuid(), nextval('ticket_number'), $1, 'email', c.id, '李先生', 'open', now(), 'normal',
       '{}', 0, 0, 0, 0, 0, 0, now(), now(), now(), 1 from c returning id)
     insert into delivery (id, message_id, ticket_id, inbox_id, kind, state, due_at, created_at)
     select gen_random_uuid(), gen_random_uuid(), t.id, $1, 'reply', 'queued', $2, $2 from t`,
    [inboxId, at],
  );
}
