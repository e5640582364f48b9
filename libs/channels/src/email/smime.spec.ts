import { base64, mail, part, read } from './raw-mail.spec-kit';
import { signedContent } from './smime';

const element = (tag: number, ...children: Uint8Array[]): Buffer => {
  const content = Buffer.concat(children);
  return Buffer.concat([
    Buffer.from([tag, 0x83, content.length >> 16, (content.length >> 8) & 0xff, content.length & 0xff]),
    content,
  ]);
};
const indefinite = (tag: number, ...children: Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...children, Buffer.from([0, 0])]);
const oid = (hex: string) => Buffer.concat([Buffer.from([6, 9]), Buffer.from(hex, 'hex')]);
const data = oid('2a864886f70d010701');
const signed = oid('2a864886f70d010702');
const version = Buffer.from([2, 1, 1]);

const inner = part(['Content-Type: text/plain; charset=gbk', 'Content-Transfer-Encoding: base64'], 'xOO6ww==');
const inOnePiece = element(
  0x30,
  signed,
  element(0xa0, element(0x30, version, element(0x31), element(0x30, data, element(0xa0, element(4, inner))))),
);
const inPieces = indefinite(
  0x30,
  signed,
  indefinite(
    0xa0,
    indefinite(
      0x30,
      version,
      element(0x31),
      indefinite(
        0x30,
        data,
        indefinite(0xa0, indefinite(0x24, element(4, inner.subarray(0, 20)), element(4, inner.subarray(20)))),
      ),
    ),
  ),
);
const wrapped = (content: Buffer) =>
  mail(
    [
      'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
      'Content-Transfer-Encoding: base64',
    ],
    base64(content),
  );

test.each([
  ['one piece', inOnePiece],
  ['pieces of unknown length', inPieces],
])('a mail inside its signature, in %s, is shown', async (_name, content) => {
  expect(signedContent(content)!.equals(inner)).toBe(true);
  expect(await read(wrapped(content))).toMatchObject({ text: '你好', from: { name: '王芳' }, attachments: [] });
});

test('what is encrypted or damaged stays a file', async () => {
  const encrypted = element(0x30, oid('2a864886f70d010703'), element(0xa0, element(0x30, version)));
  expect(signedContent(encrypted)).toBeNull();
  expect((await read(wrapped(encrypted))).attachments).toMatchObject([{ name: 'smime.p7m' }]);
  for (const whole of [inOnePiece, inPieces])
    for (let end = 0; end < whole.length; end++) {
      signedContent(whole.subarray(0, end));
      const damaged = Buffer.from(whole);
      damaged[end] = 0x80;
      signedContent(damaged);
    }
});

test('ten thousand open lengths end', () => {
  expect(signedContent(Buffer.alloc(20_000, Buffer.from([0x30, 0x80])))).toBeNull();
});
