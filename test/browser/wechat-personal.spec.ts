import { PersonalDesk } from '../flows/wechat-personal/personal-desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

const WANG = { id: 'wxid_wang', name: '王芳' };

describeWith('chromium', 'a personal WeChat account on the desk', () => {
  let personal: PersonalDesk;
  let house: House;

  beforeAll(async () => {
    personal = await PersonalDesk.open();
    house = await House.open(personal.desk);
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await personal.stage.close();
  });

  it('is logged in by the code on the admin page, and talks with customers from then on, whose answers stay sent when the feed is first to tell', async () => {
    const admin = await house.console(personal.desk.admin, '/admin/inboxes');
    await admin.page.getByRole('button', { name: '老客户微信' }).click();
    await personal.stage.puppet();
    personal.stage.showsCode('https://login.weixin.qq.com/l/one');
    await admin.page.locator('[data-code="https://login.weixin.qq.com/l/one"] svg').waitFor();
    personal.stage.showsCode('https://login.weixin.qq.com/l/two');
    await admin.page.locator('[data-code="https://login.weixin.qq.com/l/two"] svg').waitFor();
    personal.stage.isScanned();
    await admin.by('wechat-login').getByText('请在手机上确认登录').waitFor();
    personal.stage.login();
    await admin.by('wechat-login').getByText('已登录：好物客服').waitFor();
    const desk = await house.console(personal.agent);
    personal.stage.writes(WANG, '上次的洗衣机很好用');
    await desk.openRow('王芳');
    await desk.message('上次的洗衣机很好用').waitFor();
    await desk.send('谢谢王姐，有需要随时说。');
    await desk.reply('有需要随时说').getByText('已发送').waitFor();
    expect(await personal.stage.heardBy(WANG.id, 1)).toEqual([
      { to: WANG.id, text: '谢谢王姐，有需要随时说。', file: undefined },
    ]);
    await desk.page.route(
      '**/replies',
      async (route) => {
        const answer = await route.fetch();
        await desk.reply('慢慢来').getByText('已发送').waitFor();
        await route.fulfill({ response: answer });
      },
      { times: 1 },
    );
    const answered = desk.page.waitForResponse('**/replies');
    await desk.send('不急，慢慢来。');
    await (await answered).finished();
    await desk.page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))');
    expect(await desk.reply('慢慢来').getByText('已发送').count()).toBe(1);
    await admin.by('wechat-logout').click();
    await admin.page.locator('.ant-popconfirm').getByRole('button', { name: '退出登录' }).click();
    await admin.page.locator('[data-testid=wechat-login][data-state=logged_out]').waitFor();
    await desk.write('还在吗');
    await desk.composer.press('Control+Enter');
    await desk.reply('还在吗').getByText('排队中').waitFor();
  });

  it('is connected only by who has read what it may cost', async () => {
    const admin = await house.console(personal.desk.admin, '/admin/inboxes', { colorScheme: 'dark' });
    await admin.by('admin-new').click();
    await admin.by('inbox-channel-wechat-personal').click();
    await admin.by('personal-warning').getByText('可能会被封号').waitFor();
    await admin.page.getByLabel('名称', { exact: true }).fill('又一个微信');
    await admin.by('admin-save').click();
    await admin.by('personal-warning').getByRole('alert').waitFor();
    await admin.by('personal-accepted').check();
    await admin.by('inbox-test').click();
    await admin.by('inbox-test-result').getByText('装了 wechaty').waitFor();
  });
});
