import { randomUUID } from 'node:crypto';
import { MailDesk, setUndo } from '../flows/mail/mail-desk';
import { eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

describeWith('chromium', 'letters on the desk', () => {
  let mails: MailDesk;
  let house: House;

  beforeAll(async () => {
    mails = await MailDesk.open();
    await setUndo(mails.desk, 15);
    house = await House.open(mails.desk);
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await mails.sink.halt();
  });

  const someone = (name: string) => `${name}-${randomUUID().slice(0, 6)}@mail.example`;

  it('go to everybody on the mail, to one, or to whom the agent chooses; never to ourselves', async () => {
    const [who, copied] = [someone('wang'), someone('li')];
    await mails.post({ from: `王芳 <${who}>`, cc: copied, subject: '抄送的事', text: '请回复我们两个' });
    const desk = await house.console(mails.agent);
    await desk.openRow('请回复我们两个');
    await desk.by('recipients-open').getByText(copied).waitFor();
    await desk.by('reach-one').click();
    await desk.by('recipients-open').getByText(copied).waitFor({ state: 'detached' });
    await desk.by('reach-all').click();
    await desk.by('recipients-open').click();
    const cc = desk.by('recipients-cc').getByRole('textbox');
    await cc.fill('service@halfhour.example');
    await cc.press('Enter');
    await desk.page.getByRole('alert').getByText('是我们自己的地址').waitFor();
    await desk.write('收到');
    expect(await desk.by('composer-send').isDisabled()).toBe(true);
    await desk.page.getByRole('button', { name: '去掉 service@halfhour.example' }).click();
    await desk.by('recipients-bcc').getByRole('textbox').fill('老板 <boss@mail.example>, ');
    await desk.send('收到，两位稍等。');
    mails.desk.clock.advance(20);
    const [letter] = await eventually(
      () => mails.sink.to('boss@mail.example'),
      (found) => found.length > 0,
    );
    expect([...letter!.rcptTo].sort()).toEqual([who, copied, 'boss@mail.example'].sort());
  });

  it('can be taken back while the seconds run, and come back to where they were written', async () => {
    const who = someone('zhao');
    await mails.post({ from: `赵先生 <${who}>`, subject: '写错了', text: '几点上门？' });
    const desk = await house.console(mails.agent);
    await desk.openRow('几点上门？');
    await desk.send('明天上午九点半。');
    await desk.by('undo-send').click();
    await eventually(
      () => desk.composer.inputValue(),
      (text) => text === '明天上午九点半。',
    );
    await desk.by('window-bar').waitFor();
    await desk.page.getByText('撤回了一条还没发出的回复').waitFor();
    await desk.page.reload();
    await desk.page.getByText('撤回了一条还没发出的回复').waitFor();
    mails.desk.clock.advance(60);
    expect(mails.sink.to(who).filter(({ text }) => text?.includes('九点半'))).toEqual([]);
  });

  it('spam leaves the queue with its sender blocked, and comes back with its clock', async () => {
    const who = someone('promo');
    await mails.post({ from: `推广 <${who}>`, subject: '特价清仓', text: '点此领取' });
    const desk = await house.console(mails.agent, '/desk', { colorScheme: 'dark', viewport: PHONE });
    await desk.openRow('点此领取');
    await desk.by('status-menu').click();
    await desk.by('mark-spam').click();
    await desk.page.getByText(`以后 ${who} 的来信都放进垃圾邮件`).waitFor();
    await desk.by('spam-confirm').click();
    await desk.by('not-spam').waitFor();
    expect(await desk.composer.count()).toBe(0);
    await desk.by('not-spam').click();
    await desk.by('window-bar').waitFor();
    await desk.composer.waitFor();
  });

  it('a mail shows who passed it on, what came back, and its own header lines', async () => {
    await mails.post({
      from: '李敏 <agent1@desk.test>',
      subject: 'Fwd: 漏水',
      text: '---------- Forwarded message ---------\nFrom: 周女士 <zhou@customer.example>\nDate: Mon, 23 Nov 2026\nSubject: 漏水\nTo: x@halfhour.example\n\n漏得厉害\n',
    });
    const desk = await house.console(mails.agent, '/desk', { locale: 'en-US' });
    await desk.openRow('周女士');
    await desk.by('forwarded-by').getByText('李敏').waitFor();
    await desk.by('mail-details').first().click();
    await desk.by('mail-headers').getByText('Subject:').waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.by('for-forwarder').click();
    await desk.by('forwarded-by').waitFor({ state: 'detached' });
    await desk.page.getByRole('heading', { name: '李敏 · Fwd: 漏水' }).waitFor();
  });
});
