import type { Contact, ContactGroup, ServicePolicyView, TicketDetail, TicketList, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const HOUR = 3600;

describe('contact groups', () => {
  let desk: Desk;
  let agent: AgentClient;
  let acts = 0;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ capacity: 200 });
  });
  afterAll(() => desk.close());

  async function ok<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }
  const clientId = (): string => `contact-group-${(acts += 1)}`;
  const group = (name: string): Promise<ContactGroup> =>
    ok(desk.admin.post('/admin/contact-groups', { clientId: clientId(), name }));
  const asks = (contactGroups: string[], hours: number, over: object = {}) =>
    desk.admin.post('/admin/policies', {
      ...{ clientId: clientId(), name: `策略 ${acts}`, position: acts, active: true },
      conditions: {
        ...{ channels: [], teams: [], priorities: [], products: [], marketTiers: [], serviceTypes: [] },
        ...{ returnOrigins: [], contactGroups },
      },
      targets: { first: null, next: null, resolution: { seconds: hours * HOUR, hours: 'calendar', pausesOn: [] } },
      ...over,
    });
  const recomputed = () =>
    eventually(
      async () => (await desk.admin.get('/admin/recomputation')).body.recomputation,
      (job) => job === null || job.finishedAt !== null || job.stoppedAt !== null,
    );
  async function ticket(): Promise<TicketDetail> {
    const words = `洗衣机坏了 ${(acts += 1)}`;
    await (await desk.visitor()).say(words);
    const own = (rows: TicketRow[]) => rows.find(({ lastMessage }) => lastMessage?.preview === words);
    const mine = async () => ((await agent.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
    return detail(own(await eventually(mine, (rows) => own(rows) !== undefined))!.id);
  }
  const detail = async (id: string) => (await agent.get(`/tickets/${id}`)).body as TicketDetail;
  const contact = async (id: string) => (await agent.get(`/contacts/${id}`)).body as Contact;
  const put = async (id: string, groups: string[]): Promise<Contact> =>
    ok(agent.patch(`/contacts/${id}`, { version: (await contact(id)).version, groups }));
  const hours = ({ row }: TicketDetail) =>
    row.resolution?.dueAt ? (Date.parse(row.resolution.dueAt) - Date.parse(row.createdAt)) / 3_600_000 : null;
  const joined = async (survivorId: string, otherId: string) =>
    ok(
      agent.post(`/contacts/${survivorId}/joins`, {
        ...{ clientId: clientId(), otherId, take: [] },
        ...{ version: (await contact(survivorId)).version, otherVersion: (await contact(otherId)).version },
      }),
    );

  it('a contact who comes into a group and leaves it is served by its policy, and by no longer', async () => {
    const vip = await group('重点客户');
    await ok(asks([vip.id], 5));
    await recomputed();
    const before = await ticket();
    expect(hours(before)).toBeNull();
    const { id } = before.contact;
    expect((await put(id, [vip.id])).groups).toEqual([vip.id]);
    const within = await detail(before.row.id);
    expect(hours(within)).toBe(5);
    expect(within.history.find(({ type }) => type === 'resolution.started')!.payload.because).toBe('contact_group');
    const { version } = await contact(id);
    await put(id, [vip.id]);
    expect((await contact(id)).version).toBe(version);
    const late = await agent.patch(`/contacts/${id}`, { version: version - 1, groups: [] });
    expect(late.body.code).toBe('version_conflict');
    await put(id, []);
    expect(hours(await detail(before.row.id))).toBeNull();
  });

  it('a wait opens by the policy of the contact’s group, also of one they were joined with', async () => {
    const key = await group('Key accounts');
    const first = { seconds: 600, hours: 'calendar', remindSeconds: 300, leadSeconds: 480 };
    await ok(asks([key.id], 7, { targets: { first, next: null, resolution: null } }));
    await recomputed();
    const [one, other] = [await ticket(), await ticket()];
    const length = ({ row }: TicketDetail) => Date.parse(row.window!.dueAt) - Date.parse(row.window!.openedAt);
    await put(other.contact.id, [key.id]);
    expect([length(await detail(one.row.id)), length(await detail(other.row.id))]).toEqual([1_800_000, 600_000]);
    await joined(one.contact.id, other.contact.id);
    expect((await contact(one.contact.id)).groups).toEqual([key.id]);
    expect(length(await detail(one.row.id))).toBe(600_000);
    await put(one.contact.id, []);
    expect(length(await detail(other.row.id))).toBe(1_800_000);
  });

  it('names are told apart, a retry makes one, and what is asked for is not deleted', async () => {
    const body = { clientId: clientId(), name: 'VIP 客户' };
    const made = await ok(desk.admin.post('/admin/contact-groups', body));
    expect(await ok(desk.admin.post('/admin/contact-groups', body))).toEqual(made);
    const again = await desk.admin.post('/admin/contact-groups', { clientId: clientId(), name: 'vip 客户' });
    expect(again.body).toMatchObject({ code: 'already_exists', detail: { field: 'name' } });
    expect((await agent.post('/admin/contact-groups', body)).status).toBe(403);
    const { rows } = (await ok(asks([made.id], 9))) as { rows: ServicePolicyView[] };
    expect((await desk.admin.delete(`/admin/contact-groups/${made.id}`)).body.code).toBe('in_use');
    expect((await asks([made.id], 9)).body.code).toBe('policy_never_matches');
    const {
      id,
      version,
      rule: _,
      byName: __,
      since: ___,
      ...held
    } = rows.find(({ conditions }) => conditions.contactGroups.includes(made.id))!;
    const none = { ...held.conditions, contactGroups: [], products: ['other'] };
    await ok(desk.admin.put(`/admin/policies/${id}`, { ...held, version, conditions: none }));
    const { contact: theirs } = await ticket();
    await put(theirs.id, [made.id]);
    await ok(desk.admin.delete(`/admin/contact-groups/${made.id}`));
    expect((await contact(theirs.id)).groups).toEqual([]);
    const gone = await agent.patch(`/contacts/${theirs.id}`, {
      version: (await contact(theirs.id)).version,
      groups: [made.id],
    });
    expect(gone.status).toBe(400);
    expect((await asks([made.id], 9)).status).toBe(400);
  });
});
