import { Alarms } from '../../apps/server/src/desk/channel-health/alarms.service';
import { InboxesService } from '../../apps/server/src/desk/inboxes/inboxes.service';
import type { AgentClient } from '../support/desk';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

const REFUSED = 'The server refuses connections on this port. Check host and port.';

describeWith('chromium', 'the health of channels on the screen', () => {
  let house: House;
  let lead: AgentClient;
  let inboxId: string;

  beforeAll(async () => {
    house = await House.open();
    lead = await house.desk.agent({ name: '何组长', role: 'team_lead' });
    const made = await house.desk.admin.post('/admin/inboxes', {
      name: '售后邮箱',
      channel: 'email',
      settings: {
        address: 'care@halfhour.example',
        imap: null,
        smtp: { host: '127.0.0.1', port: 1, secure: false, user: '', password: '' },
      },
    });
    inboxId = made.body.id as string;
    await inboxes().setHealth(inboxId, { state: 'connected', error: null });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  const inboxes = () => house.desk.app.get(InboxesService);
  const goDown = async () => {
    await inboxes().setHealth(inboxId, { state: 'failed', error: REFUSED });
    house.desk.clock.advance(121);
    await house.desk.app.get(Alarms).settle();
  };
  const comeBack = async () => {
    await inboxes().setHealth(inboxId, { state: 'connected', error: null });
    await house.desk.app.get(Alarms).settle();
  };

  it('tells a team lead at another page that a channel broke, leads there, and tells when it is back', async () => {
    const desk = await house.console(lead);
    expect(await desk.by('trouble-mark').count()).toBe(0);
    await goDown();
    await desk.page.getByText('「售后邮箱」断线了').first().waitFor();
    await desk.by('trouble-mark').click();
    const channel = desk.by(`channel-${inboxId}`);
    await channel.getByText('服务器拒绝连接，请检查端口').waitFor();
    expect(await channel.getAttribute('data-tone')).toBe('bad');
    await channel.getByRole('button', { name: '售后邮箱' }).click();
    await channel.getByText('已提醒管理员和组长').waitFor();
    // Leads read; trying the connection is for admins.
    expect(await desk.by('inbox-test').count()).toBe(0);
    await comeBack();
    await desk.page.getByText('「售后邮箱」恢复了').first().waitFor();
    await desk.page.locator(`[data-testid=channel-${inboxId}][data-tone=calm]`).waitFor();
    await desk.by('trouble-mark').waitFor({ state: 'detached' });
  });

  it('lets an admin try the connection, and counts what was refused', async () => {
    for (let n = 0; n < 3; n++) inboxes().refused(inboxId, 'wrong_signature');
    const desk = await house.console(house.desk.admin, '/admin/health');
    const channel = desk.by(`channel-${inboxId}`);
    await channel.getByText('24 小时内拒收 3 次').waitFor();
    await channel.getByRole('button', { name: '售后邮箱' }).click();
    await channel.getByText('签名不对').waitFor();
    await desk.by('inbox-test').click();
    await desk.by('inbox-test-result').getByText('服务器拒绝连接，请检查端口').waitFor();
  });

  it.each(['light', 'dark'] as const)('reads on a phone in %s', async (colorScheme) => {
    await goDown();
    const desk = await house.console(house.desk.admin, '/admin/health', { viewport: PHONE, colorScheme });
    await desk.by(`channel-${inboxId}`).getByRole('button', { name: '售后邮箱' }).click();
    await desk.by('inbox-test').waitFor();
    const overflow = await desk.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await comeBack();
  });
});
