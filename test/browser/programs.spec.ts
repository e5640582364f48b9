import { ApiDesk, newContact } from '../flows/api/api-desk';
import { eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

describeWith('chromium', 'programs and the people at the desk', () => {
  let programs: ApiDesk;
  let house: House;

  beforeAll(async () => {
    programs = await ApiDesk.open();
    house = await House.open(programs.desk);
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await programs.receiver.close();
  });

  it("brings a program's message to an agent's screen and the answer back", async () => {
    const desk = await house.console(programs.agent);
    const contact = { id: newContact(), name: '王芳' };
    const posted = await programs.program.say({ contact, conversation: 'order-7', text: '订单 7 还没有发货' });
    await desk.openTicket(posted.body.ticketNumber as number);
    await desk.message('订单 7 还没有发货').waitFor();
    await desk.send('王女士您好，今天下午发出。');
    const [answer] = await eventually(
      () => programs.receiver.ofType('message.created'),
      ({ length }) => length > 0,
    );
    expect(answer!.data).toMatchObject({
      contact: { id: contact.id, name: '王芳' },
      conversation: 'order-7',
      ticketNumber: posted.body.ticketNumber,
      text: '王女士您好，今天下午发出。',
    });
    await programs.program.say({ contact, conversation: 'order-7', text: '好的，谢谢' });
    await desk.message('好的，谢谢').waitFor();
  });

  it('shows an admin what the makers of a program need, and gives a new secret', async () => {
    const admin = await house.console(programs.desk.admin, '/admin/inboxes');
    await admin.page.getByRole('button', { name: '商城订单系统' }).click();
    const access = admin.by('api-access');
    await access.getByText(programs.program.base.replace(programs.desk.url, 'https://desk.example')).first().waitFor();
    expect(await access.textContent()).not.toContain(programs.program.secret);
    await access.getByRole('button', { name: '显示' }).click();
    await access.getByText(programs.program.secret).waitFor();
    await admin.by('secret-rotate').click();
    await admin.page.getByRole('tooltip').getByRole('button', { name: '换新密钥' }).click();
    await access.getByText(/旧密钥到 .+ 前仍然有效/).waitFor();
    await admin.by('inbox-test').click();
    await admin.by('inbox-test-result').getByText('全部通过').waitFor();
  });

  it('sets up a webhook, shows what was sent and sends it again', async () => {
    const admin = await house.console(programs.desk.admin, '/admin/webhooks');
    await admin.by('admin-new').first().click();
    await admin.page.getByLabel('名称').fill('数据仓库');
    await admin.page.getByLabel('接收地址').fill('https://127.0.0.1/hook');
    await admin.by('admin-save').click();
    await admin.page.getByText('不能指向内网或本机地址').waitFor();
    // The receiver of the inbox is a host that this installation allows.
    await admin.page.getByLabel('接收地址').fill(programs.receiver.url);
    await admin.by('admin-save').click();
    await admin.by('webhook-secret').click();
    await admin.page.getByRole('button', { name: '显示' }).click();
    const secret = await admin.page.getByText(/^whsec_/).textContent();
    programs.receiver.secrets.push(secret!);
    await admin.by('webhook-test').click();
    await admin.by('webhook-test-result').getByText('对方回答 200').waitFor();
    await programs.program.say({ contact: { id: newContact(), name: '赵敏' }, text: '有新品吗' });
    await eventually(
      () => programs.receiver.ofType('message.received'),
      ({ length }) => length > 0,
    );
    await admin.page.getByText('发送记录').click();
    const log = admin.by('webhook-log');
    await log.getByRole('button', { name: /收到客户消息/ }).click();
    await log.getByText('"text": "有新品吗"').waitFor();
    const asked = programs.receiver.asked.length;
    await log.getByRole('button', { name: '再发一次' }).first().click();
    await eventually(
      () => programs.receiver.asked.length,
      (count) => count > asked,
    );
  });
});
