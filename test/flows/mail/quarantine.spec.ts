import request from 'supertest';
import type { QuarantineItem } from '#contract';
import { eventually } from '../../support/desk';
import { MailDesk, SERVICE } from './mail-desk';

describe('mail that nobody can read (law 2)', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
  });
  afterAll(() => house.close());

  const listed = async (): Promise<QuarantineItem[]> =>
    (await house.desk.admin.get('/admin/quarantine')).body.rows as QuarantineItem[];

  /** Bytes the parser takes for no mail at all. */
  async function unreadable(words: string): Promise<QuarantineItem> {
    const before = (await listed()).length;
    await house.postRaw(Buffer.from(`X-Broken: ${words}\r\n\r\n${words}\r\n`), 'broken@mail.example');
    return (await eventually(listed, (items) => items.length === before + 1))[0]!;
  }

  it('is kept with its reason, stays when a retry fails again, and its bytes can be fetched', async () => {
    const item = await unreadable('first');
    expect(item).toMatchObject({ inboxId: house.inboxId, reason: 'unreadable:unreadable', attempts: 1 });
    expect((await house.desk.admin.post(`/admin/quarantine/${item.id}/retry`)).body).toEqual({
      outcome: 'quarantined',
      ticketNumber: null,
    });
    expect((await listed()).find(({ id }) => id === item.id)).toMatchObject({ attempts: 2 });
    const raw = await request(house.desk.url)
      .get(`/api/admin/quarantine/${item.id}/raw`)
      .set('cookie', house.desk.admin.cookie)
      .buffer(true);
    expect(raw.body.toString()).toBe('X-Broken: first\r\n\r\nfirst\r\n');
    expect(raw.headers['content-disposition']).toMatch(/^attachment/);
  });

  it('becomes a ticket by hand, with its bytes as a file, once', async () => {
    const item = await unreadable('second');
    const opened = await house.desk.admin.post(`/admin/quarantine/${item.id}/ticket`);
    expect(opened.status).toBe(200);
    const { row } = (await house.desk.admin.get(`/tickets/number/${opened.body.ticketNumber}`)).body;
    const { messages } = await house.detail(row.id);
    expect(messages).toHaveLength(1);
    expect(messages[0]!.attachments).toMatchObject([{ name: 'message.eml' }]);
    expect((await listed()).map(({ id }) => id)).not.toContain(item.id);
    for (const act of ['ticket', 'retry'])
      expect((await house.desk.admin.post(`/admin/quarantine/${item.id}/${act}`)).body.code).toBe(
        'quarantine_not_retryable',
      );
  });

  it('is dismissed with a reason, once, and what an agent may not do is refused', async () => {
    const item = await unreadable('third');
    expect((await house.agent.get('/admin/quarantine')).status).toBe(403);
    expect((await house.agent.post(`/admin/quarantine/${item.id}/dismiss`, { reason: '垃圾' })).status).toBe(403);
    expect((await house.desk.admin.post(`/admin/quarantine/${item.id}/dismiss`, { reason: '' })).status).toBe(400);
    expect((await house.desk.admin.post(`/admin/quarantine/${item.id}/dismiss`, { reason: '垃圾邮件' })).status).toBe(
      200,
    );
    expect((await house.desk.admin.post(`/admin/quarantine/${item.id}/dismiss`, { reason: '再来' })).body.code).toBe(
      'quarantine_not_retryable',
    );
    expect((await listed()).map(({ id }) => id)).not.toContain(item.id);
  });

  it('waits there when the desk itself refuses it five times, lets others past, and a retry lets it in', async () => {
    const { sql } = house.desk;
    await sql.query(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.subject = '有毒' then raise exception 'refused by the spec'; end if; return new; end $$`);
    await sql.query('create trigger refuse before insert on ticket for each row execute function refuse()');
    await house.post({ from: 'poison@mail.example', subject: '有毒', text: '第一次进不来' });
    await house.post({ from: 'fine@mail.example', subject: '没事', text: '应当进来' });
    await house.ticketOf('fine@mail.example');
    const [item] = await eventually(
      () => {
        // Wakes the sweep, which would look again by itself in five seconds.
        house.desk.clock.advance(1);
        return listed().then((items) => items.filter(({ reason }) => reason.startsWith('refused')));
      },
      (items) => items.length === 1,
    );
    expect(item).toMatchObject({ attempts: 5 });
    expect(item!.detail).toContain('refused by the spec');
    await sql.query('drop trigger refuse on ticket');
    const retried = await house.desk.admin.post(`/admin/quarantine/${item!.id}/retry`);
    expect(retried.body.outcome).toBe('done');
    expect(await house.ticketOf('poison@mail.example')).toMatchObject({ number: retried.body.ticketNumber });
  });

  it('never holds up the mail behind it, even when its bytes are gone from the disk', async () => {
    const { sql } = house.desk;
    await sql.query(
      `insert into receipt (id, inbox_id, external_id, raw_sha256, raw_size, state, received_at)
       values (gen_random_uuid(), $1, 'lost', $2, 10, 'received', now() - interval '1 day')`,
      [house.inboxId, 'a'.repeat(64)],
    );
    await house.post({ from: 'behind@mail.example', to: SERVICE, subject: '后面的', text: '不能被挡住' });
    await house.ticketOf('behind@mail.example');
    expect((await listed()).find(({ externalId }) => externalId === 'lost')).toMatchObject({
      reason: 'unreadable:ENOENT',
    });
  });
});
