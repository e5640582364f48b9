import { WeiboDesk } from '../flows/weibo/weibo-desk';
import { eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

describeWith('chromium', 'Weibo on the desk', () => {
  let weibo: WeiboDesk;
  let house: House;

  beforeAll(async () => {
    weibo = await WeiboDesk.open();
    house = await House.open(weibo.desk);
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await weibo.remote.close();
  });

  it('brings a direct message to the agent and the answer back', async () => {
    const desk = await house.console(weibo.agent);
    const who = weibo.person('小王');
    await weibo.platform.text(who, '洗衣机什么时候到货？');
    await desk.openRow('小王');
    await desk.message('洗衣机什么时候到货？').waitFor();
    await desk.by('reply-ways').getByText('还能私信').waitFor();
    await desk.send('周五到货，给您留一台。');
    await desk.reply('周五到货').getByText('已发送').waitFor();
    expect(weibo.remote.textsTo(who)).toEqual(['周五到货，给您留一台。']);
    await weibo.platform.text(who, '好的谢谢');
    await desk.message('好的谢谢').waitFor();
  });

  it('answers a comment for everybody to read, or by direct message where the person wrote one', async () => {
    const desk = await house.console(weibo.agent);
    const who = weibo.person('小李');
    weibo.remote.comment(who, '我的订单怎么还没发货', weibo.post);
    await desk.openRow('我的订单怎么还没发货');
    expect(await desk.by('way-weibo-comment').getAttribute('aria-checked')).toBe('true');
    expect(await desk.by('way-weibo-direct').isDisabled()).toBe(true);
    await desk.write('字'.repeat(141));
    await desk.by('composer-misfit').waitFor();
    await desk.send('请您私信订单号，马上查。');
    await desk.reply('请您私信订单号').getByText('公开评论').waitFor();
    await eventually(
      () => weibo.remote.posts.answers(),
      (answers) => answers.some(({ text }) => text === '请您私信订单号，马上查。'),
    );
    await weibo.platform.text(who, '20261123');
    weibo.remote.comment(who, '已私信', weibo.post);
    await desk.message('已私信').waitFor();
    await desk.by('way-weibo-direct').and(desk.page.locator(':enabled')).click();
    await desk.send('查到了，今天下午发出。');
    await desk.reply('查到了').getByText('私信').waitFor();
    await eventually(
      () => weibo.remote.textsTo(who),
      (texts) => texts.includes('查到了，今天下午发出。'),
    );
  });

  it('is bound by an admin, who sees what is wrong, the address to copy and how long the token lives', async () => {
    const admin = await house.console(weibo.desk.admin, '/admin/inboxes', { colorScheme: 'dark' });
    await admin.page.getByRole('button', { name: '好物商城微博' }).click();
    await admin.by('weibo-account').getByText('/api/hooks/weibo/').waitFor();
    await admin.by('weibo-token-ends').getByText(/2027/).waitFor();
    weibo.remote.tokenState = 'revoked';
    await admin.by('inbox-test').click();
    await admin.by('inbox-test-result').getByText('授权被解除了').first().waitFor();
    weibo.remote.tokenState = 'good';
    await admin.by('inbox-test').click();
    await admin.by('inbox-test-result').getByText('全部通过').waitFor();
  });

  it('fits a phone', async () => {
    const who = weibo.person('小赵');
    weibo.remote.comment(who, '手机上也能看吗', weibo.post);
    const { row } = await weibo.ticketOf(who);
    const desk = await house.console(weibo.agent, `/desk/${row.number}`, { viewport: PHONE, hasTouch: true });
    await desk.by('way-weibo-comment').waitFor();
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await desk.page.evaluate(wider)).toBe(0);
  });
});
