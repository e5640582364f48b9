import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { readMail } from './read-mail';

const quiet = { mailFrom: null, rcptTo: [], truncated: false };
const fixture = (name: string) => readFileSync(join(__dirname, 'fixtures', `${name}.eml`));
const read = (name: string) => readMail(fixture(name), quiet);

const simplified = '您好,我上周买的咖啡机漏水,请问怎么退换?谢谢。';
const traditional = '您好,我上週買的咖啡機漏水,請問如何退換?謝謝。';

describe('a mail is readable whatever its charset label says', () => {
  test.each([
    ['gb2312-qp', '退换咖啡机', simplified],
    ['gb2312-label-rare', '镕基路的朱先生', '收件地址:镕基路 8 号,朱䶮收。'],
    ['gb18030-8bit', 'order', simplified],
    ['big5-base64', '退換咖啡機', traditional],
    ['utf8-qp', '退换咖啡机', simplified],
    ['iso-2022-jp', 'な', '山田'],
    ['raw-gbk-headers', '退换咖啡机的问题', simplified],
    ['raw-big5-headers', '退換咖啡機的問題', traditional],
    ['gbk-labelled-latin1', 'order', simplified],
    ['gbk-labelled-utf8', 'order', simplified],
    ['utf8-labelled-gbk', 'order', simplified],
    ['unknown-charset', 'order', simplified],
    ['latin1-kept', 'order', 'Le café est déjà là, ça va très bien.'],
    ['words-split-in-character', '关于订单八八八的退款', '好的'],
  ])('%s', async (name, subject, text) => {
    const message = await read(name);
    expect(message.subject).toBe(subject);
    expect(message.text).toBe(text);
  });

  test.each([
    ['gbk', 'gb18030', '牛'],
    ['utf-8', 'utf-8', '牛'],
    ['big5', 'big5', '牛'],
  ])('a body of one character in %s is believed to be what it says', async (label, charset, text) => {
    const head = `From: a@mail.example\r\nContent-Type: text/plain; charset=${label}\r\n\r\n`;
    const raw = Buffer.concat([Buffer.from(head), encode(text, charset)]);
    expect((await readMail(raw, quiet)).text).toBe(text);
  });
});

describe('who wrote and to whom', () => {
  test('a decoded name with commas and angle brackets cannot change the address', async () => {
    const { from } = await read('name-with-comma');
    expect(from).toEqual({
      externalId: 'wang@mail.example',
      name: '王,芳 <boss@halfhour.example>',
      email: 'wang@mail.example',
      phone: null,
    });
  });

  test('raw 8-bit names are read like the body', async () => {
    expect((await read('raw-gbk-headers')).from.name).toBe('王芳');
    expect((await read('raw-big5-headers')).from.name).toBe('陳小明');
  });

  test('a mail without Message-ID is kept, and reply tokens come from headers and envelope alike', async () => {
    const message = await readMail(fixture('no-message-id'), {
      ...quiet,
      rcptTo: ['service+tk_zzz999@halfhour.example'],
    });
    expect(message.threading).toEqual({ messageId: null, references: [], tokens: ['tk_abc123', 'tk_zzz999'] });
    expect(message.text).toBe('好的');
  });

  test('a mail without From is known by its envelope', async () => {
    const raw = Buffer.from('Subject: hello\r\n\r\nhi\r\n');
    expect((await readMail(raw, { ...quiet, mailFrom: 'meter@mail.example' })).from.email).toBe('meter@mail.example');
    expect((await readMail(raw, quiet)).from.externalId).toBe('unknown-sender');
  });
});

describe('attachments', () => {
  const named = async (name: string) => (await read(name)).attachments.map((part) => [part.name, part.mediaType]);

  test('file names by RFC 2231 and RFC 2047, winmail.dat as it is, and no path or direction trick in a name', async () => {
    expect(await named('rfc2231-names')).toEqual([
      ['发票.pdf', 'application/pdf'],
      ['截图.png', 'image/png'],
      ['winmail.dat', 'application/ms-tnef'],
      ['passwdgpj.exe', 'text/plain'],
    ]);
  });

  test('a raw GBK file name and its bytes', async () => {
    const [part] = (await read('gbk-file-name-raw')).attachments;
    expect([part!.name, part!.content.toString().trim()]).toEqual(['发票.pdf', 'x']);
  });

  test('a forwarded mail stays a mail of its own', async () => {
    const message = await read('nested');
    expect(message.text).toBe('请看转发的邮件');
    expect(message.attachments.map((part) => part.name)).toEqual(['old words.eml']);
    expect(message.attachments[0]!.content.toString()).toContain('nested body');
  });
});

describe('broken mails are shown as far as they can be read', () => {
  test('an HTML mail gets a text', async () => {
    const message = await read('html-only');
    expect(message.text).toBe('您好,请尽快回复\n\n第二段');
    expect(message.html).toContain('<b>请尽快</b>');
    expect(message.html).toContain('data-remote-src="http://track.example/a.gif"');
    expect(message.html).toContain('data-cid="cid:logo@x"');
    expect(message.html).not.toMatch(/\ssrc=|style>|color/);
  });

  test('an empty body is an empty text', async () => {
    expect(await read('empty-body')).toMatchObject({ subject: '只有主题', text: '', html: null, freshText: '' });
  });

  test('a boundary that never ends', async () => {
    const message = await read('broken-boundary');
    expect(message.text).toBe('第一部分');
    expect(message.attachments).toHaveLength(1);
  });

  test('a multipart without boundary keeps its words', async () => {
    expect((await read('no-boundary-at-all')).text).toBe('没有边界的正文');
  });

  test('eighty levels of parts are nothing to complain about', async () => {
    expect((await read('deep-multiparts')).incomplete).toEqual([]);
  });

  test('five thousand parts become a thousand attachments, and the message says so', async () => {
    const part = '--p\r\nContent-Type: application/x-dot\r\n\r\n.\r\n';
    const raw = Buffer.from(
      `From: a@mail.example\r\nContent-Type: multipart/mixed; boundary=p\r\n\r\n${part.repeat(5_000)}--p--`,
    );
    const message = await readMail(raw, quiet);
    expect(message.attachments).toHaveLength(1_000);
    expect(message.incomplete).toEqual(['too_many_parts']);
  });

  test('a mail cut by the transport says so', async () => {
    expect((await readMail(fixture('nested'), { ...quiet, truncated: true })).incomplete).toEqual(['too_large']);
  });

  test('bytes that are no mail at all are refused, not shown as an empty message', async () => {
    await expect(readMail(Buffer.from([0, 1, 2, 0xff]), quiet)).rejects.toThrow('none of the headers');
    await expect(readMail(Buffer.alloc(0), quiet)).rejects.toThrow('none of the headers');
  });

  test.each([
    ['Fri, 20 Nov 2026 10:00:00 +0800 (CST)', '2026-11-20T02:00:00.000Z'],
    ['yesterday', null],
    ['Thu, 01 Jan 1970 00:00:00 +0000', null],
  ])('the stated date %s', async (date, expected) => {
    const message = await readMail(Buffer.from(`From: a@mail.example\r\nDate: ${date}\r\n\r\nx`), quiet);
    expect(message.providerAt?.toISOString() ?? null).toBe(expected);
  });
});

describe('mail written by machines', () => {
  test.each([
    ['auto-reply', 'auto_reply'],
    ['exchange-oof', 'auto_reply'],
    ['null-return-path', 'auto_reply'],
    ['list-mail', 'list'],
    ['bounce-dsn', 'bounce'],
    ['bounce-chinese', 'bounce'],
    ['person-about-auto-reply', null],
    ['gb2312-qp', null],
  ])('%s is %s', async (name, kind) => {
    expect((await read(name)).automatic).toBe(kind);
  });

  test('the null return path of the SMTP envelope counts as well', async () => {
    expect((await readMail(fixture('gb2312-qp'), { ...quiet, mailFrom: '' })).automatic).toBe('auto_reply');
  });

  test('a bounce names the mail that came back, the recipient and the status', async () => {
    expect((await read('bounce-dsn')).bounce).toEqual({
      originalMessageId: '<reply-77@halfhour.example>',
      recipient: 'gone@mail.example',
      status: '5.1.1',
      delayed: false,
      text: 'smtp; 550 5.1.1 <gone@mail.example>: user unknown',
    });
    expect((await read('bounce-chinese')).bounce).toMatchObject({
      originalMessageId: '<reply-78@halfhour.example>',
      recipient: 'gone@163.example',
      status: '5.1.1',
    });
  });

  test('an answer names the mails before it, newest first', async () => {
    expect((await read('auto-reply')).threading.references).toEqual([
      '<greeting-1@halfhour.example>',
      '<first@mail.example>',
    ]);
  });
});
