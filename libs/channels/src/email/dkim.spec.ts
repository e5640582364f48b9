import { createHash, createVerify } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { checkDkim, dkimRecord, newDkimKey, signed } from './dkim';
import { composeMail } from './compose';
import type { DkimSettings } from './settings';

let dkim: DkimSettings;
let other: DkimSettings;
beforeAll(async () => {
  dkim = { domain: 'halfhour.example', selector: 'hh1', privateKey: await newDkimKey() };
  other = { ...dkim, privateKey: await newDkimKey() };
});

async function signedMail(): Promise<string> {
  const settings = { address: 'service@halfhour.example', name: '客服', imap: null, smtp: null };
  const mail = composeMail(settings, {
    messageId: '<reply-1@halfhour.example>',
    to: { externalId: 'wang@mail.example', name: '王芳' },
    cc: [],
    from: { name: '小李' },
    replyTo: null,
    subject: '关于您的订单,内容很长很长很长很长很长很长很长很长很长很长,需要折行',
    text: '您好,\n已经发货。  \n\n\n',
    html: '<p>您好</p>',
    inReplyTo: null,
    references: [],
    attachments: [],
    automatic: false,
  });
  return text(signed(mail.source.createReadStream(), dkim));
}

/** A receiver of its own: RFC 6376 with relaxed canonicalisation on both sides. */
function verifies(mail: string, record: string): boolean {
  const [head, ...rest] = mail.split('\r\n\r\n');
  const headers = head!.split(/\r\n(?![ \t])/);
  const signature = headers.find((line) => /^dkim-signature:/i.test(line))!;
  const tags = Object.fromEntries(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((part) =>
        /^\s*(\w+)\s*=([\s\S]*)$/
          .exec(part)!
          .slice(1, 3)
          .map((value) => value.replace(/\s+/g, ' ').trim()),
      ),
  ) as Record<string, string>;
  const body =
    rest
      .join('\r\n\r\n')
      .replace(/[ \t]+/g, ' ')
      .replace(/ \r\n/g, '\r\n')
      .replace(/(\r\n)+$/, '') + '\r\n';
  if (createHash('sha256').update(body).digest('base64') !== tags['bh']!.replace(/ /g, '')) return false;
  const relaxed = (line: string) => {
    const colon = line.indexOf(':');
    const value = line
      .slice(colon + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim();
    return `${line.slice(0, colon).toLowerCase().trim()}:${value}`;
  };
  const named = tags['h']!.split(':').map((name) => name.trim().toLowerCase());
  const lines = named.flatMap((name) => headers.filter((line) => line.toLowerCase().startsWith(`${name}:`)).slice(-1));
  const unsigned = relaxed(signature.replace(/([;\s]b=)[\s\S]*$/, '$1'));
  const key = `-----BEGIN PUBLIC KEY-----\n${/p=([^;]+)/.exec(record)![1]!}\n-----END PUBLIC KEY-----`;
  const check = createVerify('RSA-SHA256').update([...lines.map(relaxed), unsigned].join('\r\n'));
  return check.verify(key, tags['b']!.replace(/ /g, ''), 'base64');
}

test('a receiver can check the mail with what is published, and sees any change', async () => {
  const mail = await signedMail();
  expect(mail).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=halfhour\.example;/);
  expect(verifies(mail, dkimRecord(dkim).value)).toBe(true);
  expect(verifies(mail, dkimRecord(other).value)).toBe(false);
  expect(verifies(mail.replace(/^From: .*$/m, 'From: boss@halfhour.example'), dkimRecord(dkim).value)).toBe(false);
  expect(verifies(`${mail}more\r\n`, dkimRecord(dkim).value)).toBe(false);
});

test('the sender, what it is about and whom it goes to are signed', async () => {
  const named = /[; ]h=([^;]+);/
    .exec(await signedMail())![1]!
    .toLowerCase()
    .replace(/\s/g, '')
    .split(':');
  expect(named).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'content-type']));
});

describe('what DNS says', () => {
  const published = (...records: string[][]) => ({ resolveTxt: () => Promise.resolve(records) });
  const failing = (code: string) => ({ resolveTxt: () => Promise.reject(Object.assign(new Error(code), { code })) });
  const value = () => dkimRecord(dkim).value;

  test('asks for the name of the record', async () => {
    const asked: string[] = [];
    await checkDkim(dkim, { resolveTxt: (name) => Promise.resolve((asked.push(name), [])) });
    expect(asked).toEqual(['hh1._domainkey.halfhour.example']);
  });

  test('the key, in one piece or in several', async () => {
    expect(await checkDkim(dkim, published([value()]))).toBe('ok');
    expect(await checkDkim(dkim, published([value().slice(0, 200), value().slice(200)]))).toBe('ok');
    expect(await checkDkim(dkim, published([value().replace('; p=', ';p= ')]))).toBe('ok');
  });

  test('what is wrong with it', async () => {
    expect(await checkDkim(dkim, published(['v=spf1 -all']))).toBe('missing');
    expect(await checkDkim(dkim, published([dkimRecord(other).value]))).toBe('other_key');
    expect(await checkDkim(dkim, published(['v=DKIM1; k=rsa; p=']))).toBe('revoked');
    expect(await checkDkim(dkim, published([value()], [value()]))).toBe('several');
    expect(await checkDkim(dkim, failing('ENOTFOUND'))).toBe('missing');
    expect(await checkDkim(dkim, failing('ENODATA'))).toBe('missing');
    expect(await checkDkim(dkim, failing('ETIMEOUT'))).toBe('unreachable');
  });
});
