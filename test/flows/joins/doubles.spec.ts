import { DoorService } from '../../../apps/server/src/desk/intake/door.service';
import { InboxesService } from '../../../apps/server/src/desk/inboxes/inboxes.service';
import { eventually } from '../../support/desk';
import { post } from '../mail/mail-desk';
import { JoinsDesk } from './joins-desk';

describe('contacts that may be one person', () => {
  let house: JoinsDesk;

  beforeAll(async () => {
    house = await JoinsDesk.open();
    for (const address of ['service@halfhour.example', 'sales@halfhour.example'])
      await house.desk.admin.post('/admin/inboxes', {
        name: address,
        channel: 'email',
        settings: { address, imap: null, smtp: null },
      });
  });
  afterAll(() => house.desk.close());

  const possible = async (): Promise<string[]> =>
    (await house.agent.get('/contacts?doubles=1')).body.rows.map(({ id }: { id: string }) => id);

  it('are found as they arrive: one address in two mailboxes', async () => {
    for (const to of ['service@halfhour.example', 'sales@halfhour.example'])
      await post(house.desk.smtpPort, { from: '王芳 <wang@mail.example>', to, subject: '报价', text: '请报价' });
    const [one, two] = await eventually(
      () => house.found('wang@mail.example'),
      ({ length }) => length === 2,
    );
    expect((await house.known(one!)).rows).toMatchObject([
      { contact: { id: two }, reasons: ['same_identity', 'same_email', 'same_name'], strength: 'sure', warnings: [] },
    ]);
    expect((await house.known(two!)).rows).toMatchObject([{ contact: { id: one } }]);
    expect((await possible()).sort()).toEqual([one, two].sort());

    expect((await house.agent.post(`/contacts/${one}/doubles/${two}/dismiss`)).status).toBe(200);
    expect((await house.agent.post(`/contacts/${one}/doubles/${two}/dismiss`)).status).toBe(200);
    expect([(await house.known(one!)).rows, (await house.known(two!)).rows, await possible()]).toEqual([[], [], []]);
    // Said once: learning something else of one of them does not ask again.
    await house.agent.patch(`/contacts/${one}`, { version: (await house.contact(one!)).version, company: '好物' });
    expect((await house.known(two!)).rows).toEqual([]);
  });

  it('are found when a number is written down, and forgotten when it is corrected', async () => {
    const one = await house.guest({ name: '赵一', phone: '138 0000 1111' });
    const two = await house.guest({ name: '赵一', phone: '010-12345678' });
    expect((await house.known(two.contact.id)).rows).toEqual([]);
    const { body } = await house.agent.patch(`/contacts/${two.contact.id}`, {
      version: two.contact.version,
      phone: '+86 13800001111',
    });
    expect((await house.known(two.contact.id)).rows).toMatchObject([
      // Both are writing on one page these days: perhaps two people with one telephone.
      {
        contact: { id: one.contact.id },
        reasons: ['same_phone', 'same_name'],
        strength: 'possible',
        warnings: ['same_inbox'],
      },
    ]);
    await house.agent.patch(`/contacts/${two.contact.id}`, { version: body.version, phone: null });
    expect((await house.known(one.contact.id)).rows).toEqual([]);
  });

  it('are found when a contact is added by hand', async () => {
    const one = await house.guest({ name: '孙三', email: 'Sun@mail.example' });
    const { body } = await house.agent.post('/contacts', { name: '孙三', email: 'sun@mail.example' });
    expect((await house.known(body.id)).rows).toMatchObject([{ contact: { id: one.contact.id }, strength: 'likely' }]);
  });

  it('are found by the id a platform gives one person in all accounts of its owner', async () => {
    const inboxes = await house.desk.app.get(InboxesService).all();
    const arrive = async (n: number, unionId: string | null) => {
      const received = await house.desk.app.get(DoorService).receive({
        inbox: inboxes.filter(({ channel }) => channel === 'email')[n % 2]!,
        externalId: `union-${n}`,
        from: { externalId: `account-${n}`, name: `微信${n}`, email: null, phone: null, unionId },
        text: '你好',
        freshText: '你好',
        html: null,
        subject: null,
        automatic: null,
        attachmentIds: [],
        clientId: null,
        providerAt: null,
        receivedAt: house.desk.clock.now(),
        thread: { key: null, references: [], ticketNumbers: [], messageId: null },
        contentKey: null,
      });
      return received.duplicate ? '' : received.ticket.contactId;
    };
    const [one, two] = [await arrive(1, 'u-8'), await arrive(2, 'u-8')];
    await arrive(3, null);
    expect((await house.known(one)).rows).toMatchObject([{ contact: { id: two }, reasons: ['same_union'] }]);
  });

  it('pairs a number that many share with a handful only', async () => {
    for (let n = 0; n < 9; n++) await house.agent.post('/contacts', { name: `门店${n}`, phone: '400-820-1234' });
    const { rows } = (await house.desk.sql.query(
      `select a_id, count(*)::int as n from (select a_id, b_id from contact_double union select b_id, a_id from contact_double) d
       join contact c on c.id = d.a_id where c.phone = '+864008201234' group by a_id order by n desc`,
    )) as { rows: { n: number }[] };
    expect(rows[0]!.n).toBeLessThanOrEqual(8);
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBeLessThan(9 * 8);
  });
});
