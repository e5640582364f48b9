import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MailDesk } from '../flows/mail/mail-desk';
import { eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describeWith('chromium', 'a mail on the desk', () => {
  let mails: MailDesk;
  let house: House;
  let sender: Server;
  let senderUrl: string;
  const fetched: string[] = [];

  beforeAll(async () => {
    mails = await MailDesk.open();
    house = await House.open(mails.desk);
    sender = createServer(({ url }, response) => {
      fetched.push(url!);
      response.setHeader('content-type', 'image/gif').end(PIXEL);
    }).listen(0, '127.0.0.1');
    await once(sender, 'listening');
    senderUrl = `http://127.0.0.1:${(sender.address() as AddressInfo).port}`;
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    await mails.sink.halt();
    sender.close();
  });

  it('becomes a ticket in the queue, and the answer arrives at its sender', async () => {
    const desk = await house.console(mails.agent);
    await mails.post({ from: '王芳 <wang@mail.example>', subject: '发票开错了', text: '抬头写错了，麻烦重开。' });
    await desk.openRow('王芳');
    await desk.message('抬头写错了，麻烦重开。').waitFor();
    await desk.page.getByRole('heading', { name: '王芳 · 发票开错了' }).waitFor();
    await desk.send('王女士您好，今天重开并寄出。');
    const answers = await eventually(
      () => mails.sink.to('wang@mail.example').filter(({ text }) => text?.includes('今天重开并寄出')),
      (found) => found.length > 0,
    );
    expect(answers).toHaveLength(1);
    expect(answers[0]!.subject).toBe('Re: 发票开错了');
    await desk.reply('今天重开并寄出').getByText('已发送').waitFor();
  });

  it('runs nothing and loads nothing of its HTML until the agent asks for its images', async () => {
    const desk = await house.console(mails.agent);
    const stolen = `fetch('${senderUrl}/stolen')`;
    await mails.post({
      from: 'evil@mail.example',
      subject: '优惠',
      html: `<p>点开看看优惠</p><script>${stolen}</script><img src="x" onerror="${stolen}"><svg onload="${stolen}"></svg>
        <div style="background:url(${senderUrl}/background)">背景</div><link rel="stylesheet" href="${senderUrl}/style">
        <a href="javascript:${stolen}">这里</a><iframe src="${senderUrl}/frame"></iframe>
        <img src="${senderUrl}/pixel.gif" alt="图片">`,
    });
    await desk.openRow('优惠');
    await desk.page.getByRole('button', { name: '看原邮件排版' }).click();
    const mail = desk.page.frameLocator('iframe[title=邮件正文]');
    await mail.getByText('点开看看优惠').waitFor();
    expect(await desk.page.locator('iframe[title=邮件正文]').getAttribute('sandbox')).not.toMatch(
      /allow-(scripts|same)/,
    );
    expect(await mail.locator('script, svg, link, iframe, [onerror], [onload], a[href^="javascript"]').count()).toBe(0);

    await desk.page.getByRole('button', { name: '显示图片' }).click();
    await eventually(
      () => fetched,
      (seen) => seen.includes('/pixel.gif'),
    );
    expect(fetched).toEqual(['/pixel.gif']);
  });

  it('says why an answer still waits while its inbox has no server to go out by', async () => {
    const desk = await house.console(mails.agent);
    const inbox = { channel: 'email', name: '没配好的邮箱', teamId: mails.desk.teamId };
    const settings = { address: 'half@halfhour.example', senderName: '', imap: null, smtp: null };
    await mails.desk.admin.post('/admin/inboxes', { ...inbox, settings });
    await mails.post({
      from: 'li@mail.example',
      to: 'half@halfhour.example',
      subject: '几点上门',
      text: '明天几点上门？',
    });
    await desk.openRow('几点上门');
    await desk.send('您好，明天上午十点。');
    await desk.by('delivery-waits').getByText('还没有发信服务器').waitFor();
  });
});
