// Mail of every kind that real programs and hostile hands write: made from a seed, so that a failure can be repeated.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Sample {
  kind: string;
  raw: Buffer;
}

const FIXTURES = join(__dirname, '../../../libs/channels/src/email/fixtures');

/** A small generator of the same numbers for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Make = (pick: <T>(from: readonly T[]) => T, n: number, alarm: string) => string | Buffer;

const head = (n: number, kind: string, more = ''): string =>
  `From: Sample ${n} <s${n}@${kind}.corpus.example>\r\nTo: service@halfhour.example\r\nSubject: ${kind} ${n}\r\nMessage-ID: <${kind}-${n}@corpus.example>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0800\r\nMIME-Version: 1.0\r\n${more}`;
const html = (n: number, kind: string, body: string): string =>
  `${head(n, kind, 'Content-Type: text/html; charset=utf-8\r\n')}\r\n<html><body><p>mail ${n}</p>${body}</body></html>`;
const multipart = (n: number, kind: string, type: string, ...parts: string[]): string =>
  `${head(n, kind, `Content-Type: multipart/${type}; boundary="b${n}"\r\n`)}\r\n${parts.map((part) => `--b${n}\r\n${part}\r\n`).join('')}--b${n}--\r\n`;
const file = (type: string, name: string, content: string): string =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}`;

/** `alarm` is script that tells a listening server that it ran. */
const KINDS: Record<string, Make> = {
  plain: (pick, n) => `${head(n, 'plain')}\r\n${pick(['你好', 'Hello', 'こんにちは', ''])} ${n}`,
  scripts: (pick, n, alarm) =>
    html(
      n,
      'scripts',
      pick([
        `<script>${alarm}</script>`,
        `<img src=x onerror="${alarm}">`,
        `<svg><script>${alarm}</script></svg>`,
        `<svg onload="${alarm}">`,
        `<body onload="${alarm}">`,
        `<iframe srcdoc="<script>${alarm}</script>"></iframe>`,
        `<math><mtext></p><style><img src=x onerror="${alarm}">`,
        `<a href="javascript:${alarm}">x</a>`,
        `<form action="javascript:${alarm}"><button autofocus onfocus="${alarm}">x</button></form>`,
        `<details open ontoggle="${alarm}">x</details>`,
        `<video><source onerror="${alarm}"></video>`,
        `<object data="data:text/html,<script>${alarm}</script>"></object>`,
        `<meta http-equiv="refresh" content="0;url=javascript:${alarm}">`,
        `<noscript><p title="</noscript><img src=x onerror=${alarm}>">`,
        `<title><img src=x onerror="${alarm}"></title>`,
        `<!--><img src=x onerror="${alarm}">-->`,
        `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${alarm}</x:script>`,
      ]),
    ),
  styles: (pick, n, alarm) =>
    html(
      n,
      'styles',
      pick([
        `<style>@import url("javascript:${alarm}");p{background:url(x)}</style>`,
        `<div style="width:expression(${alarm})">x</div>`,
        `<div style="position:fixed;inset:0;z-index:99999">over everything</div>`,
        `<link rel=stylesheet href="//evil.example/x.css">`,
      ]),
    ),
  nested: (pick, n) =>
    multipart(
      n,
      'nested',
      'mixed',
      'Content-Type: text/plain\r\n\r\nouter',
      `Content-Type: message/rfc822\r\n\r\n${html(n, 'inner', pick(['<b>inner</b>', '<script>1</script>']))}`,
    ),
  deep: (pick, n) => {
    let body = 'Content-Type: text/plain\r\n\r\nbottom';
    for (let i = 0; i < 20 + n; i++)
      body = `Content-Type: multipart/mixed; boundary="d${i}"\r\n\r\n--d${i}\r\n${body}\r\n--d${i}--`;
    return `${head(n, 'deep')}${body}`;
  },
  calendar: (pick, n) =>
    multipart(
      n,
      'calendar',
      'alternative',
      'Content-Type: text/plain\r\n\r\n会议',
      `Content-Type: text/calendar; method=${pick(['REQUEST', 'CANCEL', 'REPLY'])}\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261124T020000Z\r\nSUMMARY:回访 ${n}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    ),
  files: (pick, n, alarm) =>
    multipart(
      n,
      'files',
      'mixed',
      'Content-Type: text/plain\r\n\r\n见附件',
      file(
        pick(['text/html', 'image/svg+xml', 'application/pdf', 'application/x-msdownload']),
        pick(['a.html', '../../etc/passwd', '<img src=x>.svg', `${'长'.repeat(200)}.pdf`, 'a\u202egnp.exe']),
        `<script>${alarm}</script>`,
      ),
    ),
  inline: (pick, n) =>
    multipart(
      n,
      'inline',
      'related',
      `Content-Type: text/html\r\n\r\n<p>图</p><img src="cid:p${n}@x">`,
      `Content-Type: ${pick(['image/gif', 'image/svg+xml', 'text/html'])}\r\nContent-ID: <p${n}@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7`,
    ),
  headers: (pick, n) =>
    `${head(n, 'headers', pick([`X-Long: ${'a'.repeat(200_000)}\r\n`, `References: ${'<a@b> '.repeat(5_000)}\r\n`, 'Subject: two\r\nSubject: three\r\n', `Cc: ${Array.from({ length: 400 }, (_, i) => `c${i}@x.example`).join(', ')}\r\n`, 'Reply-To: <script>alert(1)</script>@x.example\r\n', 'X-Bad\r\n folded: \0 x\r\n']))}\r\nlong headers`,
  charsets: (pick, n) =>
    Buffer.concat([
      Buffer.from(
        head(
          n,
          'charsets',
          `Content-Type: text/plain; charset=${pick(['gbk', 'big5', 'utf-7', 'x-unknown', 'iso-2022-jp', 'utf-16'])}\r\nContent-Transfer-Encoding: ${pick(['8bit', 'quoted-printable', 'base64', 'x-uuencode'])}\r\n`,
        ) + '\r\n',
      ),
      Buffer.from(Array.from({ length: 200 }, (_, i) => (i * 37 + n * 11) % 256)),
    ]),
  broken: (pick, n) =>
    pick([
      head(n, 'broken'),
      `${head(n, 'broken', 'Content-Type: multipart/mixed\r\n')}\r\n--\r\n`,
      `${head(n, 'broken', 'Content-Type: multipart/mixed; boundary=""\r\n')}\r\nx`,
      `\r\n\r\n${head(n, 'broken')}`,
      `no headers at all ${n}`,
      '\0'.repeat(500 + n),
      '',
    ]),
  tnef: (pick, n) =>
    multipart(
      n,
      'tnef',
      'mixed',
      'Content-Type: text/plain\r\n\r\n',
      `Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(pick(['789f3e2200', '789f3e220100010690080004000000000001000000', '00'.repeat(50)]), 'hex').toString('base64')}`,
    ),
  machines: (pick, n) =>
    `${head(n, 'machines', pick(['Auto-Submitted: auto-replied\r\n', 'Precedence: bulk\r\n', 'List-Id: <l.example>\r\n', 'X-Failed-Recipients: a@b.example\r\n', 'X-Spam-Flag: YES\r\n']))}\r\nmachine`,
  people: (pick, n) =>
    `From: ${pick(['', '<>', '"a" b', 'x@y@z', '=?utf-8?q?=3Cscript=3E?= <p@x.example>', `${'a'.repeat(400)}@x.example`, 'a@b.example, c@d.example'])}\r\nTo: service@halfhour.example\r\nSubject: people ${n}\r\nMessage-ID: <people-${n}@corpus.example>\r\n\r\nwho`,
};

const EACH = 21;

/** More than three hundred mails: 21 of each kind and the recorded ones. */
export function corpus(seed: number, alarm: string): Sample[] {
  const next = numbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const made = Object.entries(KINDS).flatMap(([kind, make]) =>
    Array.from({ length: EACH }, (_, n) => ({ kind, raw: Buffer.from(make(pick, n, alarm) as string) })),
  );
  const recorded = readdirSync(FIXTURES).map((name) => ({ kind: name, raw: readFileSync(join(FIXTURES, name)) }));
  return [...made, ...recorded];
}
