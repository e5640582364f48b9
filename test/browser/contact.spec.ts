import type { Route } from 'playwright-core';
import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import type { ConsolePage } from './pages/console-page';
import { Gate } from './pages/gate';
import { House } from './pages/house';

describeWith('chromium', 'two agents on one contact', () => {
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

  async function bothOpen(): Promise<[ConsolePage, ConsolePage]> {
    const text = `登记一下资料${(asked += 1)}`;
    await (await house.desk.visitor()).say(text);
    const [one, two] = await Promise.all(agents.map((agent) => house.console(agent)));
    for (const screen of [one!, two!]) {
      await screen.by('view-unassigned').click();
      await screen.openRow(text);
    }
    return [one!, two!];
  }

  async function write(screen: ConsolePage, fact: string, text: string): Promise<void> {
    await screen.by(`contact-${fact}`).click();
    await screen.by(`contact-${fact}-input`).fill(text);
  }

  const save = (screen: ConsolePage, fact: string) => screen.by(`contact-${fact}-input`).press('Enter');
  const shown = (screen: ConsolePage, fact: string, text: string) =>
    screen.by(`contact-${fact}`).getByText(text).waitFor();

  it('write the same fact: what was typed stays until its writer has seen the other and decided', async () => {
    const [one, two] = await bothOpen();
    await write(one, 'address', '人民路 1 号');
    await write(two, 'address', '中山路 8 号');
    await save(two, 'address');
    await one.by('contact-theirs').getByText('中山路 8 号').waitFor();
    // Neither Enter nor leaving the field writes over a colleague.
    await save(one, 'address');
    await one.composer.click();
    await shown(two, 'address', '中山路 8 号');
    expect(await one.by('contact-address-input').inputValue()).toBe('人民路 1 号');
    await one.by('contact-keep-mine').click();
    await Promise.all([one, two].map((screen) => shown(screen, 'address', '人民路 1 号')));
  });

  it('take what the other wrote', async () => {
    const [one, two] = await bothOpen();
    await write(one, 'company', '鲜果里');
    await write(two, 'company', '好物商贸');
    await save(two, 'company');
    await one.by('contact-take-theirs').click();
    await Promise.all([one, two].map((screen) => shown(screen, 'company', '好物商贸')));
  });

  it('write different facts: both stand, though the later one knew an older contact', async () => {
    const [one, two] = await bothOpen();
    await write(one, 'company', '鲜果里连锁超市');
    await write(two, 'address', '人民路 1 号');
    // The first sets out before the second's change and arrives after it.
    const gate = new Gate(2);
    const held = async (route: Route) => {
      await gate.pass();
      await route.continue();
    };
    await one.page.route('**/api/contacts/*', held, { times: 1 });
    const refused = one.page.waitForResponse((answer) => answer.status() === 409);
    await save(one, 'company');
    await save(two, 'address');
    await shown(two, 'address', '人民路 1 号');
    await gate.pass();
    await refused;
    await Promise.all([one, two].map((screen) => shown(screen, 'company', '鲜果里连锁超市')));
    await eventually(
      () => one.by('contact-address').textContent(),
      (text) => text === '人民路 1 号',
    );
  });
});
