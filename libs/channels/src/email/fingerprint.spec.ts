import { fingerprint, smtpExternalId } from './fingerprint';

const mail = (headers: string, body: string) => Buffer.from(`${headers}\r\n\r\n${body}`);
const first = mail('Message-ID: <1@mail.example>\r\nSubject: order', 'where is it?\r\n');
const id = (raw: Buffer, from = 'a@mail.example', inbox = 'sales') => smtpExternalId(raw, from, inbox);

test('two copies of one mail differ in trace headers and trailing lines only: same fingerprint', () => {
  const copy = mail('Received: by mx\r\nMessage-ID:\r\n <1@mail.example>\r\nSubject: order', 'where is it?\r\n\r\n');
  expect(fingerprint(copy)).toEqual(fingerprint(first));
  expect(fingerprint(Buffer.from(first.toString().replace(/\r\n/g, '\n')))).toEqual(fingerprint(first));
  expect(id(copy)).toBe(id(first));
});

test.each([
  [
    'another body',
    mail('Message-ID: <1@mail.example>\r\nSubject: order', 'where is it??\r\n'),
    'a@mail.example',
    'sales',
  ],
  [
    'another subject',
    mail('Message-ID: <1@mail.example>\r\nSubject: alarm', 'where is it?\r\n'),
    'a@mail.example',
    'sales',
  ],
  [
    'another Message-ID',
    mail('Message-ID: <2@mail.example>\r\nSubject: order', 'where is it?\r\n'),
    'a@mail.example',
    'sales',
  ],
  ['another sender', first, 'b@mail.example', 'sales'],
  ['another inbox', first, 'a@mail.example', 'repairs'],
])('%s is another mail (ANCHORS 2.A row 6)', (_name, raw, from, inbox) => {
  expect(id(raw, from, inbox)).not.toBe(id(first));
});

test('without Message-ID two equal words at different times are two mails', () => {
  expect(id(mail('Date: Fri, 20 Nov 2026 10:00:00 +0800', 'hi'))).not.toBe(
    id(mail('Date: Fri, 20 Nov 2026 10:05:00 +0800', 'hi')),
  );
});

test('a Message-ID in the body does not count, and a mail of headers only has a fingerprint', () => {
  expect(fingerprint(mail('Subject: x', 'Message-ID: <9@mail.example>')).messageId).toBeNull();
  expect(fingerprint(Buffer.from('Subject: x')).bodySha256).toHaveLength(64);
});
