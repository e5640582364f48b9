import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

describeWith('chromium', 'promises on the screen', () => {
  let house: House;
  let agent: AgentClient;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  it('are made beside the ticket, stand on the board of tomorrow, and are breached before the eyes (DOMAIN M1, M2)', async () => {
    await (await house.desk.visitor()).say('师傅什么时候来');
    // Wide enough for the panel beside the conversation.
    const desk = await house.console(agent, '/desk', { viewport: { width: 1440, height: 900 } });
    await desk.openRow('师傅什么时候来');
    const sheet = desk.by('promise-sheet');
    const promise = async (day: string, hours: [string, string]) => {
      await desk.by('promise-make').click();
      await sheet.getByRole('button', { name: day, exact: true }).click();
      await desk.by('promise-from').fill(hours[0]);
      await desk.by('promise-to').fill(hours[1]);
      await sheet.getByText('本人').click();
      await sheet.getByLabel('号码或账号').fill('13800138000');
      await desk.by('promise-save').click();
    };

    await promise('明天', ['上午', '']);
    await desk.by('promise-refusal').getByText('几点到几点').waitFor();
    expect(await desk.by('promise-from').getAttribute('aria-invalid')).toBe('true');
    await desk.by('promise-from').fill('9');
    await desk.by('promise-to').fill('1030');
    await sheet.getByLabel('师傅、工位或车辆').fill('李师傅');
    await desk.by('promise-save').click();
    await sheet.waitFor({ state: 'detached' });
    await promise('今天', ['1100', '12']);
    await sheet.waitFor({ state: 'detached' });

    const rows = desk.page.locator('[data-testid^=promise-][data-state]');
    await eventually(
      () => rows.evaluateAll((found) => found.map((row) => row.getAttribute('data-state'))),
      (states) => states.join() === 'planned,planned',
    );
    house.desk.clock.advance(61 * 60);
    await rows.first().and(desk.page.locator('[data-state=breached]')).waitFor();
    await rows.first().getByText('没有守约').waitFor();

    await desk.page.keyboard.press('Escape');
    await desk.goto('/promises');
    const slot = desk.by('day-board').locator('[data-testid^=slot-]');
    await slot.getByText('09:00–10:30').waitFor();
    await slot.focus();
    await desk.page.keyboard.press('Enter');
    await desk.by('promise-open').getByText('已履约').first().waitFor();
  });
});
