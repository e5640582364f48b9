import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';
import { InputMethod } from './pages/input-method';

describeWith('chromium', 'writing', () => {
  let house: House;
  let agent: AgentClient;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏', capacity: 100 });
  });
  // The way of sending belongs to the agent, wherever they sit down.
  beforeEach(() => agent.put('/session/preferences', { enterSends: false }));
  afterEach(() => house.clear());
  afterAll(() => house.close());

  async function opened(...questions: string[]) {
    for (const question of questions) await (await house.desk.visitor()).say(question);
    const desk = await house.console(agent);
    await desk.openRow(questions[0]!);
    return desk;
  }

  it.each([13, 229] as const)(
    'an Enter that chooses a word (key code %i) sends nothing from the console',
    async (code) => {
      const question = `输入法 ${code}`;
      const desk = await opened(question);
      await desk.setEnterSends();
      const keys = await InputMethod.over(desk.page);
      await desk.composer.focus();
      await keys.compose('ni hao');
      await keys.enter(code);
      expect(await desk.composer.inputValue()).toBe('ni hao');
      await keys.choose('你好');
      expect(await desk.composer.inputValue()).toBe('你好');
      await desk.composer.press('Enter');
      await desk.reply('你好').waitFor();
      expect(await desk.conversation.locator('[data-side=out]').count()).toBe(1);
    },
  );

  it('Enter breaks the line until the setting says that it sends', async () => {
    const desk = await opened('回车的设置');
    await desk.write('第一行');
    await desk.composer.press('Enter');
    await desk.composer.pressSequentially('第二行');
    expect(await desk.composer.inputValue()).toBe('第一行\n第二行');
    await desk.setEnterSends();
    await desk.composer.press('Shift+Enter');
    await desk.composer.press('Enter');
    await desk.reply('第二行').waitFor();
    expect(await desk.composer.inputValue()).toBe('');
  });

  it.each([13, 229] as const)(
    'an Enter that chooses a word (key code %i) sends nothing from the widget',
    async (code) => {
      const chat = await house.widget();
      await chat.open();
      await chat.input.focus();
      const keys = await InputMethod.over(chat.page);
      await keys.compose('tui kuan');
      await keys.enter(code);
      expect(await chat.input.inputValue()).toBe('tui kuan');
      await keys.choose('退款');
      await chat.input.press('Enter');
      await chat.message('退款').waitFor();
      expect(await chat.words()).toEqual(['退款']);
    },
  );

  it('a draft stays with its ticket, through a reload, and comes along to another machine', async () => {
    const desk = await opened('工单甲', '工单乙');
    await desk.write('写给甲的话');
    await desk.openRow('工单乙');
    expect(await desk.composer.inputValue()).toBe('');
    await desk.write('写给乙的话');
    await desk.openRow('工单甲');
    expect(await desk.composer.inputValue()).toBe('写给甲的话');
    await desk.page.reload();
    await desk.composer.waitFor();
    expect(await desk.composer.inputValue()).toBe('写给甲的话');
    await desk.openRow('工单乙');
    expect(await desk.composer.inputValue()).toBe('写给乙的话');

    await eventually(
      async () => (await house.desk.sql.query('select text from draft order by text')).rows.map(({ text }) => text),
      (texts) => texts.length === 2,
    );
    const elsewhere = await house.console(agent);
    await elsewhere.openRow('工单甲');
    expect(await elsewhere.composer.inputValue()).toBe('写给甲的话');
    await elsewhere.send('写给甲的话，发出去了');
    await elsewhere.page.reload();
    await elsewhere.composer.waitFor();
    expect(await elsewhere.composer.inputValue()).toBe('');
  });

  it('a forbidden phrase is marked, Tab puts the better words in, and one sent anyway stays marked (DOMAIN H12)', async () => {
    const desk = await opened('什么时候发货？');
    await desk.write('这个我不清楚');
    await desk.by('forbidden-guard').getByText('不清楚').first().waitFor();
    await desk.composer.press('Tab');
    const better = '这个我这个问题我需要确认一下，今天几点前答复您方便？';
    expect(await desk.composer.inputValue()).toBe(better);
    await desk.by('forbidden-guard').waitFor({ state: 'detached' });
    await desk.send('这个我不清楚，您问别人');
    const said = desk.reply('这个我不清楚');
    await said.getByText('用了禁用语：不清楚').waitFor();
    expect(await said.locator('mark').textContent()).toBe('不清楚');
  });
});
