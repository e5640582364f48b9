import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readMail } from './read-mail';

const folder = join(__dirname, 'fixtures');
const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
const quiet = { mailFrom: null, rcptTo: [], truncated: false };

type Edit = { kind: 'set' | 'cut' | 'copy' | 'insert'; at: number; length: number; byte: number; text: string };

const hostile = [
  '\r\n',
  '--b1',
  '=?gb2312?B?',
  '?=',
  'Content-Type: multipart/mixed; boundary=b1\r\n\r\n',
  '<blockquote>',
  '\u0000',
  '"',
  '(',
  '> 写道:',
  '=\r\n',
];
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('set', 'cut', 'copy', 'insert'),
  at: fc.nat(1_000_000),
  length: fc.integer({ min: 1, max: 200 }),
  byte: fc.nat(255),
  text: fc.constantFrom(...hostile),
});

function apply(mail: Buffer, { kind, at, length, byte, text }: Edit): Buffer {
  const position = mail.length ? at % mail.length : 0;
  const before = mail.subarray(0, position);
  const piece = mail.subarray(position, position + length);
  const after = mail.subarray(position + length);
  if (kind === 'set') return Buffer.concat([before, Buffer.alloc(Math.min(length, 8), byte), after]);
  if (kind === 'cut') return Buffer.concat([before, after]);
  if (kind === 'copy') return Buffer.concat([before, piece, piece, piece, after]);
  return Buffer.concat([before, Buffer.from(text.repeat(1 + (length % 20))), piece, after]);
}

test('a damaged mail is read or refused in words, never a crash and never a hang', async () => {
  const damaged = fc.tuple(fc.constantFrom(...mails), fc.array(edit, { minLength: 1, maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(damaged, async ([mail, edits]) => {
      const raw = edits.reduce(apply, mail);
      const began = performance.now();
      const message = await readMail(raw, quiet).catch((error: Error) => error.message);
      expect(performance.now() - began).toBeLessThan(2_000);
      if (typeof message === 'string') return expect(message).toBe('none of the headers of a mail');
      expect(message.from.externalId).not.toBe('');
      expect(message.html ?? '').not.toMatch(/<script|<iframe|\son\w+=|<[^>]*\ssrc=/i);
      for (const { name } of message.attachments) expect(name).toMatch(/^[^/\\\p{Cc}]{1,200}$/u);
    }),
    { numRuns: 400 },
  );
}, 60_000);
