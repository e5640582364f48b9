import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

describeWith('chromium', 'a visitor and an agent', () => {
  let house: House;
  /** A test that is tried again asks with other words. */
  let tries = 0;
  let agent: AgentClient;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏', capacity: 100 });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  it('meet without a reload: question, greeting, answer, delivered and read', async () => {
    const desk = await house.console(agent);
    await desk.page.evaluate('window.sameDocument = true');
    const chat = await house.widget();
    await chat.asks('退款什么时候到账？');
    await chat.frame.locator('[data-from=desk]').filter({ hasText: '李敏（工号 8001）' }).waitFor();

    await desk.openRow('退款什么时候到账？');
    await chat.frame.locator('[data-state=read]').waitFor();
    await desk.message('系统自动问候').waitFor();
    await chat.close();
    await desk.send('您好，今天 18 点前到账。');
    await desk.reply('18 点前').getByText('已送达').waitFor();
    await eventually(
      () => chat.page.getByTestId('widget-badge').textContent(),
      (unread) => unread === '1',
    );
    await chat.bubble.click();
    await chat.message('您好，今天 18 点前到账。').getByText('李敏').waitFor();
    await desk.reply('18 点前').getByText('已读').waitFor();
    expect(await desk.by('window-bar').count()).toBe(0);
    expect(await desk.page.evaluate('window.sameDocument')).toBe(true);
  });

  it('see each other type', async () => {
    const desk = await house.console(agent);
    const chat = await house.widget();
    await chat.asks('请问几点上班？');
    await desk.openRow('请问几点上班？');
    await chat.input.pressSequentially('我想');
    await desk.page.getByText('正在输入…').waitFor();
    await desk.composer.pressSequentially('您好');
    await eventually(
      () => chat.by('widget-typing').allTextContents(),
      (lines) => lines.some((line) => line.includes('李敏 正在输入')),
    );
  });

  it('lose nothing and double nothing when the visitor was away', async () => {
    const first = `第一句${(tries += 1)}`;
    const by = await house.cable();
    const chat = await house.widget({ by });
    const desk = await house.console(agent);
    await chat.asks(first);
    await desk.openRow(first);

    await chat.page.context().setOffline(true);
    by.cut();
    await chat.frame.getByText('网络已断开，恢复后自动继续').waitFor();
    await desk.send('回答一');
    await desk.send('回答二');
    await chat.say('第二句，断网时写的');
    await chat.frame.locator('[data-testid^=widget-unsent]').getByText('连上后自动重发').waitFor();

    by.mend();
    await chat.page.context().setOffline(false);
    await chat.live();
    await desk.message('第二句，断网时写的').waitFor();
    const all = [first, '回答一', '回答二', '第二句，断网时写的'];
    expect(
      await eventually(
        () => chat.words(),
        (words) => words.length >= all.length,
      ),
    ).toEqual(all);
    await chat.say('第三句');
    await desk.message('第三句').waitFor();
    expect(await chat.words()).toEqual([...all, '第三句']);
    expect(await desk.message('第二句').count()).toBe(1);
  });

  it('lose nothing when the agent was away', async () => {
    const by = await house.cable();
    const desk = await house.console(agent, '/desk', { by });
    const chat = await house.widget();
    await chat.asks('在吗？');
    await desk.openRow('在吗？');
    // The last part of the screen that is fetched when a ticket opens.
    await desk.page.getByText('还没有线索。').waitFor();
    await desk.page.context().setOffline(true);
    by.cut();
    await desk.page.getByText('连接断开，正在重连…').waitFor();
    await chat.say('你们断线了吗？');
    await chat.message('你们断线了吗？').waitFor();
    expect(await desk.message('你们断线了吗？').count()).toBe(0);

    by.mend();
    await desk.page.context().setOffline(false);
    await desk.message('你们断线了吗？').waitFor();
    await desk.row('你们断线了吗？').waitFor();
    expect(await desk.message('在吗？').count()).toBe(1);
    expect(await desk.message('你们断线了吗？').count()).toBe(1);
  });
});
