import { base64, inCharset, multipart, part, read, text } from './raw-mail.spec-kit';
import { readTnef } from './tnef';

const u16 = (value: number) => Buffer.from([value & 0xff, value >> 8]);
const u32 = (value: number) =>
  Buffer.from([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >> 24) & 0xff]);
const attribute = (level: number, id: number, data: Uint8Array) =>
  Buffer.concat([Buffer.from([level]), u16(id), u16(6), u32(data.length), data, u16(0)]);
const padded = (value: Uint8Array) =>
  Buffer.concat([u32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
const unicode = (id: number, value: string) =>
  Buffer.concat([u16(0x1f), u16(id), u32(1), padded(Buffer.from(`${value}\0`, 'utf16le'))]);
const binary = (id: number, value: Uint8Array) => Buffer.concat([u16(0x102), u16(id), u32(1), padded(value)]);
const number = (id: number, value: number) => Buffer.concat([u16(3), u16(id), u32(value)]);
const named = Buffer.concat([
  u16(3),
  u16(0x8001),
  Buffer.alloc(16),
  u32(1),
  padded(Buffer.from('x\0', 'utf16le')),
  u32(7),
]);
const props = (...all: Buffer[]) => Buffer.concat([u32(all.length), ...all]);
const stream = (...attributes: Buffer[]) => Buffer.concat([u32(0x223e9f78), u16(1), ...attributes]);

const codePage = attribute(1, 0x9007, Buffer.concat([u32(936), u32(0)]));
const start = attribute(2, 0x9002, Buffer.alloc(14));
const shortName = attribute(2, 0x8010, Buffer.concat([inCharset('发票~1.PDF', 'gbk'), Buffer.from([0])]));
const content = attribute(2, 0x800f, Buffer.from('%PDF-1.4'));
const longName = attribute(
  2,
  0x9005,
  props(number(0x3705, 1), named, unicode(0x3707, '十一月发票.pdf'), unicode(0x370e, 'application/pdf')),
);

test('the long name wins over the short one, and the code page is that of the stream', () => {
  expect(readTnef(stream(codePage, start, shortName, content, longName))!.files).toEqual([
    { name: '十一月发票.pdf', mediaType: 'application/pdf', contentId: null, content: Buffer.from('%PDF-1.4') },
  ]);
  expect(readTnef(stream(codePage, start, shortName, content))!.files[0]!.name).toBe('发票~1.PDF');
});

test('bodies in text and HTML are found before RTF', () => {
  const rtf = binary(0x1009, Buffer.from('LZFu'));
  const page = binary(0x1013, inCharset('<p>您好</p>', 'gbk'));
  expect(readTnef(stream(codePage, attribute(1, 0x9003, props(rtf, page, unicode(0x1000, '您好')))))).toMatchObject({
    text: '您好',
    html: '<p>您好</p>',
  });
});

test('an RTF body is read where there is no other', () => {
  const plain = Buffer.alloc(16);
  plain.writeUInt32LE(0x414c454d, 8);
  const rtf = binary(0x1009, Buffer.concat([plain, Buffer.from("{\\rtf1\\ansicpg936 \\'c4\\'fa\\'ba\\'c3}")]));
  expect(readTnef(stream(attribute(1, 0x9003, props(rtf))))).toMatchObject({ text: '您好', html: null });
});

test('files of an embedded message come out as well', () => {
  const inner = Buffer.concat([Buffer.alloc(16), stream(codePage, start, shortName, content)]);
  const outer = stream(start, attribute(2, 0x9005, props(unicode(0x3001, '旧邮件'), binary(0x3701, inner))));
  expect(readTnef(outer)!.files.map(({ name }) => name)).toEqual(['旧邮件', '发票~1.PDF']);
});

test('every cut and every damaged byte of a stream ends quietly', () => {
  const whole = stream(
    codePage,
    attribute(1, 0x9003, props(unicode(0x1000, '您好'))),
    start,
    shortName,
    content,
    longName,
  );
  expect(readTnef(Buffer.from('no stream'))).toBeNull();
  expect(readTnef(stream(start, shortName, content).subarray(0, -6))!.files).toEqual([]);
  for (let end = 0; end < whole.length; end++) {
    readTnef(whole.subarray(0, end));
    const damaged = Buffer.from(whole);
    damaged[end] = 0xff;
    readTnef(damaged);
  }
});

test('a mail shows what its winmail.dat holds, and keeps one that holds nothing', async () => {
  const winmail = (bytes: Buffer) =>
    part(['Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64'], base64(bytes));
  const full = await read(
    multipart('mixed', [text('见附件'), winmail(stream(codePage, start, shortName, content, longName))]),
  );
  expect(full.attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['十一月发票.pdf', 'application/pdf'],
  ]);
  const page = attribute(
    1,
    0x9003,
    props(binary(0x1013, Buffer.from('<p onclick="x()">您好<script>x()</script></p>'))),
  );
  expect(await read(multipart('mixed', [winmail(stream(page))]))).toMatchObject({ text: '您好', html: '<p>您好</p>' });
  expect((await read(multipart('mixed', [winmail(stream())]))).attachments[0]!.name).toBe('winmail.dat');
});
