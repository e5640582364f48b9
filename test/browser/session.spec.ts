import type { AgentAccount } from '#contract';
import { oneTimeCode, stepAt } from '../../apps/server/src/platform/auth/one-time-codes';
import type { AgentClient } from '../support/desk';
import { describeWith } from '../support/services';
import type { ConsolePage } from './pages/console-page';
import { House } from './pages/house';

describeWith('chromium', 'a session', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  async function emailOf({ id }: AgentClient): Promise<string> {
    const { rows } = (await house.desk.admin.get('/admin/agents')).body as { rows: AgentAccount[] };
    return rows.find((agent) => agent.id === id)!.email;
  }

  it.each([
    ['zh-CN', '登录', '邮箱或密码不对。'],
    ['en-US', 'Sign in', 'Email or password is wrong.'],
  ])(
    'begins with the right password only, and says so in the language of the browser (%s)',
    async (locale, button, words) => {
      await house.desk.agent({ name: '王磊', status: 'offline' });
      const screen = await house.stranger('/board', { locale });
      await screen.page.getByRole('button', { name: button }).waitFor();
      await screen.signIn('agent1@desk.test', 'wrong horse 8021');
      await screen.by('login-fault').getByText(words, { exact: true }).waitFor();
      await screen.signIn('agent1@desk.test', 'correct horse 8021');
      await screen.page.waitForURL('**/board');
      await screen.by('board-total-waiting').waitFor();
    },
  );

  it('that ends in another window ends here too, and leads back after signing in again', async () => {
    const agent = await house.desk.agent({ name: '李敏' });
    const screen = await house.console(agent, '/contacts');
    const other = await screen.page.context().newPage();
    await other.goto(`${house.desk.url}/desk`);
    await other.getByTestId('own-menu').click();
    await other.getByTestId('sign-out').click();
    await other.getByTestId('login-email').waitFor();
    await screen.by('login-email').waitFor();
    expect(new URL(screen.page.url()).searchParams.get('next')).toBe('/contacts');
    await screen.signIn(await emailOf(agent), 'correct horse 8021');
    await screen.page.waitForURL('**/contacts');
  });

  it('ends at once when an admin disables the account: the socket closes, and signing in says why', async () => {
    const agent = await house.desk.agent({ name: '张伟', status: 'busy' });
    const screen = await house.console(agent);
    const sockets = screen.page.waitForEvent('websocket');
    await screen.page.reload();
    const socket = await sockets;
    const closed = socket.isClosed() ? Promise.resolve() : socket.waitForEvent('close');
    await house.desk.admin.patch(`/admin/agents/${agent.id}`, { disabled: true });
    await closed;
    await screen.signIn(await emailOf(agent), 'correct horse 8021');
    await screen.by('login-fault').getByText('账号已停用，请联系管理员。').waitFor();
  });

  describe('with a second factor', () => {
    const PASSWORD = 'correct horse 8021';
    const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

    /** What an authenticator app would show for the secret on the screen. */
    async function appCode(shown: string): Promise<string> {
      const bits = [...shown.replaceAll(' ', '')].map((c) => LETTERS.indexOf(c).toString(2).padStart(5, '0')).join('');
      const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
      return oneTimeCode(key, stepAt(house.desk.clock.now()));
    }

    async function openOwn(screen: ConsolePage): Promise<void> {
      await screen.by('own-menu').click();
      await screen.by('own-second-factor').click();
    }

    async function prove(screen: ConsolePage, act: string, code: string): Promise<void> {
      await screen.by(act).click();
      await screen.by('second-factor-password').fill(PASSWORD);
      await screen.by('second-factor-code').fill(code);
      await screen.by('second-factor-prove').click();
    }

    async function turnOn(screen: ConsolePage): Promise<{ secret: string; recoveryCodes: string[] }> {
      await openOwn(screen);
      await screen.by('second-factor-password').fill(PASSWORD);
      await screen.by('second-factor-begin').click();
      await screen.by('second-factor-qr').locator('svg path').first().waitFor();
      const secret = (await screen.by('second-factor-secret').textContent())!;
      await screen.by('second-factor-code').fill('000000');
      await screen.by('second-factor-confirm').click();
      await screen.by('second-factor-fault').getByText('验证码不对，或已经用过。').waitFor();
      await screen.by('second-factor-code').fill(await appCode(secret));
      await screen.by('second-factor-confirm').click();
      await screen.by('recovery-codes').waitFor();
      const recoveryCodes = await screen.by('recovery-codes').locator('li').allTextContents();
      await screen.page.keyboard.press('Escape');
      await screen.page.getByText('请先保存恢复码').waitFor();
      await screen.by('recovery-codes-kept').click();
      return { secret, recoveryCodes };
    }

    it('is turned on in the own menu, asked for at the login, and turned off again', async () => {
      const agent = await house.desk.agent({ name: '赵敏' });
      const email = await emailOf(agent);
      const screen = await house.console(agent);
      const { secret, recoveryCodes } = await turnOn(screen);
      expect(recoveryCodes).toHaveLength(10);

      await screen.by('own-menu').click();
      await screen.by('own-second-factor').getByText('已开启').waitFor();
      await screen.by('sign-out').click();
      await screen.signIn(email, PASSWORD);
      await screen.by('login-code').fill('000000');
      await screen.by('login-submit').click();
      await screen.by('login-fault').getByText('验证码不对，或已经用过。').waitFor();
      house.desk.clock.advance(60);
      await screen.by('login-code').fill(await appCode(secret));
      await screen.by('login-submit').click();
      await screen.page.waitForURL('**/desk');

      await openOwn(screen);
      await prove(screen, 'second-factor-off', recoveryCodes[0]!);
      await screen.by('own-menu').click();
      await screen.by('own-second-factor').getByText('未开启').waitFor();
      await screen.by('sign-out').click();
      await screen.signIn(email, PASSWORD);
      await screen.page.waitForURL('**/desk');
    });

    it('takes a recovery code, and an admin who resets it sends its agent back to the login', async () => {
      const agent = await house.desk.agent({ name: '钱进' });
      const email = await emailOf(agent);
      const screen = await house.console(agent);
      const { recoveryCodes } = await turnOn(screen);
      await screen.by('own-menu').click();
      await screen.by('sign-out').click();
      await screen.signIn(email, PASSWORD);
      await screen.by('login-other-code').click();
      await screen.by('login-code').fill(recoveryCodes[2]!.toUpperCase());
      await screen.by('login-submit').click();
      await screen.page.waitForURL('**/desk');
      await openOwn(screen);
      await screen.by('recovery-codes-left').getByText('9').waitFor();
      await screen.page.keyboard.press('Escape');

      const admin = await house.console(house.desk.admin, '/admin/agents');
      await admin.page.getByRole('button', { name: '钱进' }).click();
      await admin.by('agent-second-factor').getByRole('button', { name: '重置' }).click();
      await admin.page.locator('.ant-popconfirm').getByRole('button', { name: '重置' }).click();
      await admin.by('agent-second-factor').getByText('已重置').waitFor();
      await screen.by('login-email').waitFor();
      await screen.signIn(email, PASSWORD);
      await screen.page.waitForURL('**/desk');
    });
  });
});
