import { randomUUID } from 'node:crypto';
import type { Contact, FigureEvidence, Figures, Team, TerritoryFound, TicketRow } from '#contract';
import { type AgentClient, eventually } from '../support/desk';
import { newOpenid, WechatDesk } from './wechat/wechat-desk';

describe('areas (H1)', () => {
  let house: WechatDesk;
  let [owner, deputy, other]: AgentClient[] = [];
  let south: Team;

  beforeAll(async () => {
    house = await WechatDesk.open();
    const { desk } = house;
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as Team;
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { strategy: 'round_robin' });
    south = (await desk.admin.post('/admin/teams', { name: '华南组', strategy: 'round_robin', calendarId }))
      .body as Team;
    await house.agent.put('/session/status', { status: 'offline' });
    owner = await desk.agent({ name: '区主', teamIds: [desk.teamId, south.id], capacity: 50 });
    deputy = await desk.agent({ name: '代班', teamIds: [desk.teamId, south.id], capacity: 50 });
    other = await desk.agent({ name: '旁人', teamIds: [desk.teamId, south.id], capacity: 50 });
  });
  afterAll(async () => {
    await house.desk.close();
    await house.remote.close();
  });

  const admin = () => house.desk.admin;
  const area = (more: object) => admin().post('/admin/territories', { name: randomUUID().slice(0, 8), ...more });
  const row = async (id: string) => (await admin().get(`/tickets/${id}/row`)).body.row as TicketRow;
  const heldBy = (id: string, agent: AgentClient) =>
    eventually(
      () => row(id),
      ({ holderId }) => holderId === agent.id,
    );
  const decision = async (id: string) => (await admin().get(`/tickets/${id}/decisions`)).body.rows[0];
  /** A ticket opened by hand for somebody with that number: the area is the number's. */
  const callsFrom = async (phone: string): Promise<TicketRow> => {
    const contact = (await admin().post('/contacts', { clientId: randomUUID(), name: '来电客户', phone })).body;
    const inboxes = (await admin().get('/admin/inboxes')).body.rows as { id: string; channel: string }[];
    const opened = await admin().post('/tickets', {
      clientId: randomUUID(),
      contactId: contact.id,
      inboxId: inboxes.find(({ channel }) => channel === 'web-chat')!.id,
      subject: '净水器漏水',
      text: '客户来电说漏水',
    });
    return opened.body.row as TicketRow;
  };

  it('the contact of a landline goes to the owner of its area, and the panel shows who is there for it', async () => {
    const made = await area({
      name: '华东',
      ownerId: owner!.id,
      places: ['浙江省', '上海'],
      salesperson: '张伟',
      salespersonPhone: '13800000000',
    });
    expect(made.status).toBe(201);
    for (let n = 0; n < 3; n += 1) {
      const { id, contactId } = await callsFrom(`0571-8765432${n}`);
      await heldBy(id, owner!);
      expect((await decision(id)).because).toMatchObject({ ground: 'territory', territory: '华东' });
      const found = (await other!.get(`/contacts/${contactId}/territory`)).body as TerritoryFound;
      expect(found.territory).toMatchObject({ name: '华东', salesperson: '张伟', salespersonPhone: '13800000000' });
      expect(found.owner).toMatchObject({ name: '区主', away: null });
    }
  });

  it('figures count a ticket in the area that was found for it last, and open to it (law 9)', async () => {
    const { id, contactId, number } = await callsFrom('0571-87654399');
    const told = () =>
      house.desk.sql.query(
        `select payload->>'territory' as name from desk_event where ticket_id = $1 and type = 'ticket.territory_found' order by id`,
        [id],
      );
    const names = async (count: number) => {
      const rows = await eventually(told, (found) => found.rows.length >= count);
      return rows.rows.map(({ name }: { name: string | null }) => name);
    };
    const opened = async (area: string) => {
      const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(house.desk.clock.now());
      const shown = (await admin().get(`/figures?from=${day}&to=${day}&step=day&by=territory`)).body as Figures;
      const row = shown.rows.find(({ name }) => name === area);
      if (!row) return [];
      const query = `by=territory&id=${row.id}&period=${day}&step=day&figure=tickets_opened&limit=100`;
      const rows = (await admin().get(`/figures/rows?${query}`)).body.rows as FigureEvidence[];
      expect(rows).toHaveLength(row.cells.tickets_opened.value!);
      return rows.map(({ ticketNumber }) => ticketNumber);
    };
    const moves = async (to: object) => {
      const { version } = (await admin().get(`/contacts/${contactId}`)).body as Contact;
      expect((await admin().patch(`/contacts/${contactId}`, { version, ...to })).status).toBe(200);
    };
    expect(await names(1)).toEqual(['华东']);
    expect(await opened('华东')).toContain(number);
    await area({ name: '西北', places: ['甘肃'] });
    await moves({ address: '兰州市城关区锦绣路 18 号' });
    expect(await names(2)).toEqual(['华东', '西北']);
    expect(await opened('华东')).not.toContain(number);
    expect(await opened('西北')).toContain(number);
    await moves({ address: null, phone: '17000001234' });
    expect(await names(3)).toEqual(['华东', '西北', null]);
    expect(await opened('')).toContain(number);
  });

  it('falls to the stand-in while the owner is away', async () => {
    await owner!.post('/stand-ins', { clientId: randomUUID(), agentId: owner!.id, standInId: deputy!.id });
    await owner!.put('/session/status', { status: 'away' });
    const { id } = await callsFrom('0571-8765 4329');
    await heldBy(id, deputy!);
    expect((await decision(id)).because).toMatchObject({ ground: 'territory', standInFor: owner!.id });
    await owner!.put('/session/status', { status: 'online' });
  });

  it('a code with a scene leads to its area, and the area’s team to its queue', async () => {
    await area({ name: '展会', ownerId: deputy!.id, teamId: south.id, scenes: ['fair-9'] });
    const inboxes = (await admin().get('/admin/inboxes')).body.rows as { id: string; channel: string }[];
    const inboxId = inboxes.find(({ channel }) => channel === 'wechat-official')!.id;
    const code = await admin().post(`/admin/inboxes/${inboxId}/wechat-codes`, {
      clientId: randomUUID(),
      name: '展会九',
      scene: 'fair-9',
      days: null,
    });
    const who = newOpenid();
    await house.platform.scan(who, code.body.url as string);
    await house.platform.text(who, '你好');
    const found = await eventually(
      async () =>
        (
          await house.desk.sql.query(
            `select t.id from ticket t join identity i on i.contact_id = t.contact_id where i.external_id = $1`,
            [who],
          )
        ).rows as { id: string }[],
      (rows) => rows.length > 0,
    );
    await heldBy(found[0]!.id, deputy!);
    expect((await row(found[0]!.id)).teamId).toBe(south.id);
  });

  it('nobody on trial owns one, no place is two areas’, and versions count', async () => {
    const novice = await house.desk.agent({ name: '新人', status: 'offline' });
    await admin().patch(`/admin/agents/${novice.id}`, { probation: true });
    const codes = async (answer: ReturnType<typeof area>) => [(await answer).status, (await answer).body.code];
    expect(await codes(area({ ownerId: novice.id, places: ['拉萨'] }))).toEqual([409, 'agent_on_probation']);
    expect(await codes(area({ places: ['浙江'] }))).toEqual([409, 'territory_overlap']);
    expect(await codes(area({}))).toEqual([400, 'invalid_input']);
    expect(await codes(area({ ownerId: house.agent.id, teamId: south.id, places: ['昆明'] }))).toEqual([
      ...[400, 'agent_not_in_team'],
    ]);
    const { body } = await area({ places: ['海口'] });
    const fields = { name: body.name, places: ['三亚'] };
    const put = (version: number) => admin().put(`/admin/territories/${body.id}`, { ...fields, version });
    expect([(await put(body.version)).status, (await put(body.version)).body.code]).toEqual([200, 'version_conflict']);
    expect((await other!.get('/admin/territories')).status).toBe(403);
    expect((await admin().delete(`/admin/territories/${body.id}`)).status).toBe(200);
  });

  it('a list is taken whole or not at all, and a test box explains', async () => {
    const account = (await admin().get('/admin/agents')).body.rows.find(({ id }: { id: string }) => id === owner!.id);
    const list = `华南\t${account.workNumber}\t\t李丽\t13900000000\t广东 广西\n西南||||| 四川、重庆`;
    const take = (text: string, dryRun = false) => admin().post('/admin/territories/import', { text, dryRun });
    expect((await take(list, true)).body).toEqual({ created: 2, updated: 0, faults: [] });
    const broken = await take(`${list}\n东北|9999||||辽宁\n华中|||||上海\n坏`);
    expect(broken.body.faults.map(({ line, fault }: { line: number; fault: string }) => [line, fault])).toEqual([
      [3, 'owner_unknown'],
      [4, 'territory_overlap'],
      [5, 'too_few_columns'],
    ]);
    expect((await take(list)).body.created).toBe(2);
    expect((await take(list)).body.updated).toBe(2);
    const probe = (where: object) => admin().post('/admin/territories/probe', where);
    expect((await probe({ phone: '0755-12345678' })).body.territory.name).toBe('华南');
    expect((await probe({ address: '四川省成都市' })).body.territory.name).toBe('西南');
    const mobile = (await probe({ phone: '13800138000' })).body as TerritoryFound;
    expect([mobile.territory, mobile.looks.at(-1)!.why]).toEqual([null, 'mobile']);
  });
});
