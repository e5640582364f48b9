import { Client } from 'pg';
import { newSecret } from '#channels/webhooks';
import { FeedService } from '../../../apps/server/src/live/feed/feed.service';
import { CONFIG, type Config } from '../../../apps/server/src/platform/config/config';
import { eventually } from '../../support/desk';
import { WebhookDesk } from './webhook-desk';

const HOUR = 3600;

describe('programs that are told what happens', () => {
  let house: WebhookDesk;

  beforeAll(async () => {
    house = await WebhookDesk.open();
  });
  afterAll(() => house.close());

  it('get each event they asked for once, with its message, in the order of the feed', async () => {
    const { program } = await house.subscribe(['ticket.opened', 'message.received']);
    const visitor = await house.says('第一句');
    await house.says('第二句', visitor);
    await house.taken(program, 3);
    expect(program.taken.map(({ type }) => type)).toEqual(['ticket.opened', 'message.received', 'message.received']);
    const [opened, first] = program.taken;
    const ticketId = opened!.data.ticketId as string;
    const { body } = await house.desk.admin.get(`/tickets/${ticketId}`);
    expect(opened).toMatchObject({
      id: expect.stringMatching(/^evt_\d+$/) as string,
      data: {
        type: 'ticket.opened',
        ticketId,
        ticketNumber: body.row.number,
        inboxId: body.row.inboxId,
        subject: { kind: 'ticket', id: ticketId },
        contactId: body.row.contactId,
      },
    });
    expect(first!.data.payload.message).toMatchObject({ text: '第一句', kind: 'inbound' });
    expect(first!.timestamp).toBe(first!.data.at);
    expect(program.unsigned).toEqual([]);
  });

  it('hear of what was written early and committed late, in the order of the feed', async () => {
    const { id, program } = await house.subscribe(['message.received', 'contact.updated']);
    const late = new Client({ connectionString: (house.desk.app.get(CONFIG) as Config).databaseUrl });
    await late.connect();
    await late.query('begin');
    const subject = '0b4c9f9e-7a35-4b0e-9c55-5a3a4d1f0a11';
    await late.query(
      `insert into desk_event (subject_kind, subject_id, version, contact_id, type, payload, actor_kind, actor_name, at)
       values ('contact', $1, 1, $1, 'contact.updated', '{"view":{}}', 'desk', '半小时', now())`,
      [subject],
    );
    await house.says('后写先到');
    await house.desk.app.get(FeedService, { strict: false }).turn();
    expect(await house.log(id)).toEqual([]);
    await late.query('commit');
    await late.end();
    await house.taken(program, 2);
    expect(program.taken.map(({ type }) => type).sort()).toEqual(['contact.updated', 'message.received']);
    const log = await house.log(id);
    expect(log.map(({ type }) => type)).toEqual(['message.received', 'contact.updated']);
  });

  it('hear of one inbox or one team alone where that is asked for', async () => {
    const { rows } = (await house.desk.admin.get('/admin/inboxes')).body;
    const mail = rows.find(({ channel }: { channel: string }) => channel !== 'web-chat');
    const made = mail ?? (await house.desk.admin.post('/admin/inboxes', { name: '电话', channel: 'phone' })).body;
    const other = await house.subscribe(['message.received'], { inboxId: made.id });
    const team = await house.subscribe(['message.received'], { teamId: house.desk.teamId });
    await house.says('给谁听');
    await house.taken(team.program, 1);
    expect(team.program.taken[0]!.data.teamId).toBe(house.desk.teamId);
    await eventually(
      async () =>
        (
          await house.desk.sql.query(
            'select cursor_xid = (select max(cursor_xid::text)::xid8 from webhook) as here from webhook where id = $1',
            [other.id],
          )
        ).rows[0].here as boolean,
      (here) => here,
    );
    expect(other.program.taken).toEqual([]);
    expect(await house.log(other.id)).toEqual([]);
  });

  it('are not held up by one that never answers', async () => {
    const slow = await house.subscribe(['message.received']);
    const quick = await house.subscribe(['message.received']);
    slow.program.from({ hang: true });
    for (let i = 0; i < 12; i++) await house.says(`第${i}位`);
    await house.taken(quick.program, 12);
    expect(quick.program.taken).toHaveLength(12);
    expect(slow.program.asked.length).toBeLessThanOrEqual(4);
    slow.program.from(null);
    await house.desk.admin.patch(`/admin/webhooks/${slow.id}`, { enabled: false });
  });

  it('get what happened to one ticket in its order, and other tickets meanwhile', async () => {
    const { id, program } = await house.subscribe(['message.received']);
    program.next({ status: 503 });
    const visitor = await house.says('甲一');
    await eventually(
      () => program.asked.length,
      (n) => n >= 1,
    );
    await house.says('甲二', visitor);
    await house.says('乙一');
    await house.taken(program, 1);
    const words = () => program.taken.map(({ data }) => data.payload.message.text as string);
    expect(words()).toEqual(['乙一']);
    expect((await house.one(id)).waiting).toBe(2);
    house.desk.clock.advance(6);
    await house.taken(program, 3);
    expect(words()).toEqual(['乙一', '甲一', '甲二']);
    const log = await house.log(id);
    expect(log.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['sent', 1],
      ['sent', 1],
      ['sent', 2],
    ]);
    const { body } = await house.desk.admin.get(`/admin/webhooks/${id}/deliveries/${log[2]!.id}`);
    expect(body.rows.map(({ status, error }: { status: number; error: string | null }) => [status, error])).toEqual([
      [200, null],
      [503, 'status_503'],
    ]);
    expect(JSON.parse(body.body)).toMatchObject({
      type: 'message.received',
      data: { ticketId: program.taken[1]!.data.ticketId },
    });
  });

  it('get the same id at every attempt, so that one whose answer was lost is known', async () => {
    const { program } = await house.subscribe(['message.received']);
    program.next({ breakOff: true });
    await house.says('断线');
    await house.taken(program, 1);
    house.desk.clock.advance(6);
    await eventually(
      () => program.asked.length,
      (n) => n === 2,
    );
    expect(new Set(program.asked).size).toBe(1);
    expect(program.taken).toHaveLength(1);
  });

  it('are told again what a fallen process was telling them', async () => {
    const { id, program } = await house.subscribe(['message.received']);
    await house.says('崩溃');
    await house.taken(program, 1);
    await eventually(
      () => house.log(id),
      ([row]) => row?.state === 'sent',
    );
    await house.desk.sql.query(
      `update webhook_delivery set state = 'sending', started_at = now() - interval '1 year' where webhook_id = $1`,
      [id],
    );
    house.desk.clock.advance(1);
    await eventually(
      () => program.asked.length,
      (n) => n === 2,
    );
    expect(program.taken).toHaveLength(1);
  });
});

describe('a program that stays away', () => {
  let house: WebhookDesk;

  beforeAll(async () => {
    house = await WebhookDesk.open();
  });
  afterAll(() => house.close());

  it('is tried for three days with growing pauses, then switched off', async () => {
    const { id, program } = await house.subscribe(['message.received']);
    program.from({ status: 500 });
    await house.says('有人吗');
    await eventually(
      () => program.asked.length,
      (n) => n === 1,
    );
    const waits = [
      5,
      30,
      120,
      600,
      1800,
      HOUR,
      2 * HOUR,
      4 * HOUR,
      8 * HOUR,
      12 * HOUR,
      12 * HOUR,
      12 * HOUR,
      12 * HOUR,
      12 * HOUR,
    ];
    const tried = async () =>
      (await house.desk.sql.query(`select attempts, state from webhook_delivery where webhook_id = $1`, [id])).rows[0];
    for (const [i, wait] of waits.entries()) {
      await eventually(tried, ({ attempts, state }) => attempts === i + 1 && state === 'queued');
      house.desk.clock.advance(wait - 1);
      house.desk.clock.advance(2);
    }
    await eventually(tried, ({ state }) => state === 'failed');
    const off = await house.desk.sql.query('select enabled, disabled_reason from webhook where id = $1', [id]);
    expect(off.rows).toEqual([{ enabled: false, disabled_reason: 'failing' }]);
    expect(program.asked).toHaveLength(waits.length + 1);
  });
});

describe('a program that is gone', () => {
  let house: WebhookDesk;

  beforeAll(async () => {
    house = await WebhookDesk.open();
  });
  afterAll(() => house.close());

  it('is told nothing more after it said 410, and admins see why', async () => {
    const { id, program } = await house.subscribe(['message.received']);
    program.next({ status: 410 });
    await house.says('一');
    await eventually(
      () => house.one(id),
      ({ enabled }) => !enabled,
    );
    expect(await house.one(id)).toMatchObject({ disabledReason: 'gone' });
    const { alarms } = (await house.desk.admin.get('/board')).body;
    expect(alarms).toContainEqual(
      expect.objectContaining({ kind: 'webhook_disabled', detail: { name: '数据仓库', reason: 'gone' } }),
    );
    await house.says('二');
    expect(program.asked).toHaveLength(1);
  });

  it('can be given again what it missed, in order, and no more of what it has', async () => {
    const { id, program } = await house.subscribe(['message.received']);
    await house.says('听到了');
    await house.taken(program, 1);
    await house.desk.admin.patch(`/admin/webhooks/${id}`, { enabled: false });
    expect(await house.one(id)).toMatchObject({ enabled: false, disabledReason: 'by_admin' });
    const visitor = await house.says('错过一');
    await house.says('错过二', visitor);
    await house.desk.admin.patch(`/admin/webhooks/${id}`, { enabled: true });
    const now = house.desk.clock.now();
    const range = {
      from: new Date(now.getTime() - HOUR * 1000).toISOString(),
      to: new Date(now.getTime() + 1000).toISOString(),
    };
    const replayed = await house.desk.admin.post(`/admin/webhooks/${id}/replay`, range);
    expect(replayed.status).toBe(200);
    const words = () => program.taken.map(({ data }) => data.payload.message.text as string);
    await eventually(words, (all) => all.includes('错过二'));
    expect(words().filter((word) => word.startsWith('错过'))).toEqual(['错过一', '错过二']);
    expect(program.asked.filter((one) => one === program.taken[0]!.id)).toHaveLength(1);
    const all = await house.desk.admin.post(`/admin/webhooks/${id}/replay`, { ...range, which: 'all' });
    expect(all.body.queued).toBeGreaterThanOrEqual(3);
    await eventually(
      () => program.asked.filter((one) => one === program.taken[0]!.id).length,
      (n) => n === 2,
    );
  });

  it.each([
    [{ from: '2026-11-23T02:00:00.000Z', to: '2026-11-23T02:00:00.000Z' }],
    [{ from: '2026-09-23T02:00:00.000Z', to: '2026-11-23T02:00:00.000Z' }],
    [{ from: 'yesterday', to: '2026-11-23T02:00:00.000Z' }],
  ])('is given nothing for a time that makes no sense: %j', async (range) => {
    const { id } = await house.subscribe(['message.received']);
    expect((await house.desk.admin.post(`/admin/webhooks/${id}/replay`, range)).body.code).toBe('invalid_input');
  });

  it('is given one event again when an admin says so', async () => {
    const { id, program } = await house.subscribe(['message.received']);
    await house.says('再说一遍');
    const [delivery] = await eventually(
      () => house.log(id),
      ([row]) => row?.state === 'sent',
    );
    await house.desk.admin.post(`/admin/webhooks/${id}/deliveries/${delivery!.id}/replay`);
    await eventually(
      () => program.asked.length,
      (n) => n === 2,
    );
    expect(await house.acts()).toContain('webhook.replayed');
  });
});

describe('what admins do with webhooks', () => {
  let house: WebhookDesk;

  beforeAll(async () => {
    house = await WebhookDesk.open();
  });
  afterAll(() => house.close());

  it('is written down, and no list or log holds a secret', async () => {
    const { id, program } = await house.subscribe(['ticket.opened']);
    const { body: shown } = await house.desk.admin.post(`/admin/webhooks/${id}/secret`);
    expect(shown).toEqual({ secret: program.secrets[0], previousUntil: null });
    await house.desk.admin.patch(`/admin/webhooks/${id}`, { name: '看板' });
    await house.desk.admin.post(`/admin/webhooks/${id}/test`);
    await house.desk.admin.post(`/admin/webhooks/${id}/rotate`);
    await house.desk.admin.delete(`/admin/webhooks/${id}`);
    expect(await house.one(id)).toBeUndefined();
    expect((await house.desk.admin.get(`/admin/webhooks/${id}/deliveries`)).status).toBe(404);
    const acts = ['created', 'secret_shown', 'updated', 'tested', 'secret_rotated', 'deleted'].map(
      (act) => `webhook.${act}`,
    );
    expect((await house.acts()).filter((act) => act.startsWith('webhook.')).reverse()).toEqual(acts);
    const lists = await Promise.all(['/admin/webhooks', '/admin/audit'].map((path) => house.desk.admin.get(path)));
    expect(JSON.stringify(lists.map(({ body }) => body))).not.toContain('whsec_');
  });

  it('signs with both secrets for a day after one replaced the other', async () => {
    const { id, program } = await house.subscribe(['message.received']);
    const { body } = await house.desk.admin.post(`/admin/webhooks/${id}/rotate`);
    await house.says('新钥匙还没装');
    await house.taken(program, 1);
    program.secrets = [body.secret as string];
    await house.says('新钥匙装好了');
    await house.taken(program, 2);
    expect(program.unsigned).toEqual([]);
  });

  it('says what a test met', async () => {
    const { id, program } = await house.subscribe(['ticket.opened']);
    const test = async () => (await house.desk.admin.post(`/admin/webhooks/${id}/test`)).body;
    expect(await test()).toMatchObject({ ok: true, status: 200, error: null });
    expect(program.ofType('webhook.test')).toHaveLength(1);
    program.next({ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: 'moved' });
    expect(await test()).toMatchObject({ ok: false, status: 302, excerpt: 'moved', error: 'status_302' });
    program.secrets = [newSecret()];
    expect(await test()).toMatchObject({ ok: false, status: 401 });
  });

  it.each([
    [{ url: 'http://example.com/' }, 'url', 'https_needed'],
    [{ url: 'https://10.0.0.8/' }, 'url', 'private_address'],
    [{ url: 'nonsense' }, 'url', 'bad_address'],
    [{ eventTypes: [] }, 'eventTypes', 'too_small'],
    [{ eventTypes: ['ticket.exploded'] }, 'eventTypes.0', 'invalid_value'],
    [{ inboxId: '0b4c9f9e-7a35-4b0e-9c55-5a3a4d1f0a11' }, 'inboxId', 'unknown'],
    [{ name: ' ' }, 'name', 'too_small'],
  ])('is refused by its field: %j', async (given, path, rule) => {
    const body = { name: '数据', url: 'https://example.com/', eventTypes: ['ticket.opened'], ...given };
    expect((await house.desk.admin.post('/admin/webhooks', body)).body).toMatchObject({
      code: 'invalid_input',
      fields: [{ path, rule }],
    });
  });

  it('is for admins alone', async () => {
    for (const path of ['/admin/webhooks', '/admin/webhooks/0b4c9f9e-7a35-4b0e-9c55-5a3a4d1f0a11/deliveries'])
      expect((await house.agent.get(path)).status).toBe(403);
  });
});
