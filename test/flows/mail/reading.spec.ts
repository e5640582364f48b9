import { randomBytes } from 'node:crypto';
import iconv from 'iconv-lite';
import request from 'supertest';
import { MailDesk, rawMail, SERVICE } from './mail-desk';

describe('reading mail', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
  });
  afterAll(() => house.close());

  it.each([
    ['gb2312', 'gbk', '关于发票和快递', '您好，我的快递三天没到。'],
    ['big5', 'big5', '關於發票和快遞', '您好，我的快遞三天沒到。'],
  ])(
    'reads subjects and bodies in %s, also when a header is not encoded at all',
    async (label, charset, subject, body) => {
      const word = `=?${label}?B?${iconv.encode(subject, charset).toString('base64')}?=`;
      const type = { 'Content-Type': `text/plain; charset=${label}`, 'Content-Transfer-Encoding': '8bit' };
      const bare = iconv.encode(subject, charset).toString('latin1');
      for (const [n, header] of [word, bare].entries()) {
        const from = `${label}-${n}@mail.example`;
        const headers = {
          From: from,
          To: SERVICE,
          Subject: header,
          'Message-ID': `<${label}-${n}@mail.example>`,
          ...type,
        };
        await house.postRaw(rawMail(headers, iconv.encode(body, charset)), from);
        const row = await house.ticketOf(from);
        expect(row.subject).toBe(subject);
        expect((await house.detail(row.id)).messages[0]!.text.trim()).toBe(body);
      }
    },
  );

  it('keeps a mail without a Message-ID, and two of them apart', async () => {
    const from = 'old-client@mail.example';
    const headers = (n: number) => ({
      From: from,
      To: SERVICE,
      Subject: `没有编号 ${n}`,
      Date: new Date().toUTCString(),
    });
    const second = rawMail(headers(2), '第二封');
    await house.postRaw(rawMail(headers(1), '第一封'), from);
    await house.postRaw(second, from);
    await house.postRaw(second, from);
    await house.settled();
    await house.ticketOf(from, 2);
  });

  it('keeps characters a database refuses out of its rows and the mail in', async () => {
    const from = 'nul@mail.example';
    const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' };
    const subject = `=?utf-8?Q?=00=E4=BD=A0=E5=A5=BD?=`;
    await house.postRaw(rawMail({ From: from, To: SERVICE, Subject: subject, ...type }, '=00=E4=BD=A0=E5=A5=BD'), from);
    const row = await house.ticketOf(from);
    expect((await house.detail(row.id)).messages[0]!.text).toContain('你好');
  });

  it('serves HTML without anything that runs, in a page that could run nothing', async () => {
    const from = 'script@mail.example';
    await house.post({
      from,
      subject: 'HTML',
      html: `<p onclick="steal()">你好</p><script>steal()</script><img src="https://track.example/x.gif">
        <a href="javascript:steal()">点我</a><iframe src="https://evil.example"></iframe><svg onload="steal()"></svg>`,
    });
    const row = await house.ticketOf(from);
    const [message] = (await house.detail(row.id)).messages;
    expect(message!.hasHtml).toBe(true);
    const page = await request(house.desk.url)
      .get(`/api/messages/${message!.id}/html`)
      .set('cookie', house.agent.cookie);
    expect(page.status).toBe(200);
    const policy = page.headers['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/; sandbox(?!.*allow-scripts)/);
    expect(policy).toContain('img-src data:;');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.text).toContain('你好');
    expect(page.text).not.toMatch(/steal|<script|<iframe|<svg|javascript:|onclick| src="http/i);
    const withImages = await request(house.desk.url)
      .get(`/api/messages/${message!.id}/html?images=1`)
      .set('cookie', house.agent.cookie);
    expect(withImages.text).toContain(' src="https://track.example/x.gif"');
  });

  it('keeps 30 MB attached whole, refuses above its limit so that the sender knows, and holds uploads to theirs', async () => {
    const content = randomBytes(30 * 1024 * 1024);
    const from = 'big@mail.example';
    await house.post({ from, subject: '大附件', text: '见附件', attachments: [{ filename: '录像.bin', content }] });
    await house.settled(90_000);
    const row = await house.ticketOf(from);
    const [message] = (await house.detail(row.id)).messages;
    expect(message!.attachments).toMatchObject([{ name: '录像.bin', size: content.length }]);
    const file = await request(house.desk.url)
      .get(`/api/attachments/${message!.attachments[0]!.id}`)
      .set('cookie', house.agent.cookie)
      .buffer(true)
      .parse(bytes);
    expect(content.equals(file.body as Buffer)).toBe(true);

    const tooLarge = { filename: 'all.bin', content: Buffer.alloc(40 * 1024 * 1024, 1) };
    await expect(house.post({ from, subject: '太大', text: 'x', attachments: [tooLarge] })).rejects.toThrow(/552/);
    const upload = await request(house.desk.url)
      .post('/api/uploads')
      .set('cookie', house.agent.cookie)
      .attach('file', content.subarray(0, 26 * 1024 * 1024), 'big.bin');
    expect(upload).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
  }, 120_000);
});

function bytes(answer: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
