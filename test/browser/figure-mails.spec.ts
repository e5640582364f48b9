import { describeWith } from '../support/services';
import { House } from './pages/house';

describeWith('chromium', 'figures by mail', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
    await house.desk.agent({ name: '李敏' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  it('are planned from what the screen shows, changed, paused and taken away', async () => {
    const { page, by } = await opened();
    await by('figure-mail-new').click();
    const sheet = by('figure-mails');
    await sheet.getByLabel('名称').fill('周一例会');
    await sheet.getByText('每周', { exact: true }).click();
    await sheet.getByLabel('时刻').fill('1000');
    await sheet.getByRole('button', { name: '李敏', exact: true }).click();
    await by('figure-mail-save').click();
    const mail = by('figure-mail');
    await mail.getByText('每周一 10:00').waitFor();
    // Monday at ten has come: the next is a week later.
    await mail.getByText('下次：2026-11-30 10:00').waitFor();

    await mail.getByRole('button', { name: '编辑' }).click();
    await sheet.getByText('每天', { exact: true }).click();
    await sheet.getByLabel('时刻').fill('1830');
    await by('figure-mail-save').click();
    await mail.getByText('下次：2026-11-23 18:30').waitFor();

    await mail.getByRole('button', { name: '暂停' }).click();
    await mail.getByText('已暂停').waitFor();
    await mail.getByRole('button', { name: '恢复' }).click();
    await mail.getByText('下次：2026-11-23 18:30').waitFor();

    await by('figure-mail-send').click();
    await mail.locator('li[data-state]').first().waitFor();
    await mail.getByRole('button', { name: '删除' }).click();
    await mail.getByRole('button', { name: '确认删除' }).click();
    await page.getByText('还没有定时邮件').waitFor();
  });

  async function opened() {
    const { admin } = house.desk;
    const screen = await house.console(admin, '/figures');
    await screen.page.getByRole('button', { name: '定时邮件' }).click();
    return { page: screen.page, by: (id: string) => screen.page.getByTestId(id) };
  }
});
