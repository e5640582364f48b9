import type { Page } from 'playwright-core';
import { type Desk, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { newOpenid, WechatDesk } from '../flows/wechat/wechat-desk';
import { newContact, WecomDesk } from '../flows/wecom/wecom-desk';
import { House, PHONE } from './pages/house';

describeWith('chromium', 'an official account in the browser', () => {
  let wechat: WechatDesk;
  let house: House;

  beforeAll(async () => {
    wechat = await WechatDesk.open();
    house = await House.open(wechat.desk);
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await wechat.remote.close();
  });

  it("carries a person's words to the screen, and the agent's answer back to the person", async () => {
    const desk = await house.console(wechat.agent);
    const who = newOpenid();
    await wechat.platform.text(who, '我的订单还没有发货');
    await desk.openRow('我的订单还没有发货');
    await desk.by('composer-allowance').getByText('还可回复 5 条').waitFor();
    await desk.send('今天下午就发出。');
    await desk.reply('今天下午就发出').getByText('已发送').waitFor();
    expect(wechat.remote.textsTo(who)).toEqual(['今天下午就发出。']);
    await desk.by('composer-allowance').getByText('还可回复 4 条 · 窗口还剩 47 小时').waitFor();
  });

  it('holds the sixth answer back until the person writes again, without a reload', async () => {
    const desk = await house.console(wechat.agent);
    const who = newOpenid();
    // Its own words: another try must not open the row of this one.
    const words = `请问有人吗 ${who.slice(-6)}`;
    await wechat.platform.text(who, words);
    await desk.openRow(words);
    for (const n of [1, 2, 3, 4, 5]) {
      await desk.send(`第${n}条`);
      await eventually(
        () => Promise.resolve(wechat.remote.textsTo(who)),
        (texts) => texts.length === n,
      );
    }
    await desk.by('composer-allowance').getByText('已经发满 5 条').waitFor();
    await desk.composer.fill('第6条');
    expect(await desk.by('composer-send').isDisabled()).toBe(true);
    wechat.desk.clock.advance(2);
    await wechat.platform.text(who, '还有吗');
    await desk.by('composer-allowance').getByText('还可回复 5 条').waitFor();
    await desk.by('composer-send').click();
    await eventually(
      () => Promise.resolve(wechat.remote.textsTo(who)),
      (texts) => texts.at(-1) === '第6条',
    );
  });

  it.each([
    ['zh-CN', {}],
    ['en', { colorScheme: 'dark' as const }],
    ['zh-CN', { viewport: PHONE }],
  ])('is set up in a form a person can read: %s %j', async (locale, look) => {
    await speak(wechat.desk, locale);
    const admin = await house.console(wechat.desk.admin, '/admin/inboxes', look);
    await admin.page.getByText('半小时公众号').first().click();
    await admin.by('wechat-callback').getByText('EncodingAESKey').waitFor();
    await admin.by('inbox-test').click();
    await admin.by('inbox-test-result').locator('li.ok').nth(2).waitFor();
  });
});

describeWith('chromium', 'the menu and the codes of an account in the browser', () => {
  let wechat: WechatDesk;
  let house: House;

  beforeAll(async () => {
    wechat = await WechatDesk.open();
    house = await House.open(wechat.desk);
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await wechat.remote.close();
  });

  it('brings a press of a menu that was just published to the agent', async () => {
    const admin = await house.console(wechat.desk.admin, '/admin/inboxes');
    await admin.page.getByText('半小时公众号').first().click();
    await admin.by('wechat-menu').click();
    await admin.by('menu-add').click();
    await admin.by('menu-name').fill('售后报修');
    await admin.by('menu-add').click();
    await admin.by('menu-publish').click();
    await admin.page.getByText('要填写').waitFor();
    await admin.by('menu-name').fill('服务中心');
    await admin.by('menu-add-below').click();
    await admin.by('menu-name').fill('营业时间');
    await admin.page.getByText('自动回复一段文字').click();
    await admin.by('menu-text').fill('每天 9:00–21:00');
    await admin.by('menu-add-below').click();
    await admin.by('menu-name').fill('商城');
    await admin.page.getByText('打开网页').click();
    await admin.by('menu-url').fill('https://shop.example/');
    wechat.remote.next('/cgi-bin/menu/create', { errcode: 40054 });
    await admin.by('menu-publish').click();
    await admin.by('menu-button-form').getByText('微信不让子菜单打开这个域名').waitFor();
    await admin.by('menu-publish').click();
    await admin.by('menu-standing').filter({ hasText: '已发布' }).waitFor();
    const desk = await house.console(wechat.agent);
    await wechat.platform.press(newOpenid(), '售后报修');
    await desk.openRow('点击了菜单「售后报修」');
    expect((await wechat.platform.press(newOpenid(), '营业时间')).text).toBe('每天 9:00–21:00');
  });

  it('brings the ticket of somebody who scanned to the right team', async () => {
    const { calendarId } = (await wechat.desk.admin.get('/admin/teams')).body.rows[0];
    const south = await wechat.desk.agent({ name: '陈南', teamIds: [] });
    const team = { name: '华南片区', strategy: 'round_robin', calendarId, memberIds: [south.id], leadIds: [] };
    await wechat.desk.admin.post('/admin/teams', team);
    const admin = await house.console(wechat.desk.admin, `/admin/inboxes/${wechat.inboxId}/codes`);
    await admin.by('admin-new').click();
    await admin.by('code-name').fill('广州门店');
    await admin.by('code-campaign').fill('门店海报');
    await admin.by('code-team').click();
    await admin.page.getByText('华南片区', { exact: true }).click();
    await admin.by('code-greeting').fill('欢迎光临广州门店');
    await admin.by('admin-save').click();
    const url = await admin.by('code-picture').locator('[data-code]').getAttribute('data-code');
    const file = admin.page.waitForEvent('download');
    await admin.by('code-download').click();
    expect((await file).suggestedFilename()).toBe('广州门店.png');
    const who = newOpenid();
    expect((await wechat.platform.scan(who, url!))!.text).toBe('欢迎光临广州门店');
    await wechat.platform.text(who, '还有货吗');
    const desk = await house.console(south);
    await desk.openRow('还有货吗');
    await desk.page.getByText('门店海报').first().waitFor();
    await admin.goto(`/admin/inboxes/${wechat.inboxId}/codes`);
    for (const figure of ['scans', 'followers', 'tickets'])
      await admin.by('code-广州门店').getByTestId(`code-${figure}`).getByText('1', { exact: true }).waitFor();
  });
});

describeWith('chromium', 'WeChat customer service in the browser', () => {
  let wecom: WecomDesk;
  let house: House;

  beforeAll(async () => {
    wecom = await WecomDesk.open();
    house = await House.open(wecom.desk);
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await wecom.remote.close();
  });

  it("carries a person's words to the screen, and the agent's answer back to the person", async () => {
    const desk = await house.console(wecom.agent);
    const who = newContact();
    wecom.remote.people.set(who, { nickname: '王芳', wroteAt: 0, answers: 0, session: 0 });
    await wecom.platform.text(who, '洗衣机不转了');
    await desk.openRow('洗衣机不转了');
    await desk.page.getByText('王芳').first().waitFor();
    await desk.by('composer-allowance').getByText('还可回复 5 条').waitFor();
    await desk.send('请看一下门有没有关紧。');
    await desk.reply('请看一下门').getByText('已发送').waitFor();
    expect(wecom.remote.textsTo(who)).toEqual(['请看一下门有没有关紧。']);
    await desk.by('composer-allowance').getByText('还可回复 4 条').waitFor();
  });

  it.each([
    ['zh-CN', '微信客服（企业微信）', {}],
    ['en', 'WeChat customer service (WeCom)', { colorScheme: 'dark' as const }],
  ])('is set up from the form to what WeCom needs to be told: %s', async (locale, title, look) => {
    await speak(wecom.desk, locale);
    const second = wecom.remote.accounts[1]!;
    await wecom.desk.sql.query(`update inbox set settings = settings || '{"openKfId":"wkOld0000"}', enabled = false
      where name like 'K%'`);
    const { page, by } = await house.console(wecom.desk.admin, '/admin/inboxes', look).then((screen) => ({
      page: screen.page,
      by: (id: string) => screen.by(id),
    }));
    await by('admin-new').click();
    await by('inbox-channel-wecom').click();
    await page.getByText(title).first().waitFor();
    await fill(page, 0, `K${Date.now()}`);
    await page.getByPlaceholder('ww…').fill(wecom.remote.corpId);
    await page.locator('input[type=password]').fill('wrong');
    await by('wecom-accounts').click();
    await page.locator('.pc-fault').first().waitFor();
    await page.locator('input[type=password]').fill(wecom.remote.secret);
    await by('wecom-accounts').click();
    await page.locator('.ib-choose .ant-select').click();
    await page.getByText(second.name, { exact: true }).click();
    await by('inbox-test').click();
    await by('inbox-test-result').locator('li.ok').nth(2).waitFor();
    await by('admin-save').click();
    await by('wechat-callback').getByText('EncodingAESKey').waitFor();
  });
});

const speak = (desk: Desk, locale: string) =>
  desk.sql.query('update agent set locale = $1 where id = $2', [locale, desk.admin.id]);

const fill = (page: Page, index: number, text: string) =>
  page.locator('.ant-drawer input[type=text]').nth(index).fill(text);
