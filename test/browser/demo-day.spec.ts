// The demo as people meet it: an agent's day, a team lead's day and the morning meeting, pressed through on its own history.
import { CAST, DEMO_PASSWORD, emailOf } from '../../apps/server/src/demo/cast';
import { fillDemo } from '../../apps/server/src/demo/fill-demo';
import { eventually, openDesk } from '../support/desk';
import { describeWith } from '../support/services';
import type { ConsolePage } from './pages/console-page';
import { House, type Look } from './pages/house';

// A Friday afternoon in Shanghai, when every team works.
const NOW = new Date('2026-11-20T07:10:00.000Z');
const WIDE = { width: 1440, height: 900 };
const named = (login: string) => emailOf(CAST.find((person) => person.login === login)!);
const filled = async (config: Parameters<typeof fillDemo>[0]) => {
  await fillDemo(config, { days: 4, now: NOW, say: () => undefined });
  return { email: named('linjing'), password: DEMO_PASSWORD };
};

describeWith('chromium', 'a day on the demo desk', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(await openDesk({}, NOW, filled));
  }, 300_000);
  afterEach(() => house.clear());
  afterAll(() => house.close());

  const as = async (login: string, path: string, look: Look = { viewport: WIDE }): Promise<ConsolePage> =>
    house.console(await house.desk.signIn(named(login), DEMO_PASSWORD), path, look);

  it('lets an agent begin, take a ticket, answer, agree a time and write what stands in between', async () => {
    const screen = await house.stranger('/login', { viewport: WIDE });
    await screen.signIn(named('zhangwei'), DEMO_PASSWORD);
    await screen.by('view-unassigned').click();
    await screen.page.getByRole('option').first().click();
    await screen.by('claim').click();
    await screen.send('您好，工号 8023，马上为您查。');
    await screen.by('claim').waitFor({ state: 'detached' });

    await screen.by('promise-make').click();
    const sheet = screen.by('promise-sheet');
    await sheet.getByRole('button', { name: '明天', exact: true }).click();
    await screen.by('promise-from').fill('9');
    await screen.by('promise-to').fill('11');
    await sheet.getByText('本人').click();
    await sheet.getByLabel('号码或账号').fill('13800138000');
    await screen.by('promise-save').click();
    await sheet.waitFor({ state: 'detached' });
    await screen.page.locator('[data-testid^=promise-][data-state=planned]').first().waitFor();

    await screen.by('composer-interim').click();
    await screen.by('interim-form').getByText('按用户要求上门').click();
    await screen.by('interim-save').click();
    // What is missing is named and nothing is lost: the form stays (section 9).
    await screen.by('interim-refusal').waitFor();
    await screen.page.keyboard.press('Escape');

    for (const path of ['/morning', '/callbacks', '/promises', '/shifts', '/cards', '/conduct', '/figures']) {
      await screen.goto(path);
      await screen.page.getByRole('heading').first().waitFor();
    }
  });

  it('lets a team lead watch the clocks, whisper to a holder, take a ticket over, and judge what the desk found', async () => {
    const lead = await as('limin', '/board');
    const strip = lead.page.locator('[data-testid^=board-strip-]').first();
    await strip.waitFor();
    const acts = lead.page.locator('[data-testid^=strip-acts-]');
    await eventually(
      () => acts.count(),
      (seen) => seen > 0,
    );
    await acts.first().click();
    await lead.by('strip-take_over').click();
    await lead.by('take-over-confirm').click();
    await lead.by('take-over-confirm').waitFor({ state: 'detached' });
  });

  it('draws a figure as it went, and opens as many rows as a class, an hour or a day says (law 9)', async () => {
    const lead = await as('limin', '/board');
    // The week that is shown is that of the reader's own clock.
    await lead.page.clock.setFixedTime(NOW);
    await lead.goto('/figures');
    await lead.page.getByText('图表', { exact: true }).click();
    await lead.by('chart-trend').waitFor();
    const rows = () => lead.by('mark-sheet').getByTestId('figure-evidence').count();
    const opens = async (wanted: number) => {
      expect(wanted).toBeGreaterThan(0);
      await eventually(rows, (n) => n === wanted);
      await lead.page.keyboard.press('Escape');
      await lead.by('mark-sheet').waitFor({ state: 'detached' });
    };
    const fullest = lead.by('chart-spread').locator('button:enabled').first();
    const inClass = Number(await fullest.locator('b').textContent());
    await fullest.click();
    await opens(inClass);
    const hour = lead.by('chart-hours').locator('td button').first();
    const [, inHour] = /（(\d+) 条）/.exec((await hour.getAttribute('aria-label'))!)!;
    await hour.click();
    await opens(Number(inHour));
    await lead.by('chart-trend').locator('summary').click();
    const days = lead.by('chart-trend').locator('tbody tr');
    const counts = (await days.locator('td:nth-child(3)').allTextContents()).map(Number);
    const busiest = counts.indexOf(Math.max(...counts));
    await days.nth(busiest).getByRole('button').click();
    await opens(counts[busiest]!);
  });

  it('lets the morning meeting name whose an old ticket is, and sign a day that balances (DOMAIN B1, B2, M5)', async () => {
    // The next Monday: what was left on Friday is three days old.
    house.desk.clock.advance(3 * 86_400);
    const lead = await as('limin', '/morning');
    await lead.page.locator('[data-testid^=cause-]').first().click();
    await lead.by('cause-save').click();
    await lead.by('cause-save').waitFor({ state: 'detached' });
    await lead.goto('/morning/close');
    await lead.by('day-sign-do').click();
    await lead.by('day-sign').getByText('李敏').first().waitFor();
    for (const tab of ['board', 'check', 'quality']) {
      await lead.goto(`/morning/${tab}`);
      await lead.page.getByRole('heading').first().waitFor();
    }
  });
});
