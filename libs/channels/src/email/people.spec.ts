import { mail, read, word } from './raw-mail.spec-kit';

const from = async (...headers: string[]) => {
  const { name, email } = (await read(mail(headers, 'x', false))).from;
  return [name, email];
};
const filler = 'Subject: x';

test.each([
  ['From: wang@mail.example', [null, 'wang@mail.example']],
  ['From: <WANG@Mail.Example>', [null, 'wang@mail.example']],
  ['From: "王芳" <wang@mail.example>', ['王芳', 'wang@mail.example']],
  ["From: '王芳' <wang@mail.example>", ['王芳', 'wang@mail.example']],
  ['From: wang@mail.example (王芳)', ['王芳', 'wang@mail.example']],
  [`From: ${word('王芳', 'gbk')} <wang@mail.example>`, ['王芳', 'wang@mail.example']],
  [`From: "${word('王芳', 'gbk')}" <wang@mail.example>`, ['王芳', 'wang@mail.example']],
  [`From: ${word('王芳', 'gbk')}<wang@mail.example>`, ['王芳', 'wang@mail.example']],
  ["From: O'Brien <o'brien@mail.example>", ["O'Brien", "o'brien@mail.example"]],
  ['From: wang@mail.example, li@mail.example', [null, 'wang@mail.example']],
  ['From: Sales: wang@mail.example, li@mail.example;', [null, 'wang@mail.example']],
  ['From: "boss@halfhour.example" <wang@mail.example>', ['boss@halfhour.example', 'wang@mail.example']],
  ['From: <"王芳" wang@mail.example>', [null, 'wang@mail.example']],
  ['From: 用户@例子.example', [null, '用户@例子.example']],
  ['From: nobody\r\nSender: wang@mail.example', [null, 'wang@mail.example']],
  ['From: \r\nReturn-Path: <wang@mail.example>', [null, 'wang@mail.example']],
  ['From: =?utf-8?B?AOeOiw==?= <wang@mail.example>', ['王', 'wang@mail.example']],
  ['From: MAILER-DAEMON', ['MAILER-DAEMON', null]],
  ['Resent-From: li@mail.example\r\nFrom: wang@mail.example', [null, 'wang@mail.example']],
])('%s', async (header, expected) => {
  expect(await from(header, filler)).toEqual(expected);
});

test('copies are kept once, without the sender, the addressees and the address of ours the mail came to', async () => {
  const raw = mail([
    'To: service@halfhour.example, Li <li@mail.example>',
    'Cc: "Zhao, Lei" <zhao@mail.example>, LI@mail.example, wang@mail.example, zhao@mail.example',
    'Cc: all@halfhour.example, undisclosed-recipients:;',
  ]);
  const { recipients } = await read(raw, { rcptTo: ['all@halfhour.example'] });
  expect(recipients).toEqual({ to: ['service@halfhour.example', 'li@mail.example'], cc: ['zhao@mail.example'] });
});

test.each([
  ['another mailbox', '"Wang at home" <wang@home.example>', { name: 'Wang at home', email: 'wang@home.example' }],
  ['the sender', 'wang@mail.example', null],
  ['ourselves', 'service@halfhour.example', null],
  ['several', 'a@mail.example, b@mail.example', null],
  ['nobody', 'none', null],
])('answers are asked to go to %s', async (_name, value, expected) => {
  expect((await read(mail([`Reply-To: ${value}`]))).replyTo).toEqual(expected);
});

test("a machine's wish for answers is none", async () => {
  expect((await read(mail(['Reply-To: x@home.example', 'Auto-Submitted: auto-replied']))).replyTo).toBeNull();
});
