import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

/** The agent works in another window. What the browser shows outside of this one is kept, to be read and pressed. */
const LOOK_AWAY = `
  document.hasFocus = () => false;
  window.Notification = new Proxy(window.Notification, {
    construct: (made, [title, options]) => (window.told = new made(title, options)),
  });
`;

describeWith('chromium', 'what an agent must not miss', () => {
  let house: House;
  let agent: AgentClient;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  it('is told outside the browser once the agent wants it, and a press on it opens the ticket', async () => {
    const desk = await house.console(agent);
    await desk.page.context().grantPermissions(['notifications']);
    await desk.page.evaluate(LOOK_AWAY);
    await desk.by('own-menu').click();
    await desk.page.getByRole('menuitem', { name: '声音和通知' }).click();
    const wished = desk.page.getByLabel('桌面通知');
    expect(await wished.isChecked()).toBe(false);
    await wished.click();
    await desk.page.locator('input[type=checkbox]:checked').waitFor();
    await desk.page.getByRole('button', { name: '好了' }).click();

    await (await house.desk.visitor()).say('请问几点送到？');
    await eventually(
      () => desk.page.evaluate('window.told?.body'),
      (told) => told === '请问几点送到？',
    );
    await desk.page.evaluate('window.told.onclick()');
    await desk.message('请问几点送到？').waitFor();
  });
});
