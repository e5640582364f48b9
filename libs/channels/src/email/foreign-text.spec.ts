import { base64, bytes, html, inCharset, mail, multipart, part, read, word } from './raw-mail.spec-kit';
import { cpuTime } from '../../../../test/support/cpu';

const plain = (charset: string, body: string | Uint8Array, encoding = '8bit') =>
  mail([`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`], body);

describe('words in every charset that real mail comes in', () => {
  test.each([
    ['gbk', 'gbk', '您好，发票还没收到'],
    ['GB2312', 'gb18030', '朱䶮先生的发票'],
    ['"gb18030"', 'gb18030', '您好，发票还没收到'],
    ['x-gbk', 'gbk', '您好，发票还没收到'],
    ['GB2312;', 'gbk', '您好，发票还没收到'],
    ['3Dgb2312', 'gbk', '您好，发票还没收到'],
    ['big5', 'big5', '您好，發票還沒收到'],
    ['Shift_JIS', 'shift_jis', '注文の件でお問い合わせ'],
    ['cp932', 'shift_jis', '注文の件でお問い合わせ'],
    ['euc-jp', 'euc-jp', '注文の件でお問い合わせ'],
    ['euc-kr', 'euc-kr', '주문 문의드립니다'],
    ['ks_c_5601-1987', 'euc-kr', '주문 문의드립니다'],
    ['cp949', 'euc-kr', '주문 문의드립니다'],
    ['windows-1251', 'win1251', 'Где мой заказ?'],
    ['koi8-r', 'koi8-r', 'Где мой заказ?'],
    ['windows-1252', 'win1252', 'Où est ma commande – “déjà” payée ?'],
    ['iso-8859-1', 'latin1', 'Größe für Müller, bitte schön'],
    ['iso-8859-15', 'iso-8859-15', 'Das kostet 20 €'],
    ['windows-1250', 'win1250', 'Dziękuję, zażółć gęślą jaźń'],
    ['windows-1253', 'win1253', 'Πού είναι η παραγγελία;'],
    ['windows-1255', 'win1255', 'איפה ההזמנה שלי'],
    ['windows-1256', 'win1256', 'أين طلبي'],
    ['windows-874', 'win874', 'คำสั่งซื้อของฉัน'],
    ['utf-16', 'utf-16le', '您好，发票还没收到'],
    ['utf-8mb4', 'utf-8', '您好，🙂'],
  ])('%s', async (label, charset, words) => {
    expect((await read(plain(label, base64(inCharset(words, charset)), 'base64'))).text).toBe(words);
  });

  test.each([
    ['hz-gb-2312', '~{<:Ky2;SP!#~}Bye.~~', '己所不有。Bye.~'],
    ['iso-2022-kr', '\u001b$)CHello \u000e>H3g\u000f!', 'Hello 안녕!'],
    ['utf-7', 'Hi Mom +Jjo-!+AKM-1 +- 2', 'Hi Mom ☺!£1 + 2'],
    ['iso-2022-jp', '\u001b$B;3ED\u001b(B san', '山田 san'],
    ['us-ascii', '\u001b$B;3ED\u001b(B san', '山田 san'],
  ])('%s, which shifts by plain bytes', async (label, body, words) => {
    expect((await read(plain(label, body, '7bit'))).text).toBe(words);
  });

  test('a part without a label is read like the rest of its mail', async () => {
    const raw = mail([`Subject: ${word('заказ', 'windows-1251')}`], inCharset('Где мой заказ?', 'win1251'));
    expect(await read(raw)).toMatchObject({ subject: 'заказ', text: 'Где мой заказ?' });
  });

  test('a page that names its own charset is believed, also under a wrong label', async () => {
    const page = inCharset(
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Где мой заказ?',
      'win1251',
    );
    expect((await read(mail(['Content-Type: text/html'], page))).text).toBe('Где мой заказ?');
    const coded = ['Content-Type: text/html; charset=us-ascii', 'Content-Transfer-Encoding: base64'];
    expect((await read(mail(coded, base64(page)))).text).toBe('Где мой заказ?');
  });

  test('Chinese HTML alone, in GBK and quoted-printable', async () => {
    const qp = [...inCharset('<p>您好，<b>发票</b>呢？</p>', 'gbk')].map((b) =>
      b < 0x80 && b !== 0x3d ? String.fromCharCode(b) : `=${b.toString(16).toUpperCase()}`,
    );
    const raw = multipart('alternative', [
      part(['Content-Type: text/html; charset=GBK', 'Content-Transfer-Encoding: quoted-printable'], qp.join('')),
    ]);
    expect(await read(raw)).toMatchObject({ text: '您好，发票呢？', html: '<p>您好，<b>发票</b>呢？</p>' });
  });

  test('a UTF-8 byte order mark is no character of the mail', async () => {
    expect((await read(plain('utf-8', '\ufeff你好'))).text).toBe('你好');
  });
});

describe('headers as they really come', () => {
  const subject = async (line: string | Buffer) =>
    (await read(bytes('From: a@mail.example\r\nSubject: ', line, '\r\n\r\nx'))).subject;

  test.each([
    ['raw GBK', inCharset('关于发票的问题', 'gbk'), '关于发票的问题'],
    ['raw UTF-8', '关于发票', '关于发票'],
    ['raw ISO-2022-JP', '\u001b$B;3ED\u001b(B', '山田'],
    ['a word without its end', '=?utf-8?B?5Y+R56Wo', '发票'],
    ['a word cut within its digits', '=?utf-8?B?5Y+R5?= =?utf-8?B?6Wo?=', '发票'],
    ['words of two charsets', `${word('发票', 'gbk')} ${word('發票', 'big5')}`, '发票發票'],
    ['a word inside quotes', '"=?utf-8?B?5Y+R56Wo?="', '"发票"'],
    ['a word with spaces in it', '=?utf-8?Q?a b =E5=8F=91?=', 'a b 发'],
    ['folded with tabs', '=?utf-8?B?5Y+R?=\r\n\t=?utf-8?B?56Wo?=', '发票'],
    ['lower case and a language', '=?UTF-8*zh-CN?q?=E5=8F=91?=', '发'],
    ['German in Latin-1', '=?iso-8859-1?Q?=C4nderung_der_Gr=F6=DFe?=', 'Änderung der Größe'],
    ['French in Latin-1', '=?iso-8859-1?Q?=C9t=E9_cr=E9=E9?=', 'Été créé'],
    ['accents in a row', '=?iso-8859-1?Q?=E0=E9=E8=EA?=', 'àéèê'],
    ['Chinese under Latin-1', `=?iso-8859-1?B?${inCharset('发票', 'gbk').toString('base64')}?=`, '发票'],
    ['a bell and a line separator', 'a\u0007b\u0085c', 'a b c'],
    ['nothing', '', null],
  ])('a subject of %s', async (_name, line, expected) => {
    expect(await subject(line)).toBe(expected);
  });

  test('a subject of megabytes of spaces ends', async () => {
    const spent = cpuTime();
    expect(await subject(`a${' '.repeat(1_900_000)}b`)).toBe('a');
    expect(spent()).toBeLessThan(2_000);
  });

  test.each([
    ['Fri, 20 Nov 2026 10:00:00 +0800 (中国标准时间)', '2026-11-20T02:00:00.000Z'],
    ['20 Nov 2026 10:00 GMT', '2026-11-20T10:00:00.000Z'],
    ['Fri Nov 20 10:00:00 2026 +0800', '2026-11-20T02:00:00.000Z'],
    ['2026-11-20 10:00:00', null],
    [`x${' '.repeat(1_900_000)}(`, null],
  ])('a date of %.60s', async (date, expected) => {
    expect((await read(mail([`Date: ${date}`]))).providerAt?.toISOString() ?? null).toBe(expected);
  });
});

test('flowed lines join within one depth of quotes, never across', async () => {
  const raw = mail(
    ['Content-Type: text/plain; charset=utf-8; format=flowed'],
    '> one \r\n> quoted line \r\nmy answer \r\ngoes on\r\n\r\n> next\r\n-- \r\nWang',
  );
  expect((await read(raw)).text).toBe('> one quoted line \nmy answer goes on\n\n> next\n-- \nWang');
});

test('DelSp takes the space away that joined the lines', async () => {
  const raw = mail(['Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes'], '发票 \r\n还没到');
  expect((await read(raw)).text).toBe('发票还没到');
});

test('enriched text is shown without its commands', async () => {
  const raw = mail(
    ['Content-Type: text/enriched'],
    '<bold>Hello</bold>\r\nthere\r\n\r\n<color><param>red</param>a << b</color>',
  );
  expect((await read(raw)).text).toContain('Hello there\n');
});

test.each(['text', 'TEXT/plain', 'plain/text', 'text/plaintext', '', 'text/plain/x', 'text/markdown'])(
  'words under the type %p are words',
  async (type) => {
    const message = await read(mail([`Content-Type: ${type}`], 'hello'));
    expect(message.text === 'hello' || message.attachments[0]?.content.toString().startsWith('hello')).toBe(true);
    if (type !== 'text/plain/x') expect(message.text).toBe('hello');
  },
);

test('a text that only says that HTML is not supported gives way to the HTML', async () => {
  const said = 'Your mail program does not support HTML.';
  const raw = multipart('alternative', [
    part(['Content-Type: text/plain'], said),
    html(`<p>${'您的订单已发货。'.repeat(20)}</p>`),
  ]);
  expect((await read(raw)).text).toMatch(/^您的订单已发货/);
  const honest = multipart('alternative', [part(['Content-Type: text/plain'], `${said} Why?`), html('<p>short</p>')]);
  expect((await read(honest)).text).toBe(`${said} Why?`);
});
