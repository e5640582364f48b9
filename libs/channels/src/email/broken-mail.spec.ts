import { bytes, mail, multipart, part, read, text } from './raw-mail.spec-kit';
import { cpuTime } from '../../../../test/support/cpu';

describe('mails that break the rules are read all the same', () => {
  test.each([
    ['empty lines first', bytes('\r\n\r\n', mail([], '你好'))],
    ['a byte order mark first', bytes('\ufeff', mail([], '你好'))],
    [
      'the line of a mailbox file first',
      bytes('From wang@mail.example Fri Nov 20 10:00:00 2026\r\n', mail([], '你好')),
    ],
    ['line feeds only', bytes(mail([], '你好').toString().replaceAll('\r', ''))],
    ['returns only', bytes(mail([], '你好').toString().replaceAll('\n', ''))],
    ['no empty line before the body', bytes('From: 王芳 <wang@mail.example>\r\nSubject: order\r\n你好\r\n')],
    [
      'a line of nonsense among the headers',
      bytes('From: 王芳 <wang@mail.example>\r\nnonsense\r\nSubject: order\r\n\r\n你好'),
    ],
    ['spaces before colons', bytes('From : 王芳 <wang@mail.example>\r\nSubject\t: order\r\n\r\n你好')],
    ['a part without headers or empty line', multipart('mixed', ['你好\r\n'])],
    ['a part without headers', multipart('mixed', ['\r\n你好\r\n'])],
    [
      'no closing boundary',
      bytes(
        multipart('mixed', [text('你好')])
          .toString()
          .replace('--b1--', ''),
      ),
    ],
    ['a boundary that nothing declares', mail(['Content-Type: multipart/mixed'], '你好')],
    ['a boundary that never comes', mail(['Content-Type: multipart/mixed; boundary=no'], '你好')],
    [
      'two types, the second wrong',
      mail(['Content-Type: text/plain', 'Content-Type: multipart/mixed; boundary=x'], '你好'),
    ],
    ['base64 broken by spaces', mail(['Content-Transfer-Encoding: base64'], '5L2g\r\n 5a W9\r\n')],
    ['an unknown transfer encoding', mail(['Content-Transfer-Encoding: 8-bit?'], '你好')],
    [
      'quoted-printable with stray signs',
      mail(['Content-Transfer-Encoding: quoted-printable'], '=E4=BD=A0=\r\n=E5=A5=BD='),
    ],
    ['a title without an end', mail(['Content-Type: text/html; charset=utf-8'], '<title>你好')],
    [
      'a form for another program',
      multipart('alternative', [text('你好'), part(['Content-Type: text/x-amp-html'], '<html amp4email>')]),
    ],
    [
      'a named text in an alternative',
      multipart('alternative', [
        part(['Content-Type: text/plain; charset=utf-8; name="body.txt"', 'Content-Disposition: inline'], '你好'),
      ]),
    ],
    [
      'a named text as the first part',
      multipart('mixed', [part(['Content-Type: text/plain; charset=utf-8; name="message.txt"'], '你好')]),
    ],
  ])('%s', async (_name, raw) => {
    const message = await read(raw);
    expect([message.from.name, message.subject, message.text.replace(/=$/, '')]).toEqual(['王芳', 'order', '你好']);
    expect(message.attachments).toEqual([]);
  });

  test('a hundred levels of parts keep the words at the bottom', async () => {
    const opened = Array.from(
      { length: 100 },
      (_, i) => `--d${i}\r\nContent-Type: multipart/mixed; boundary=d${i + 1}\r\n\r\n`,
    );
    const raw = mail(
      ['Content-Type: multipart/mixed; boundary=d0'],
      `${opened.join('')}--d100\r\n\r\n最深处的话\r\n--d100--\r\n`,
    );
    expect(await read(raw)).toMatchObject({ text: '最深处的话', attachments: [], incomplete: [] });
  });

  test('three hundred levels keep what stands above them and bring the whole mail along', async () => {
    const opened = Array.from(
      { length: 300 },
      (_, i) => `--d${i}\r\nContent-Type: multipart/mixed; boundary=d${i + 1}\r\n\r\n`,
    );
    const raw = mail(
      ['Content-Type: multipart/mixed; boundary=d0'],
      `--d0\r\n\r\n上面的话\r\n${opened.join('')}--d300\r\n\r\n最深处\r\n`,
    );
    const message = await read(raw);
    expect(message).toMatchObject({ text: '上面的话', incomplete: ['too_deep'] });
    expect(message.attachments.map(({ name }) => name)).toEqual(['message.eml']);
    expect(message.attachments[0]!.content.equals(raw)).toBe(true);
  });

  test('ten thousand parts end soon and keep the first words', async () => {
    const spent = cpuTime();
    const raw = multipart('mixed', [
      text('你好'),
      ...Array.from({ length: 10_000 }, () => part(['Content-Type: image/png'], 'x')),
    ]);
    const message = await read(raw);
    expect(message.text).toBe('你好');
    expect(message.incomplete).toContain('too_many_parts');
    expect(spent()).toBeLessThan(3_000);
  });

  test('one line of ten megabytes ends', async () => {
    const spent = cpuTime();
    const message = await read(mail([], 'x '.repeat(5_000_000)));
    expect(message.incomplete).toEqual(['too_large']);
    expect(message.text).toHaveLength(499_999);
    expect(spent()).toBeLessThan(3_000);
  });

  test('ids broken over lines or encoded like words still thread', async () => {
    const encoded = `=?utf-8?q?${'<zero@mail.example>'.replace(/[<>@.]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase()}`)}?=`;
    const raw = mail([
      `In-Reply-To: ${encoded}`,
      'References: <two@\r\n\tmail.example> <one@mail.example>',
      'Message-ID: three@mail.example',
    ]);
    expect((await read(raw)).threading).toMatchObject({
      messageId: '<three@mail.example>',
      references: ['<zero@mail.example>', '<one@mail.example>', '<two@mail.example>'],
    });
  });
});
