import type { AgentAccount } from '#contract';
import type { AgentClient } from '../support/desk';
import { describeWith } from '../support/services';
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
});
