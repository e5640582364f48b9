import { ImapFlow } from 'imapflow';
import { ADDRESS, addMailbox, imapOf, mail } from '../flows/mailbox/mailbox-desk';
import { FakeProvider } from '../support/remotes/oauth/fake-provider';
import { describeWith, type Dovecot, startDovecot } from '../support/services';
import type { ConsolePage } from './pages/console-page';
import { House, PHONE } from './pages/house';

describeWith('chromium', 'an admin sets up a mailbox', () => {
  let provider: FakeProvider;
  let dovecot: Dovecot;
  let house: House;

  beforeAll(async () => {
    provider = await FakeProvider.open();
    dovecot = await startDovecot({ introspectionUrl: `${provider.url}/introspect` });
    const auth = { user: ADDRESS, pass: dovecot.password };
    const client = new ImapFlow({ host: dovecot.host, port: dovecot.port, secure: false, auth, logger: false });
    await client.connect();
    await client.mailboxCreate('售后');
    for (let i = 0; i < 40; i++)
      await client.append('INBOX', mail(`以前的第 ${i} 封`), ['\\Seen'], new Date(Date.now() - 5 * 24 * 3600_000));
    client.close();
    house = await House.open();
    await addMailbox(house.desk, { imap: imapOf(dovecot, { password: '' }), signIn: provider.settings });
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await dovecot.stop();
    provider.close();
  });

  async function sheet(look = {}): Promise<ConsolePage> {
    const screen = await house.console(house.desk.admin, '/admin/inboxes', look);
    await screen.page
      .getByRole('button', { name: /service@halfhour\.example/ })
      .first()
      .click();
    return screen;
  }

  it('signs in at the provider and is back on the desk, with the code gone from the address', async () => {
    const { page } = await sheet();
    await page.getByText('还没有登录').waitFor();
    await page.getByRole('button', { name: '去登录' }).click();
    await page.getByRole('heading', { name: '登录好了' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('link', { name: '回到收件箱' }).click();
    await page
      .getByRole('button', { name: /service@halfhour\.example/ })
      .first()
      .click();
    await page.getByTestId('mail-sign-in').getByText('已登录').waitFor();
  });

  it('chooses folders from the server’s own list', async () => {
    const { page } = await sheet({ colorScheme: 'dark' });
    await page.getByTestId('mail-folders').click();
    await page.getByTitle('售后', { exact: true }).waitFor();
    await page.getByTitle('售后', { exact: true }).click();
    await page.keyboard.press('Escape');
  });

  it('counts earlier mail, takes it in and watches it come', async () => {
    const { page } = await sheet();
    await page.getByTestId('backfill-count').click();
    await page.getByText('大约 40 封').waitFor();
    await page.getByRole('button', { name: '开始收进' }).click();
    await page.getByTestId('backfill-course').getByText('看了 40 / 40 封').waitFor();
    await page.getByTestId('backfill-course').getByText('已收完').waitFor();
  });

  it('makes a signing key and shows what to publish, also on a phone', async () => {
    const { page } = await sheet({ colorScheme: 'dark', viewport: PHONE });
    await page.getByRole('button', { name: '生成密钥' }).click();
    await page.getByText('halfhour._domainkey.halfhour.example').waitFor();
    await page.getByText(/^v=DKIM1; k=rsa; p=/).waitFor();
    await page.getByText('halfhour._domainkey.halfhour.example').scrollIntoViewIfNeeded();
  });
});
