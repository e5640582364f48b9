import { eventually } from '../../support/desk';
import { PersonalDesk } from './personal-desk';

const WANG = { id: 'wxid_wang', name: '王芳' };

describe('a personal WeChat account in trouble', () => {
  let house: PersonalDesk;

  beforeEach(async () => {
    house = await PersonalDesk.open();
    await house.loggedIn();
  });
  afterEach(() => house.close());

  const asked = async (): Promise<string> => {
    house.stage.writes(WANG, '在吗');
    return (await house.ticketOf(WANG.id)).row.id;
  };
  const said = async (count: number) => (await house.stage.heardBy(WANG.id, count)).map(({ text }) => text);

  it('logged out by WeChat raises an alarm, keeps replies waiting, and goes on after the next scan', async () => {
    const id = await asked();
    house.stage.logout('被别的设备挤下线');
    expect((await house.login('logged_out')).detail).toBe('被别的设备挤下线');
    await house.health(({ state, error }) => state === 'failed' && error === 'wechat_logged_out');
    const { alarms } = (
      await eventually(
        () => house.desk.admin.get('/board'),
        ({ body }) => JSON.stringify(body).includes(house.inboxId),
      )
    ).body;
    expect(JSON.stringify(alarms)).toContain(house.inboxId);
    const reply = await house.reply(id, '您好');
    house.stage.showsCode('https://login.weixin.qq.com/l/again');
    expect(await house.login('waiting_for_scan')).toMatchObject({ waiting: 1, account: house.stage.account });
    await house.health(({ state, error }) => state === 'failed' && error === 'wechat_scan_needed');
    expect((await house.detail(id)).messages.at(-1)!.delivery).toMatchObject({ state: 'queued', attempts: 0 });
    await house.loggedIn();
    await house.delivered(id, reply.id, 'sent');
    await house.health(({ state }) => state === 'connected');
    expect(await said(1)).toEqual(['您好']);
  });

  it('is started again when its process is killed; a reply that was being said is not repeated', async () => {
    const id = await asked();
    const hanging = await house.reply(id, '[hang]');
    const after = await house.reply(id, '后面的');
    await eventually(
      () => house.login('logged_in'),
      ({ waiting }) => waiting === 1,
    );
    house.stage.kill();
    expect((await house.delivered(id, hanging.id, 'unknown')).delivery!.error).toMatch(/^wechat_worker_ended/);
    await house.health(({ state, error }) => state !== 'connected' || error !== null);
    await house.loggedIn(2);
    house.stage.writes(WANG, '还在吗');
    await house.delivered(id, after.id, 'sent');
    expect(await said(1)).toEqual(['后面的']);
    expect((await house.ticketOf(WANG.id, 4)).messages.map(({ text }) => text)).toEqual([
      '在吗',
      '[hang]',
      '后面的',
      '还在吗',
    ]);
  });

  it('keeps to its pace: what waits stays queued, in order', async () => {
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, {
      settings: { puppet: 'wechaty-puppet-staged', perMinute: 20, accepted: true },
    });
    await house.loggedIn(2);
    const id = await asked();
    const sent = [await house.reply(id, '一'), await house.reply(id, '二'), await house.reply(id, '三')];
    await house.delivered(id, sent[0]!.id, 'sent');
    const states = (await house.detail(id)).messages.slice(1).map(({ delivery }) => delivery!.state);
    expect(states).toEqual(['sent', 'queued', 'queued']);
    expect((await house.login('logged_in')).waiting).toBe(2);
    await house.delivered(id, sent[2]!.id, 'sent');
    expect(await said(3)).toEqual(['一', '二', '三']);
  });

  it('logs out when an admin asks, with an entry in the audit log', async () => {
    expect((await house.desk.admin.post(`/admin/inboxes/${house.inboxId}/wechat-login/logout`)).status).toBe(200);
    await house.login('logged_out');
    await house.stage.left(1);
    expect(JSON.stringify((await house.desk.admin.get('/admin/audit')).body)).toContain('wechat.logged_out');
  });

  it('fails a reply to somebody who is no longer a contact, with a code', async () => {
    const id = await asked();
    house.stage.forget(WANG);
    house.stage.kill();
    await house.loggedIn(2);
    const reply = await house.reply(id, '您好');
    expect((await house.delivered(id, reply.id, 'failed')).delivery!.error).toBe('wechat_contact_gone');
  });

  it('runs nothing while it is off', async () => {
    await house.desk.admin.patch(`/admin/inboxes/${house.inboxId}`, { enabled: false });
    await house.login('stopped');
    expect(() => process.kill(house.stage.pids.at(-1)!, 0)).toThrow('ESRCH');
  });
});

describe('setting a personal WeChat account up', () => {
  let house: PersonalDesk;

  beforeAll(async () => {
    house = await PersonalDesk.open();
  });
  afterAll(() => house.close());

  it.each([
    ['the risk is not accepted', { accepted: false }],
    ['the puppet is no puppet', { puppet: '../../evil' }],
    ['the options are no JSON object', { options: '[1]' }],
    ['the pace is none', { perMinute: 0 }],
  ])('is refused when %s', async (_, wrong) => {
    const settings = { ...PersonalDesk.settings(house.stage), ...wrong };
    const made = await house.desk.admin.post('/admin/inboxes', { name: 'x', channel: 'wechat-personal', settings });
    expect([made.status, made.body.code]).toEqual([400, 'invalid_input']);
  });

  it('never shows the puppet’s options again, and forgets them with the puppet', async () => {
    const shown = JSON.stringify((await house.desk.admin.get('/admin/inboxes')).body);
    expect(shown).not.toContain(String(house.stage.port));
    expect(shown).toContain('wechaty-puppet-staged');
  });

  it('says what is not installed', async () => {
    const tried = (puppet: string) =>
      house.desk.admin.post('/admin/inboxes/test', {
        channel: 'wechat-personal',
        settings: { puppet, accepted: true },
      });
    expect((await tried('wechaty-puppet-mock')).body).toMatchObject({ ok: true });
    const { ok, steps } = (await tried('wechaty-puppet-nowhere')).body;
    expect([ok, steps.map((step: { ok: boolean }) => step.ok)]).toEqual([false, [true, false]]);
    expect(steps[1].detail).toBe('wechaty_not_installed: wechaty-puppet-nowhere is not installed');
  });
});
