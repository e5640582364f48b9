import type { QualityForm } from '#contract';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

describeWith('chromium', 'the forms of quality', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  const callForm = async () =>
    ((await house.desk.admin.get('/quality/forms')).body.rows as QualityForm[]).find(
      ({ medium }) => medium === 'call',
    )!;

  it('a line is added, worded, moved and saved; what is missing is said at the line', async () => {
    const before = await callForm();
    const { page } = await house.console(house.desk.admin, '/quality#forms');
    const by = (id: string) => page.getByTestId(id);
    await by('form-add-fatal').click();
    const added = by('form-line-line_1');
    await added.waitFor();
    expect(await by('quality-form-save').isDisabled()).toBe(true);
    await page
      .getByRole('status')
      .filter({ hasText: `第 ${before.lines.length + 1} 项` })
      .waitFor();
    for (const field of ['评分项 · 中文', '看什么 · 中文']) await added.getByLabel(field).fill('泄露内部价格');
    for (const field of ['评分项 · 英文', '看什么 · 英文']) await added.getByLabel(field).fill('Gave away prices');
    await added.getByRole('button', { name: '上移' }).click();
    await page.getByRole('button', { name: '删除“闲聊，或请教时未按静音”' }).click();
    await by('quality-form-save').click();
    await page.getByText(`第 ${before.version + 1} 版`).waitFor();
    const after = await callForm();
    expect(after.lines).toHaveLength(before.lines.length);
    expect(after.lines.map(({ key }) => key)).not.toContain('small_talk');
    expect(after.lines.at(-2)).toMatchObject({ key: 'line_1', kind: 'fatal', name: { en: 'Gave away prices' } });
  });

  it('weights that do not add to a hundred are not saved, on a phone too', async () => {
    const { page } = await house.console(house.desk.admin, '/quality#forms', { viewport: PHONE, hasTouch: true });
    await page.getByRole('spinbutton').first().fill('16');
    await page.getByRole('status').filter({ hasText: '101' }).waitFor();
    expect(await page.getByTestId('quality-form-save').isDisabled()).toBe(true);
    await page.getByRole('spinbutton').first().fill('15');
    await page.locator('[data-testid=quality-form-save]:enabled').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
