import type { MenuButton, MenuEntry } from '#domain';
import type { WechatCode, WechatMenu } from '#contract';
import { type AgentClient, eventually } from '../../support/desk';
import { GREETING, newOpenid, WechatDesk } from './wechat-desk';

const CREATE = '/cgi-bin/menu/create';
const BLANK = { text: '', url: '', appId: '', page: '', raw: {} };
const button = (key: string, name: string, patch: Partial<MenuButton> = {}): MenuButton => ({
  ...{ ...BLANK, key, name, kind: 'ticket' as const },
  ...patch,
});
const REPAIR: MenuEntry = { ...button('repair', '售后报修'), buttons: [] };
const SERVICE: MenuEntry = {
  ...button('service', '服务'),
  buttons: [
    button('hours', '营业时间', { kind: 'answer', text: '每天 9:00–21:00' }),
    button('shop', '商城', { kind: 'link', url: 'https://shop.example/' }),
  ],
};

let house: WechatDesk;
let south: { id: string; agent: AgentClient };

beforeAll(async () => {
  house = await WechatDesk.open();
  const { desk } = house;
  const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0];
  const agent = await desk.agent({ name: '陈南', teamIds: [], capacity: 50 });
  const colleague = await desk.agent({ name: '黄海', teamIds: [], capacity: 50 });
  const team = {
    name: '华南片区',
    strategy: 'round_robin',
    calendarId,
    memberIds: [agent.id, colleague.id],
    leadIds: [],
  };
  const { id } = (await desk.admin.post('/admin/teams', team)).body;
  south = { id, agent };
});
afterAll(() => house.close());

describe('the menu of an account', () => {
  const path = () => `/admin/inboxes/${house.inboxId}/wechat-menu`;
  const menu = async (): Promise<WechatMenu> => (await house.desk.admin.get(path())).body;
  const publish = async (buttons: MenuEntry[], version?: number) =>
    house.desk.admin.post(`${path()}/publish`, { version: version ?? (await menu()).version, buttons });

  it('shows what people see at the platform before anything was made here', async () => {
    house.remote.menus.menu = [{ name: '老菜单', type: 'click', key: 'OLD' }];
    expect(await menu()).toMatchObject({
      version: 0,
      draft: null,
      published: null,
      live: [{ name: '老菜单', kind: 'ticket', key: 'OLD' }],
      differs: true,
    });
  });

  it('is published with a line in the audit log, and shown to people', async () => {
    const { status, body } = await publish([REPAIR, SERVICE]);
    expect([status, body.published.by, body.draft, body.differs]).toEqual([200, '管理员', null, false]);
    expect(house.remote.menus.menu.map(({ name }) => name)).toEqual(['售后报修', '服务']);
    const { rows } = (await house.desk.admin.get('/admin/audit')).body;
    expect(rows[0]).toMatchObject({
      act: 'inbox.menu_published',
      subject: '半小时公众号',
      detail: { buttons: [['售后报修'], ['服务', '营业时间', '商城']] },
    });
  });

  it('opens a conversation in the name of whoever presses, with its window running and the greeting said', async () => {
    const who = newOpenid();
    expect((await house.platform.press(who, '售后报修')).text).toBe(GREETING);
    const { row, messages } = await house.ticketOf(who, 2);
    expect(messages.map(({ kind, text, automatic }) => [kind, text, automatic])).toEqual([
      ['inbound', '点击了菜单「售后报修」', null],
      ['greeting', GREETING, null],
    ]);
    expect([row.status, row.window?.breachedAt]).toEqual(['open', null]);
    house.desk.clock.advance(30);
    await house.platform.press(who, '售后报修');
    expect((await house.ticketOf(who, 3)).messages.at(-1)!.text).toBe('点击了菜单「售后报修」');
  });

  it('says a text by itself without a ticket, and again when the platform asks again', async () => {
    const who = newOpenid();
    const at = { CreateTime: house.platform.seconds, EventKey: 'hours' };
    for (const _ of [1, 2]) expect((await house.platform.event(who, 'CLICK', at)).text).toBe('每天 9:00–21:00');
    expect(await house.tickets(who)).toEqual([]);
    expect(house.remote.textsTo(who)).toEqual([]);
  });

  it('notes on a running ticket what was pressed and said, without touching the window', async () => {
    const who = newOpenid();
    await house.platform.text(who, '在吗');
    const before = await house.ticketOf(who, 2);
    house.desk.clock.advance(5);
    expect((await house.platform.press(who, '营业时间')).text).toBe('每天 9:00–21:00');
    const { row, messages } = await house.ticketOf(who, 3);
    expect(messages.at(-1)).toMatchObject({
      text: '[点击菜单] 营业时间\n[自动回复] 每天 9:00–21:00',
      automatic: 'event',
    });
    expect(row.window).toEqual(before.row.window);
    house.desk.clock.advance(5);
    await house.platform.event(who, 'CLICK', { EventKey: 'nobody-knows' });
    expect((await house.ticketOf(who, 4)).messages.at(-1)!.text).toBe('[点击菜单] nobody-knows');
  });

  it('knows keys of a menu that phones still show', async () => {
    expect((await publish([REPAIR])).status).toBe(200);
    expect((await house.platform.event(newOpenid(), 'CLICK', { EventKey: 'hours' })).text).toBe('每天 9:00–21:00');
  });

  it('is not published with anything the platform would refuse, and says where', async () => {
    const asked = house.remote.count(CREATE);
    const wrong = [
      REPAIR,
      { ...SERVICE, buttons: [button('x', '字'.repeat(21)), button('y', '商城', { kind: 'link' })] },
    ];
    const { status, body } = await publish(wrong);
    expect([status, body.code, body.fields]).toEqual([
      400,
      'invalid_input',
      [
        { path: 'buttons.1.buttons.0.name', rule: 'name_too_long' },
        { path: 'buttons.1.buttons.1.url', rule: 'required' },
      ],
    ]);
    expect(house.remote.count(CREATE)).toBe(asked);
  });

  it("says which buttons the platform's refusal is about, and keeps the draft", async () => {
    house.remote.menus.blockedHosts.add('shop.example');
    const { status, body } = await publish([REPAIR, SERVICE]);
    house.remote.menus.blockedHosts.clear();
    const { code, detail } = body;
    expect([status, code, detail.errcode, detail.at]).toEqual([
      400,
      'wechat_menu_refused',
      40054,
      ['buttons.1.buttons.1.url'],
    ]);
    const kept = await menu();
    expect([kept.version, kept.draft?.buttons.length, kept.published?.buttons.length]).toEqual([detail.version, 2, 1]);
    expect(house.remote.menus.menu).toHaveLength(1);
  });

  it.each([40016, 40018, 40027, 40055, 48001, 65301, 65317])(
    'passes on the refusal %i and publishes the next time',
    async (errcode) => {
      house.remote.next(CREATE, { errcode });
      expect((await publish([REPAIR])).body).toMatchObject({ code: 'wechat_menu_refused', detail: { errcode } });
      expect((await publish([REPAIR])).status).toBe(200);
    },
  );

  it('asks once more with a new token, and leaves the health of the inbox alone when that is refused too', async () => {
    house.remote.next(CREATE, { errcode: 40001 });
    expect((await publish([REPAIR, SERVICE])).status).toBe(200);
    house.remote.next(CREATE, { errcode: 40001 }, { errcode: 40001 });
    expect((await publish([REPAIR])).body.detail.errcode).toBe(40001);
    expect((await house.health()).state).toBe('connected');
  });

  it('finds out whether it arrived when the answer was lost', async () => {
    house.remote.next(CREATE, { breakOff: true });
    expect((await publish([SERVICE])).body.code).toBe('wechat_unreachable');
    expect((await house.platform.press(newOpenid(), '营业时间')).text).toBe('每天 9:00–21:00');
    const found = await menu();
    expect([found.published?.buttons.map(({ name }) => name), found.draft, found.differs]).toEqual([
      ['服务'],
      null,
      false,
    ]);
    house.remote.next(CREATE, { status: 502 });
    expect((await publish([REPAIR])).body.code).toBe('wechat_unreachable');
    const still = await menu();
    expect([still.published?.buttons[0]!.name, still.draft?.buttons[0]!.name]).toEqual(['服务', '售后报修']);
  });

  it('lets the second of two admins know that the first was there', async () => {
    const { version } = await menu();
    const [first, second] = [await publish([REPAIR], version), await publish([SERVICE], version)];
    expect([first.status, second.status, second.body.code]).toEqual([200, 409, 'version_conflict']);
    expect((await house.desk.admin.put(path(), { version, buttons: [] })).body.code).toBe('version_conflict');
  });

  it('keeps an unfinished draft, and drops it', async () => {
    const { version } = await menu();
    const saved = (await house.desk.admin.put(path(), { version, buttons: [{ ...REPAIR, name: '' }] }))
      .body as WechatMenu;
    expect([saved.draft?.by, saved.published?.buttons[0]!.name]).toEqual(['管理员', '售后报修']);
    const dropped = await house.desk.admin.post(`${path()}/drop-draft`, { version: saved.version });
    expect(dropped.body.draft).toBeNull();
  });

  it('is taken away, and kept as a draft', async () => {
    const { version } = await menu();
    house.remote.next('/cgi-bin/menu/delete', { errcode: 48001 });
    const refused = await house.desk.admin.post(`${path()}/remove`, { version });
    expect(refused.body).toMatchObject({ code: 'wechat_refused', detail: { errcode: 48001 } });
    const { body } = await house.desk.admin.post(`${path()}/remove`, { version });
    expect([body.live, body.published, body.draft.buttons[0].name, body.differs]).toEqual([
      [],
      null,
      '售后报修',
      false,
    ]);
  });

  it('is for admins, and for official accounts', async () => {
    expect((await house.agent.get(path())).status).toBe(403);
    const { rows } = (await house.desk.admin.get('/admin/inboxes')).body;
    const other = rows.find(({ channel }: { channel: string }) => channel !== 'wechat-official');
    expect((await house.desk.admin.get(`/admin/inboxes/${other.id}/wechat-menu`)).status).toBe(404);
  });
});

describe('a code with a scene', () => {
  let made = 0;
  const path = () => `/admin/inboxes/${house.inboxId}/wechat-codes`;
  const create = async (patch: object = {}) =>
    house.desk.admin.post(path(), {
      ...{ clientId: `code-${(made += 1)}-${Date.now()}`, name: `展会 ${made}`, days: 30, campaign: '秋季展会' },
      ...patch,
    });
  const code = async (patch: object = {}): Promise<WechatCode> => (await create(patch)).body;
  const counted = async (id: string): Promise<WechatCode> =>
    ((await house.desk.admin.get(path())).body.rows as WechatCode[]).find((row) => row.id === id)!;
  const isHeldBy = (who: string, agentId: string) =>
    eventually(
      async () => (await house.ticketOf(who)).row,
      ({ holderId }) => holderId === agentId,
    );

  it('is made at the platform once, temporary or for ever', async () => {
    const clientId = 'code-client-0001';
    const [first, again] = [await code({ clientId, scene: 'expo' }), await code({ clientId, scene: 'expo' })];
    expect([again.id, again.url, house.remote.menus.codes.length]).toEqual([first.id, first.url, 1]);
    const left = Date.parse(first.endsAt!) - house.desk.clock.now().getTime();
    expect(Math.round(left / 3600_000)).toBe(30 * 24);
    expect((await code({ days: null, scene: 'for-ever' })).endsAt).toBeNull();
    expect((await create({ scene: 'expo' })).body).toMatchObject({
      code: 'already_exists',
      detail: { field: 'scene' },
    });
    expect((await create({ days: 31 })).status).toBe(400);
  });

  it('is kept when the platform makes no picture, and asked for again', async () => {
    house.remote.next('/cgi-bin/qrcode/create', { errcode: 45029 });
    const { id, url, fault } = await code();
    expect([url, fault]).toEqual([null, '45029']);
    const { body } = await house.desk.admin.post(`/admin/wechat-codes/${id}/picture`);
    expect([body.fault, house.remote.menus.scan(body.url)?.scene]).toEqual([null, body.scene]);
  });

  it('sends the next ticket of a new follower to its team and agent, with its campaign, once', async () => {
    const { id, url, name } = await code({ teamId: south.id, agentId: south.agent.id, greeting: '欢迎来到展会！' });
    const who = newOpenid();
    expect((await house.platform.scan(who, url!))!.text).toBe('欢迎来到展会！');
    expect(await house.tickets(who)).toEqual([]);
    house.desk.clock.advance(3600);
    await house.platform.text(who, '我想了解一下价格');
    const row = await isHeldBy(who, south.agent.id);
    expect([row.teamId, row.tags]).toEqual([south.id, ['秋季展会']]);
    expect(await counted(id)).toMatchObject({ scans: 1, people: 1, followers: 1, tickets: 1, name });
    const lead = { clientId: 'lead-of-a-scan', contactId: row.contactId, ticketId: row.id };
    expect((await south.agent.post('/leads', lead)).body.source).toBe('秋季展会');
    await house.desk.sql.query(`update ticket set status = 'closed', closed_at = now() where id = $1`, [row.id]);
    await house.platform.text(who, '又来了');
    const again = (await house.tickets(who)).find((ticket) => ticket.row.id !== row.id)!;
    expect([again.row.teamId, again.row.tags]).toEqual([house.desk.teamId, []]);
  });

  it('is what the contact did last that counts, and only for so many days', async () => {
    const [here, elsewhere] = [await code({ teamId: south.id }), await code({ teamId: house.desk.teamId })];
    const [quick, late, twice] = [newOpenid(), newOpenid(), newOpenid()];
    for (const who of [quick, late, twice]) await house.platform.scan(who, here.url!);
    house.desk.clock.advance(60);
    await house.platform.scan(twice, elsewhere.url!);
    for (const who of [quick, twice]) await house.platform.text(who, '你好');
    expect((await house.ticketOf(quick)).row.teamId).toBe(south.id);
    expect((await house.ticketOf(twice)).row.teamId).toBe(house.desk.teamId);
    const setting = { key: 'scan.route', value: 1, effectiveAt: house.desk.clock.now().toISOString() };
    expect((await house.desk.admin.post('/admin/settings', setting)).status).toBe(200);
    await house.desk.sql.query(`update wechat_scan set at = at - interval '1 day' where external_id = $1`, [late]);
    await house.platform.text(late, '你好');
    expect((await house.ticketOf(late)).row).toMatchObject({ teamId: house.desk.teamId, tags: [] });
  });

  it('routes the ticket a menu opens, and leaves a running one where it is', async () => {
    const { url, id } = await code({ teamId: south.id });
    const [presses, talks] = [newOpenid(), newOpenid()];
    await house.platform.text(talks, '已经在聊');
    const { row } = await house.ticketOf(talks, 2);
    house.desk.clock.advance(5);
    for (const who of [presses, talks]) await house.platform.scan(who, url!);
    expect((await house.ticketOf(talks, 3)).messages.at(-1)!.text).toMatch(/^\[扫描二维码\] 展会/);
    expect((await house.detail(row.id)).row.teamId).toBe(row.teamId);
    await house.platform.event(presses, 'CLICK', { EventKey: 'repair' });
    expect((await house.ticketOf(presses)).row.teamId).toBe(south.id);
    expect(await counted(id)).toMatchObject({ scans: 2, followers: 1, tickets: 1 });
  });

  it('counts on and leads nowhere once it is switched off or deleted', async () => {
    const [off, gone] = [await code({ teamId: south.id, greeting: '您好' }), await code({ teamId: south.id })];
    const patched = await house.desk.admin.patch(`/admin/wechat-codes/${off.id}`, {
      version: off.version,
      enabled: false,
    });
    expect([patched.status, patched.body.enabled]).toEqual([200, false]);
    expect(
      (await house.desk.admin.patch(`/admin/wechat-codes/${off.id}`, { version: off.version, name: 'x' })).body.code,
    ).toBe('version_conflict');
    expect((await house.desk.admin.delete(`/admin/wechat-codes/${gone.id}`)).status).toBe(200);
    for (const { url, id } of [off, gone]) {
      const who = newOpenid();
      expect((await house.platform.scan(who, url!))!.raw).toBe('success');
      await house.platform.text(who, '你好');
      expect((await house.ticketOf(who)).row.teamId).toBe(house.desk.teamId);
      expect(await counted(id)).toMatchObject({ scans: 1, followers: 1, tickets: 0 });
    }
  });

  it('counts a scan once that the platform tells twice, and remembers scenes of others', async () => {
    const { id, scene } = await code();
    const who = newOpenid();
    const at = { CreateTime: house.platform.seconds, EventKey: `qrscene_${scene}` };
    for (const _ of [1, 2]) await house.platform.event(who, 'subscribe', at);
    await house.platform.event(newOpenid(), 'subscribe', { EventKey: 'qrscene_from-elsewhere' });
    expect((await counted(id)).scans).toBe(1);
    const { rows } = await house.desk.sql.query(
      `select code_id, followed from wechat_scan where scene = 'from-elsewhere'`,
    );
    expect(rows).toEqual([{ code_id: null, followed: true }]);
  });

  it('takes an agent only through a team of theirs', async () => {
    expect((await create({ agentId: south.agent.id })).body.fields).toEqual([{ path: 'teamId', rule: 'required' }]);
    expect((await create({ teamId: south.id, agentId: house.agent.id })).body.code).toBe('agent_not_in_team');
  });
});
