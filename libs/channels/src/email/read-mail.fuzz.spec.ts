import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { bytes, html, mail, multipart, part, text } from './raw-mail.spec-kit';
import { readMail } from './read-mail';
import { cpuTime } from '../../../../test/support/cpu';

// A red run prints its seed; the same seed gives the same mails again.
const seed = 20_261_120;
const folder = join(__dirname, 'fixtures');
const quiet = { mailFrom: null, rcptTo: [], truncated: false };
const words = '你好 MARK-7391 谢谢';

const written = [
  mail(['Content-Type: text/plain; charset=utf-8; format=flowed'], `${words} \r\n> old \r\n`),
  multipart('alternative', [
    text(words),
    html(`<p onclick="x()">${words}</p><script>x()</script><a href="javascript:x()">x</a>`),
  ]),
  multipart('mixed', [
    text(words),
    part(['Content-Type: message/rfc822'], bytes('Subject: a\r\nFrom: b@mail.example\r\n\r\nc')),
  ]),
  multipart('mixed', [
    text(`${words}\r\nbegin 644 a.txt\r\n+:&5L;&\\@=V]R;&0\r\n\`\r\nend`),
    part(['Content-Type: text/calendar'], 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT'),
  ]),
  mail(
    ['Subject: Fwd: x', 'Content-Type: text/html; charset=gb2312'],
    `<meta charset=utf-8><div>${words}</div><div>发件人: a@mail.example<br>主题: b<br>时间: c</div>`,
  ),
];
const mails = [...readdirSync(folder).map((name) => readFileSync(join(folder, name))), ...written];

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
  '<script>',
  '</p onclick=x>',
  '<img src=x onerror=x()>',
  '<a href="java\tscript:x()">',
  '<svg/onload=x()>',
  '<style>@import url(//x)</style>',
  '\u001b$B',
  '~{',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Type: text/html; charset=utf-7\r\n',
  'begin 644 x\r\n',
  '<<<<<<<<',
  '%E5%',
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

/** The tags of cleaned HTML, their attribute values emptied unless they lead somewhere. */
const tagsOf = (cleaned: string) =>
  (cleaned.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/(?<!href|data-remote-src)="[^"]*"/g, '=""')).join('');
const harmful =
  /<(?:script|iframe|svg|style|object|form|meta|link|base)\b|<[^>]*\s(?:on\w+|src|srcset|formaction)\s*=|<[^>]*\s(?:href|data-remote-src)="(?!https?:|mailto:|tel:|#)/i;

test('a damaged mail is read or refused in words, never a crash and never a hang', async () => {
  const damaged = fc.tuple(fc.constantFrom(...mails), fc.array(edit, { minLength: 1, maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(damaged, async ([mail, edits]) => {
      const raw = edits.reduce(apply, mail);
      const spent = cpuTime();
      const message = await readMail(raw, quiet).catch((error: Error) => error.message);
      expect(spent()).toBeLessThan(2_000);
      if (typeof message === 'string') return expect(message).toBe('none of the headers of a mail');
      expect(message.from.externalId).not.toBe('');
      expect(tagsOf(message.html ?? '')).not.toMatch(harmful);
      expect(`${message.subject}${message.text}${message.from.name}`).not.toContain('\u0000');
      expect(message.freshText === '' && message.text.trim() !== '').toBe(false);
      for (const { name } of message.attachments) expect(name).toMatch(/^[^/\\\p{Cc}]{1,200}$/u);
    }),
    { numRuns: 600, seed },
  );
}, 60_000);

const lineEdits: ((line: string) => string[])[] = [
  () => [],
  (line) => [line, line],
  (line) => ['nonsense', line],
  (line) => ['', line],
  (line) => [` ${line}`],
  (line) => [line.replace(':', '')],
  (line) => [line.replace(/charset=\S+/, 'charset=x-nobody-knows').replace(/boundary=\S+/, 'boundary=lost')],
];

test('whatever happens to one line beside the words or to the line ends, the words are shown or attached', async () => {
  for (const raw of written) {
    const lines = raw.toString('latin1').split('\r\n');
    for (const [index, line] of lines.entries()) {
      if (line.includes('MARK-7391')) continue;
      for (const edit of lineEdits) {
        const damaged = [...lines.slice(0, index), ...edit(line), ...lines.slice(index + 1)];
        for (const end of ['\r\n', '\n', '\r']) {
          const message = await readMail(Buffer.from(damaged.join(end), 'latin1'), quiet);
          const shown = [message.text, ...message.attachments.map(({ content }) => content.toString())];
          expect(shown.join('\n')).toContain('MARK-7391');
        }
      }
    }
  }
});
