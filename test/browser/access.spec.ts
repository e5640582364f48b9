import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { AgentClient } from '../support/desk';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

const BAD = new Set(['serious', 'critical']);

// What passed is not even described: that takes most of the time.
const axe = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] });

/** Colours on their way from one state to another are nobody's colours: waits until what fades in or out has ended. */
const settled = (page: Page) =>
  page.evaluate(`(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  })()`);

/** What would keep somebody out, one line each: all rules in the light, the colours again in the dark. */
async function barriers(page: Page): Promise<string[]> {
  await settled(page);
  const light = await axe(page).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const dark = await axe(page).withRules('color-contrast').analyze();
  return [light, dark].flatMap(({ violations }) =>
    violations
      .filter(({ impact }) => BAD.has(impact ?? ''))
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, html, any }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)} ${any[0]?.message ?? ''}`,
        ),
      ),
  );
}

jest.setTimeout(120_000);

describeWith('chromium', 'access for everybody (WCAG, by axe)', () => {
  let house: House;
  let agent: AgentClient;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  it('the login', async () => {
    const screen = await house.stranger();
    await screen.signIn('nobody@desk.test', 'wrong horse 8021');
    await screen.by('login-fault').waitFor();
    expect(await barriers(screen.page)).toEqual([]);
  });

  it('the desk with a conversation', async () => {
    await (await house.desk.visitor()).say('请问 https://shop.example 上的洗衣机什么时候发货？');
    const screen = await house.console(agent);
    await screen.openRow('洗衣机');
    await screen.send('这个我不清楚，稍等');
    await screen.write('也不清楚');
    await screen.by('forbidden-guard').waitFor();
    expect(await barriers(screen.page)).toEqual([]);
  });

  it.each([
    ['the board', '/board', 'board-total-waiting'],
    ['the figures', '/figures', 'figures-export-csv'],
    ['the inboxes', '/admin/inboxes', 'admin-new'],
  ])('%s', async (_, path, ready) => {
    await (await house.desk.visitor()).say(`还在等：${path}`);
    const screen = await house.console(house.desk.admin, path);
    await screen.by(ready).waitFor();
    expect(await barriers(screen.page)).toEqual([]);
  });

  it('the widget', async () => {
    const chat = await house.widget({ viewport: PHONE });
    await chat.asks('在吗？');
    await chat.frame.locator('[data-from=desk]').first().waitFor();
    expect(await barriers(chat.page)).toEqual([]);
  });
});
