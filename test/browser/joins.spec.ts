import type { AgentClient } from '../support/desk';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

describeWith('chromium', 'two contacts that are one person, on the screen', () => {
  let house: House;
  let agent: AgentClient;
  let n = 0;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏', visibility: 'all' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  /** Somebody who writes on the page, and whom the desk knows already by the same number. */
  async function twice(): Promise<{ text: string; known: string; phone: string }> {
    n += 1;
    const [phone, known, text] = [`1390000${1000 + n}`, `王芳${n}`, `我又来了${n}`];
    const stored = { name: known, phone, email: `wang${n}@mail.example` };
    await agent.post('/contacts', stored);
    await (await house.desk.visitor()).say(text);
    return { text, known, phone };
  }

  it('are compared side by side, joined, and taken apart again', async () => {
    const { text, known, phone } = await twice();
    const desk = await house.console(agent);
    await desk.openRow(text);
    await desk.by('contact-phone').click();
    await desk.by('contact-phone-input').fill(phone);
    await desk.by('contact-phone-input').press('Enter');
    const strip = desk.by('doubles');
    await strip.getByText('电话相同').waitFor();
    await strip.getByTestId('double-join').click();
    const dialog = desk.by('join-dialog');
    await dialog.getByText('两位').or(dialog.getByText('选留下哪一位')).first().waitFor();
    // The one that was known before stays; what only the other has comes along.
    expect(await dialog.getByLabel(`留下${known}`).isChecked()).toBe(true);
    await desk.by('join-confirm').click();
    await strip.getByText('拆开', { exact: true }).waitFor();
    await desk.by('contact-name').getByText(known).waitFor();
    await desk.row(known).waitFor();
    await strip.getByTestId('join-undo').click();
    await strip.getByTestId('double-join').waitFor();
    await desk.by('contact-name').getByText('访客').waitFor();
  });

  it('stand in the list of possible doubles until somebody says that they are two', async () => {
    await agent.post('/contacts', { name: '陈一', phone: '13911112222' });
    await agent.post('/contacts', { name: '陈二', phone: '13911112222' });
    const page = await house.console(agent, '/contacts');
    await page.by('doubles-filter').click();
    await page.page.getByText('陈二').click();
    const sheet = page.by('contact-sheet');
    await sheet.getByText('姓名不一样，请先核对。').waitFor();
    await sheet.getByTestId('double-dismiss').click();
    await sheet.getByTestId('doubles').waitFor({ state: 'detached' });
    await page.page.getByText('陈一').waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)('can be compared on a phone in %s', async (colorScheme) => {
    const { known } = await twice();
    await agent.post('/contacts', { name: `访客${n}`, phone: `1390000${1000 + n}`, company: '好物商城' });
    const page = await house.console(agent, '/contacts', { viewport: PHONE, colorScheme });
    await page.by('contact-search').fill(known);
    await page.page.getByText(known, { exact: true }).first().click();
    await page.by('double-join').click();
    await page.by('join-confirm').waitFor();
    const overflow = await page.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
