import { GroupTurns } from '../../apps/server/src/desk/contact-groups/group-turns.service';
import type { Contact, ContactGroup } from '#contract';
import { dayRange, localDayOf } from '#domain';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const ZONE = 'Asia/Shanghai';

describe('when a month begins (DOMAIN N4)', () => {
  let desk: Desk;
  let admin: AgentClient;
  let acts = 0;
  const clientId = (): string => `group-turn-${(acts += 1)}`;

  beforeAll(async () => {
    desk = await openDesk();
    admin = await desk.agent({ role: 'admin', visibility: 'all', status: 'offline' });
  });
  afterAll(() => desk.close());

  const group = async (name: string): Promise<ContactGroup> =>
    (await admin.post('/admin/contact-groups', { clientId: clientId(), name })).body;
  const follow = async ({ id, name }: ContactGroup, nextId: string | null) => {
    const { rows } = (await admin.get('/admin/contact-groups')).body;
    const { version } = (rows as ContactGroup[]).find((row) => row.id === id)!;
    return admin.put(`/admin/contact-groups/${id}`, { version, name, nextId });
  };
  const contact = async (id: string) => (await admin.get(`/contacts/${id}`)).body as Contact;
  async function person(...groups: ContactGroup[]): Promise<string> {
    const { id, version } = (await admin.post('/contacts', { name: `客户 ${(acts += 1)}` })).body as Contact;
    const { status } = await admin.patch(`/contacts/${id}`, { version, groups: groups.map((one) => one.id) });
    expect(status).toBe(200);
    return id;
  }
  const groupsOf = async (id: string) => (await contact(id)).groups;
  /** Five seconds into the next month of the company's zone. */
  async function nextMonth(): Promise<void> {
    const first = `${localDayOf(ZONE, desk.clock.now()).slice(0, 7)}-01`;
    const start = new Date(dayRange(ZONE, first).from.getTime() + 32 * 86_400_000);
    const at = dayRange(ZONE, `${localDayOf(ZONE, start).slice(0, 7)}-01`).from;
    desk.clock.advance((at.getTime() - desk.clock.now().getTime()) / 1000 + 5);
    // No session lasts so long.
    admin = await desk.signIn('agent1@desk.test', 'correct horse 8021');
  }
  const turned = () =>
    eventually(
      async () => (await desk.sql.query('select done_at from contact_group_turn order by month desc limit 1')).rows[0],
      (turn) => turn?.done_at !== null,
    );

  it('contacts go over to the next group, one step a month, and the desk says who did it', async () => {
    const [fresh, known, old, vip] = [
      await group('新客户'),
      await group('熟客户'),
      await group('老客户'),
      await group('VIP'),
    ];
    expect((await follow(fresh, known.id)).body).toMatchObject({ nextId: known.id, version: 2 });
    expect((await follow(known, old.id)).status).toBe(200);
    const [first, second, third] = [await person(fresh, vip), await person(fresh, known), await person(old)];
    await turned();
    expect(await groupsOf(first)).toEqual([fresh.id, vip.id].sort());

    await nextMonth();
    await eventually(
      () => groupsOf(first),
      (ids) => !ids.includes(fresh.id),
    );
    await turned();
    expect(await groupsOf(first)).toEqual([known.id, vip.id].sort());
    expect(await groupsOf(second)).toEqual([known.id, old.id].sort());
    expect(await groupsOf(third)).toEqual([old.id]);
    const later = await person(fresh);
    desk.clock.advance(3600);
    await desk.app.get(GroupTurns).work();
    expect(await groupsOf(later)).toEqual([fresh.id]);
    const { rows } = await desk.sql.query(
      `select actor_kind, actor_name from desk_event where type = 'contact.updated' and subject_id = $1
       order by version desc limit 1`,
      [first],
    );
    expect(rows).toEqual([{ actor_kind: 'desk', actor_name: 'desk' }]);

    await nextMonth();
    await eventually(
      () => groupsOf(second),
      (ids) => ids.length === 1,
    );
    expect(await groupsOf(second)).toEqual([old.id]);
  });

  it('each person goes one step, however many work at it at once', async () => {
    const [one, two, three] = [await group('一'), await group('二'), await group('三')];
    await follow(one, two.id);
    await follow(two, three.id);
    const people = await Promise.all(Array.from({ length: 30 }, () => person(one)));
    await turned();
    await desk.sql.query(`update contact_group set next_since = next_since - interval '40 days'`);
    await desk.sql.query('delete from contact_group_turn');
    const turns = desk.app.get(GroupTurns);
    await Promise.all(Array.from({ length: 4 }, () => turns.work()));
    for (let more = true; more;) ({ more } = await turns.work());
    for (const id of people) expect(await groupsOf(id)).toEqual([two.id]);
    const { rows } = await desk.sql.query(
      `select count(*)::int as steps from desk_event
       where type = 'contact.updated' and actor_kind = 'desk' and subject_id = any($1)`,
      [people],
    );
    expect(rows).toEqual([{ steps: 30 }]);
  });

  it('a group that would lead back to itself is refused, and one that others go over to is not deleted', async () => {
    const [a, b, c] = [await group('甲'), await group('乙'), await group('丙')];
    expect((await follow(a, b.id)).status).toBe(200);
    expect((await follow(b, c.id)).status).toBe(200);
    for (const to of [a, c]) {
      const { status, body } = await follow(c, to.id);
      expect([status, body.fields]).toEqual([400, [expect.objectContaining({ path: 'nextId', rule: 'circular' })]]);
    }
    expect((await follow(a, '7c2f6a54-0d0e-4c43-9d2f-2f6f0f1d7f10')).body.fields[0].rule).toBe('unknown');
    expect((await admin.delete(`/admin/contact-groups/${c.id}`)).body.code).toBe('in_use');
    expect((await follow(b, null)).body).toMatchObject({ nextId: null });
    expect((await admin.delete(`/admin/contact-groups/${c.id}`)).status).toBe(200);
  });
});
