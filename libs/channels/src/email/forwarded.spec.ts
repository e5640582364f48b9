import { bytes, html, mail, multipart, part, read, text } from './raw-mail.spec-kit';

const li = { name: '李雷', email: 'li@customer.example' };
const colleague = 'From: 王芳 <wang@halfhour.example>';
const forwarded = async (subject: string, body: string) =>
  (await read(mail([colleague, `Subject: ${subject}`], body))).forwarded;

test.each([
  [
    'Gmail',
    'Fwd: 订单',
    '帮忙看下\n\n---------- Forwarded message ---------\nFrom: 李雷 <li@customer.example>\nDate: Fri, Nov 20, 2026\nSubject: 订单\nTo: <wang@halfhour.example>\n\n什么时候发货?',
  ],
  [
    'Gmail zh',
    '转发: 订单',
    '---------- 转发的邮件 ---------\n发件人： 李雷 <li@customer.example>\nDate: 2026年11月20日\nSubject: 订单\nTo: <wang@halfhour.example>\n\n在吗',
  ],
  [
    'Outlook en',
    'FW: order',
    'FYI\n\nFrom: 李雷 <li@customer.example>\nSent: Friday, November 20, 2026 10:00\nTo: wang@halfhour.example\nSubject: order\n\nwhen?',
  ],
  [
    'Outlook old',
    'FW: order',
    '-----Original Message-----\nFrom: 李雷 [mailto:li@customer.example]\nSent: Friday\nTo: wang\nSubject: order\n\nwhen?',
  ],
  [
    'Outlook zh',
    '转发: 订单',
    '________________________________\n发件人: 李雷 <li@customer.example>\n发送时间: 2026年11月20日 10:00\n收件人: 王芳\n主题: 订单\n\n在吗',
  ],
  [
    'QQ',
    '转发：订单',
    '------------------ 原始邮件 ------------------\n发件人: "李雷" <li@customer.example>;\n发送时间: 2026年11月20日(星期五) 上午10:00\n收件人: "王芳"<wang@halfhour.example>;\n主题: 订单\n\n在吗',
  ],
  [
    '163',
    'Fw:订单',
    '-------- 转发邮件信息 --------\n发件人："李雷" <li@customer.example>\n发送日期：2026-11-20 10:00:00\n收件人：wang@halfhour.example\n主题：订单\n在吗',
  ],
  [
    'Foxmail',
    '转发: 订单',
    '\n\n发件人： 李雷 <li@customer.example>\n发送时间： 2026-11-20 10:00\n收件人： wang\n主题： 订单\n在吗',
  ],
  [
    'Apple Mail',
    'Fwd: order',
    'Begin forwarded message:\n\n> From: 李雷 <li@customer.example>\n> Subject: order\n> Date: 20 November 2026\n> To: wang@halfhour.example\n> \n> when?',
  ],
  [
    'Thunderbird',
    'Fwd: order',
    '-------- Forwarded Message --------\nSubject: \torder\nDate: \tFri, 20 Nov 2026\nFrom: \t李雷 <li@customer.example>\nTo: \twang@halfhour.example\n\nwhen?',
  ],
  [
    'HTML to text',
    'FW: order',
    'From: 李雷 <li@customer.example <mailto:li@customer.example>>\nSent: Friday\nTo: wang\nSubject: order\n\nwhen?',
  ],
])('%s names whose mail was passed on', async (_name, subject, body) => {
  expect(await forwarded(subject, body)).toEqual(li);
});

test.each([
  [
    'an answer with its quote',
    'Re: order',
    'ok\n\nFrom: 李雷 <li@customer.example>\nSent: Friday\nTo: wang\nSubject: order\n\nwhen?',
  ],
  [
    'a divider inside an older quote',
    'Re: Fwd: order',
    '好\n\n在 2026-11-20 10:00:00，王芳 <w@halfhour.example> 写道：\n---------- Forwarded message ---------\nFrom: 李雷 <li@customer.example>\n',
  ],
  [
    'two forwarded mails',
    'Fwd: order',
    '---------- Forwarded message ---------\nFrom: a@customer.example\n\nx\n---------- Forwarded message ---------\nFrom: b@customer.example\n\ny',
  ],
  ['a block without an address', 'FW: order', 'From: Li Lei\nSent: Friday\nTo: wang\nSubject: order\n\nwhen?'],
  [
    'a block of two addresses',
    'Fwd: order',
    '---------- Forwarded message ---------\nFrom: a@customer.example, b@customer.example\n\nx',
  ],
  ['their own mail', 'Fwd: order', '---------- Forwarded message ---------\nFrom: wang@halfhour.example\n\nx'],
  ['a subject alone', 'Fwd: order', 'please see li@customer.example'],
])('%s names nobody', async (_name, subject, body) => {
  expect(await forwarded(subject, body)).toBeNull();
});

test('a mail attached to a forward names its sender, two or a plain mail do not', async () => {
  const nested = part(
    ['Content-Type: message/rfc822'],
    bytes('From: =?utf-8?B?5p2O6Zu3?= <li@customer.example>\r\nSubject: order\r\n\r\nwhen?'),
  );
  const raw = (subject: string, ...nesteds: Buffer[]) =>
    multipart('mixed', [text('请处理'), ...nesteds], [colleague, `Subject: ${subject}`]);
  expect((await read(raw('转发: 订单', nested))).forwarded).toEqual(li);
  expect((await read(raw('转发: 订单', nested, nested))).forwarded).toBeNull();
  expect((await read(raw('订单', nested))).forwarded).toBeNull();
});

test('what is passed on is new: nothing of a forward is folded', async () => {
  const body = '请看\n\n---------- Forwarded message ---------\nFrom: 李雷 <li@customer.example>\n\n在吗';
  expect((await read(mail(['Subject: Fwd: x'], body))).freshText).toBe(body);
});

test('a forward of HTML alone is recognised', async () => {
  const page =
    '<div>FYI</div><div><b>发件人:</b> 李雷 &lt;<a href="mailto:li@customer.example">li@customer.example</a>&gt;<br><b>发送时间:</b> 2026年11月20日<br><b>收件人:</b> 王芳<br><b>主题:</b> 订单</div><p>在吗</p>';
  expect(
    (await read(multipart('alternative', [html(page)], [colleague, 'Subject: =?utf-8?B?6L2s5Y+ROiDorqLljZU=?='])))
      .forwarded,
  ).toEqual(li);
});
