import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsolePage } from './pages/console-page';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

const DAY = 86_400;
const PASSWORD = 'correct horse 8021';
const ADMIN = 'agent1@desk.test';
const LEAD = 'agent2@desk.test';
const AGENT = 'agent3@desk.test';

/** How each of them looks at the closed card. */
const LOOKS = [{ viewport: PHONE, hasTouch: true }, {}, { colorScheme: 'dark' as const }];

describeWith('chromium', 'a month of cards, by three people with different rights', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
    await house.desk.agent({ name: '何经理', role: 'admin', visibility: 'all', status: 'busy', teamIds: [] });
    await house.desk.agent({ name: '陈组长', role: 'team_lead', status: 'busy' });
    await house.desk.agent({ name: '李敏' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  async function inEnglish(screen: ConsolePage): Promise<void> {
    await screen.by('own-menu').click();
    // The choice is the account's, and may have been made before.
    const locale = screen.by('switch-locale');
    if ((await locale.textContent())?.includes('English')) await locale.click();
    else await screen.page.keyboard.press('Escape');
  }
  /** Signs in and presses the way to the cards. */
  async function cardsOf(email: string, look = {}): Promise<ConsolePage> {
    const screen = await house.stranger('/login', look);
    await screen.signIn(email, PASSWORD);
    await screen.by('place-cards').click();
    await screen.by('cards-month').waitFor();
    return screen;
  }
  const month = (screen: ConsolePage, name: string) => screen.by('cards-month').getByText(name).waitFor();
  const state = (screen: ConsolePage, wanted: string) =>
    screen.page.locator(`[data-testid=card][data-state=${wanted}]`).waitFor();
  async function before(screen: ConsolePage): Promise<void> {
    await screen.by('cards-before').click();
    await month(screen, '2026年12月');
  }

  it('is planned, run, self-scored, scored, appealed, confirmed, closed, exported and counted again', async () => {
    // November: the plan of December, and the lead's word on it before the month begins.
    const admin = await cardsOf(ADMIN);
    await admin.by('cards-after').click();
    await month(admin, '2026年12月');
    await admin.by('cards-open-plan').click();
    await admin.by('cards-plan').click();
    await admin.by('card-of-8003').waitFor();
    const lead = await cardsOf(LEAD);
    await lead.by('cards-after').click();
    await lead.by('card-of-8003').click();
    await lead.by('card-approve').click();
    await lead.page.getByText('陈组长 批准计划').waitFor();
    expect(await lead.by('card-approve').count()).toBe(0);
    await house.clear();

    // The last but one day of December: work, and a phrase that should not be said.
    house.desk.clock.advance(37 * DAY);
    const visitor = await house.desk.visitor();
    const desk = await house.stranger();
    await desk.signIn(AGENT, PASSWORD);
    await desk.by('place-cards').waitFor();
    await visitor.say('能做 3 米的吗');
    await desk.openRow('能做 3 米的吗');
    await desk.send('您好，8003。这个我不清楚');
    const judge = await house.stranger();
    await judge.signIn(LEAD, PASSWORD);
    await judge.by('place-conduct').click();
    await judge.by('violation-forbidden_phrase').getByRole('button').first().click();
    await judge.by('violation-confirm').click();
    await judge.by('place-cards').click();
    await judge.by('card-of-8003').click();
    await state(judge, 'running');
    await judge.page.getByLabel('数值').fill('2');
    await judge.page.getByLabel('依据').fill('两份归档');
    await judge.by('card-import').click();
    await judge.by('card-line-analysis').getByText('6.67').first().waitFor();
    await house.clear();

    // January: the agent's own points and words, then the lead's.
    house.desk.clock.advance(5 * DAY);
    const own = await cardsOf(AGENT);
    await before(own);
    await own.by('card-points-analysis').fill('9');
    await own.page.getByLabel('想说的话').fill('三份都做了，一份待归档');
    await own.page.getByLabel('本月述职').fill('月底线索少，一月补上');
    await own.by('card-self_score').click();
    await state(own, 'self_scored');

    const superior = await cardsOf(LEAD);
    await before(superior);
    await superior.by('card-of-8003').click();
    await superior.page.getByText('月底线索少，一月补上').waitFor();
    await superior.by('card-points-refinement').fill('8');
    await superior.by('card-points-analysis').fill('8');
    expect(await superior.by('card-score').isEnabled()).toBe(false);
    await superior.page.getByText('还有 2 项要改正或写明原因').waitFor();
    await superior.by('card-line-refinement').locator('+ tr input').fill('每天口头提炼，有组会记录');
    await superior.by('card-line-analysis').locator('+ tr input').fill('质量好');
    // What the agent looks at meanwhile stays open.
    await own.by('card-why-other').click();
    await own.by('card-row').getByText('禁用语').waitFor();
    await superior.by('card-score').click();
    await state(superior, 'scored');
    await state(own, 'scored');

    // The agent appeals what a line rests on; somebody else than who confirmed it decides.
    await own.page.getByText('查看或申诉').click();
    await own.page.getByLabel('说明当时的情况').fill('客户问的是另一家的产品');
    await own.by('violation-appeal').click();
    const chief = await cardsOf(ADMIN);
    await before(chief);
    await chief.by('card-of-8003').click();
    await chief.by('card-line-other').getByText('9.50').first().waitFor();
    await chief.by('place-conduct').click();
    await chief.page.getByText('待裁决').first().click();
    await chief.by('violation-forbidden_phrase').getByRole('button').first().click();
    await chief.page.getByLabel('写明理由').fill('属实');
    await chief.by('violation-reverse').click();
    await chief.by('place-cards').click();
    await before(chief);
    await chief.by('card-of-8003').click();
    await chief.by('card-line-other').getByText('10.00').first().waitFor();

    await chief.by('card-confirm').click();
    await state(chief, 'confirmed');
    await chief.by('cards-close-all').click();
    await chief.page.getByText('已封存 1 张考核卡').waitFor();
    await state(chief, 'closed');
    const [file] = await Promise.all([chief.page.waitForEvent('download'), chief.page.getByText('CSV').click()]);
    const sheet = await readFile(await file.path(), 'utf8');
    expect(sheet).toContain('8003,李敏,在线客服月度绩效考核表,已封存,其他：服务规范（提议）,10');

    // Whoever may see it counts it again, to the same hash.
    const hashes = await Promise.all(
      [AGENT, LEAD, ADMIN].map(async (email, i) => {
        const again = await cardsOf(email, LOOKS[i]);
        await again.by('cards-before').click();
        if (i > 0) await again.by('card-of-8003').click();
        await state(again, 'closed');
        await again.by('card-recompute').click();
        await again.page.locator('[data-testid=card-recomputed][data-same=true]').waitFor();
        if (i !== 1) await inEnglish(again);
        return again.page.locator('code').textContent();
      }),
    );
    expect(new Set(hashes).size).toBe(1);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is printed black on white from a dark screen, and so are the figures: all rows, a table for each group', async () => {
    const admin = await cardsOf(ADMIN);
    // In whichever language the account was left.
    await admin.by('cards-before').click();
    await admin.by('card-of-8003').click();
    await admin.by('card').waitFor();
    const ink = () =>
      admin.page.evaluate<string>(`getComputedStyle(document.querySelector('[data-testid=card]')).color`);
    await admin.page.emulateMedia({ colorScheme: 'dark' });
    await admin.page.evaluate(`document.documentElement.dataset.theme = 'dark'`);
    expect(await ink()).toBe('rgb(231, 233, 240)');
    await admin.page.emulateMedia({ media: 'print' });
    expect(await ink()).toBe('rgb(28, 30, 38)');
    expect(await admin.by('place-figures').isVisible()).toBe(false);
    await admin.page.emulateMedia({ media: 'screen' });
    await admin.by('place-figures').click();
    await admin.page.locator('[data-testid^=figure-cell-8003-calls-]').first().waitFor();
    const shown = await admin.page.locator('[data-testid^=figure-cell-][data-testid*=-calls-]').count();
    await admin.page.emulateMedia({ media: 'print' });
    await admin.page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    const tables = admin.by('figure-paper').getByRole('table');
    expect(await tables.count()).toBe(8);
    // The rows of the screen and the total.
    expect(await tables.first().locator('tbody tr').count()).toBe(shown + 1);
    await admin.page.evaluate(`dispatchEvent(new Event('afterprint'))`);
    const pdf = (await admin.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/MediaBox \[0 0 841\.\d+ 59[45]\.\d+\]/);
    expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThanOrEqual(2);
  });

  it('has templates whose lines, shapes and bands are written by hand, and refused at their field', async () => {
    const admin = await cardsOf(ADMIN);
    await inEnglish(admin);
    await admin.by('cards-templates').click();
    await admin.by('template-add-line').click();
    const line = admin.by('template-line-line_1');
    await line.getByLabel('Line · Chinese').fill('外呼时长');
    await line.getByLabel('Line · English').fill('Talk time');
    await line.getByLabel('Evidence · Chinese').fill('通话记录');
    await line.getByLabel('Evidence · English').fill('Call records');
    await line.getByLabel('Formula', { exact: true }).selectOption('threshold_linear');
    await line.getByLabel('Desk figures').selectOption('talk_minutes');
    await line.getByRole('img').waitFor();
    const problem = admin.by('template-problem');
    await problem.getByText('add').waitFor();
    await admin.by('template-line-result').getByLabel('Weight').fill('40');
    await problem.waitFor({ state: 'detached' });
    await line.getByLabel('Target', { exact: true }).last().fill('0');
    await problem.getByText('Talk time').waitFor();
    expect(await admin.by('template-save').isEnabled()).toBe(false);
    await line.getByLabel('Target', { exact: true }).last().fill('2400');
    await admin.by('grade-95').getByRole('spinbutton').nth(1).fill('94');
    await problem.getByText('0 to 100').waitFor();
    await admin.by('grade-94').getByRole('spinbutton').nth(1).fill('95');
    await admin.by('template-copy').click();
    await admin.page.getByText('Saved as version 1').waitFor();
    await admin.page.emulateMedia({ colorScheme: 'dark' });
  });

  it('has proposed amounts, off until an admin turns them on, and a visit is written down with its proof', async () => {
    const admin = await house.desk.signIn(ADMIN, PASSWORD);
    const set = await admin.post('/admin/settings', {
      key: 'amount.proposed',
      value: 1,
      effectiveAt: house.desk.clock.now().toISOString(),
    });
    expect(set.status).toBe(200);
    const lead = await house.stranger();
    await lead.signIn(LEAD, PASSWORD);
    await lead.by('place-conduct').click();
    await lead.by('amounts-write').click();
    await lead.page.getByLabel('客服').last().selectOption({ label: '李敏 8003' });
    await lead.page.getByLabel('听到或看到了什么').fill('客户来厂看设备');
    expect(await lead.by('amount-save').isEnabled()).toBe(false);
    await lead.page.locator('input[type=file]').setInputFiles(join(__dirname, 'pages', 'washer.png'));
    await lead.page.getByText('washer.png').waitFor();
    await lead.by('amount-save').click();
    await lead.by('violation-visit').getByText('+50 元').waitFor();
    await lead.by('violation-visit').getByRole('button').first().click();
    await lead.by('violation-confirm').click();
    await lead.by('amounts-8003').getByText('+50 元').waitFor();
    const [file] = await Promise.all([lead.page.waitForEvent('download'), lead.by('amounts-export-csv').click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain('8003,李敏');
  });
});
