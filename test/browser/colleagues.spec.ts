import { type AgentClient, type VisitorClient } from '../support/desk';
import { describeWith } from '../support/services';
import type { ConsolePage } from './pages/console-page';
import { Gate } from './pages/gate';
import { House } from './pages/house';

describeWith('chromium', 'two agents on one ticket', () => {
  let house: House;
  let agents: [AgentClient, AgentClient];
  let asked = 0;

  beforeAll(async () => {
    house = await House.open();
    await house.desk.admin.patch(`/admin/teams/${house.desk.teamId}`, { strategy: 'manual' });
    agents = [await house.desk.agent({ name: '李敏' }), await house.desk.agent({ name: '张伟' })];
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  /** One ticket, open on both screens. Its words are its own, however often a test is tried. */
  async function bothOpen(about: string): Promise<[ConsolePage, ConsolePage, VisitorClient, string]> {
    const text = `${about}${(asked += 1)}`;
    const visitor = await house.desk.visitor();
    await visitor.say(text);
    const [one, two] = await Promise.all(agents.map((agent) => house.console(agent)));
    for (const screen of [one!, two!]) {
      await screen.by('view-unassigned').click();
      await screen.openRow(text);
    }
    return [one!, two!, visitor, text];
  }

  /** Keeps both claims on their way until the second has set out, so that neither screen knows of the other's. */
  async function clickTogether(screens: ConsolePage[]): Promise<void> {
    const gate = new Gate(screens.length);
    for (const { page } of screens)
      await page.route('**/claim', async (route) => {
        await gate.pass();
        await route.continue();
      });
    await Promise.all(screens.map((screen) => screen.by('claim').click()));
  }

  it('claim it at the same moment: one has it, and both screens say who', async () => {
    const [one, two, , text] = await bothOpen('两位同时抢的工单');
    await clickTogether([one, two]);
    await Promise.all([one, two].map((screen) => screen.by('claim').waitFor({ state: 'detached' })));
    const holders = await Promise.all([one, two].map((screen) => screen.by('decisions').textContent()));
    expect(holders[0]).toBe(holders[1]);
    expect(['李敏', '张伟']).toContain(holders[0]);
    const [winner, loser] = holders[0] === '李敏' ? [one, two] : [two, one];
    await loser.page.getByText('刚被同事接走了').waitFor();
    expect(await winner.page.getByText('刚被同事接走了').count()).toBe(0);
    await winner.by('view-mine').click();
    await winner.row(text).waitFor();
    await loser.by('view-mine').click();
    await loser.page.getByText('手上没有工单').waitFor();
    await loser.by('view-team').click();
    await loser.row(text).getByText(holders[0]!).waitFor();
  });

  it('see that the other is there, and who writes', async () => {
    const [one, two] = await bothOpen('两位都在看的工单');
    await one.page.getByText('张伟正在看').waitFor();
    await two.composer.pressSequentially('您好');
    await one.page.getByText('张伟正在写…').waitFor();
  });

  it('do not answer over each other: the later one reads the newer reply first', async () => {
    const [one, two, visitor] = await bothOpen('第一行\n'.repeat(12) + '很长的问题');
    for (let i = 0; i < 3; i += 1) await visitor.say(`${'再补充一行\n'.repeat(12)}补充${i}`);
    await one.message('补充2').waitFor();
    await one.write('我来处理，下午给您答复。');
    await one.conversation.hover();
    await one.page.mouse.wheel(0, -5_000);
    const newest = one.page.getByRole('button', { name: '最新消息' });
    await newest.waitFor();

    await two.send('您好，已经退款。');
    await one.message('您好，已经退款。').waitFor({ state: 'attached' });
    // Who reads above stays there.
    expect(await newest.isVisible()).toBe(true);
    await one.composer.press('Control+Enter');
    const dialog = one.by('newer-replies');
    await dialog.getByText('您好，已经退款。').waitFor();
    await one.by('newer-edit').click();
    expect(await one.composer.inputValue()).toBe('我来处理，下午给您答复。');
    expect(await two.message('我来处理').count()).toBe(0);

    await one.composer.press('Control+Enter');
    await one.by('newer-send').click();
    await one.reply('我来处理，下午给您答复。').waitFor({ state: 'attached' });
    await two.reply('我来处理，下午给您答复。').waitFor();
    expect(await two.reply('我来处理').count()).toBe(1);
    expect(await one.composer.inputValue()).toBe('');
  });
});
