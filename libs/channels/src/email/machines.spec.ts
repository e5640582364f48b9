import { mail, multipart, part, read } from './raw-mail.spec-kit';

const copy =
  'Return-Path: <service@halfhour.example>\nFrom: service@halfhour.example\nTo: gone@mail.example\nMessage-ID: <reply-7@halfhour.example>\nSubject: x\n\nhello\n';
const lost = { originalMessageId: '<reply-7@halfhour.example>', recipient: 'gone@mail.example' };
const daemon = 'From: Mail Delivery System <MAILER-DAEMON@mx.example>';

describe('bounces of many mail systems', () => {
  test.each([
    [
      'qmail',
      [daemon, 'Subject: failure notice'],
      `Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<gone@mail.example>:\n192.5.1.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\n${copy}`,
      '5.1.1',
    ],
    [
      'Exim',
      [
        daemon,
        'X-Failed-Recipients: gone@mail.example',
        'Auto-Submitted: auto-replied',
        'Subject: Mail delivery failed: returning message to sender',
      ],
      `This message was created automatically by mail delivery software.\n\n  gone@mail.example\n    550 5.7.1 rejected\n\n------ This is a copy of the message, including all the headers. ------\n\n${copy}`,
      '5.7.1',
    ],
    [
      'a mail system that names us first',
      ['From: postmaster@mx.example', 'Subject: Undeliverable: order'],
      `Your message from service@halfhour.example could not be delivered.\nRecipient: gone@mail.example\nReason: 550 5.4.1\n\n${copy}`,
      '5.4.1',
    ],
    [
      'QQ Mail',
      ['From: "QQ邮箱" <PostMaster@qq.example>', 'Subject: 来自qq.example的退信'],
      `抱歉，您的邮件被退回来了……\n收件人（gone@mail.example）所属域名不存在，邮件无法送达。\n550 5.1.2\n\n${copy}`,
      '5.1.2',
    ],
    [
      '163',
      ['From: Postmaster@163.example', 'Subject: 系统退信'],
      `抱歉，您的邮件被退回来了\n收件人 gone@mail.example\n退信原因 550 User not found\n\n${copy}`,
      null,
    ],
    [
      'Lotus Domino',
      ['From: MAILER-DAEMON', 'Subject: DELIVERY FAILURE: User gone not listed in Domino Directory'],
      `Your message could not be delivered to: gone@mail.example\n${copy}`,
      null,
    ],
    [
      'a delay warning',
      [daemon, 'Subject: Warning: could not send message for past 4 hours'],
      `gone@mail.example: 4.4.1 connection timed out\n\n${copy}`,
      '4.4.1',
    ],
    [
      'a German one',
      ['Return-Path: <>', 'From: System <noreply@mx.example>', 'Subject: Unzustellbar: order'],
      `gone@mail.example 5.1.10\n\n${copy}`,
      '5.1.10',
    ],
  ])('%s', async (_name, headers, body, status) => {
    const message = await read(mail(headers, body));
    expect(message.automatic).toBe('bounce');
    expect(message.bounce).toMatchObject({ ...lost, status });
  });

  test.each(['text/rfc822-headers', 'message/rfc822', 'message/global'])(
    'a report with the lost mail as %s',
    async (type) => {
      const report = part(
        ['Content-Type: message/delivery-status'],
        'Reporting-MTA: dns; mx.example\r\n\r\nOriginal-Recipient: rfc822;gone@mail.example\r\nAction: failed\r\nStatus: 5.2.2\r\n',
      );
      const raw = multipart(
        'report',
        [part(['Content-Type: text/plain'], 'could not be delivered'), report, part([`Content-Type: ${type}`], copy)],
        [daemon],
      );
      const message = await read(raw);
      expect(message.bounce).toMatchObject({ ...lost, status: '5.2.2', text: 'could not be delivered' });
      expect(message.attachments.map(({ name }) => name)).toEqual([
        'delivery-status.txt',
        type === 'text/rfc822-headers' ? 'headers.txt' : 'x.eml',
      ]);
      expect([message.forwarded, message.replyTo]).toEqual([null, null]);
    },
  );
});

describe('other machines', () => {
  const answer = 'In-Reply-To: <reply-7@halfhour.example>';
  test.each([
    ['Automatic reply: order', [answer], 'auto_reply'],
    ['自动回复: 订单', [answer], 'auto_reply'],
    ['【自动回复】订单', [answer], 'auto_reply'],
    ['自動回覆：訂單', [answer], 'auto_reply'],
    ['Abwesenheitsnotiz: order', [answer], 'auto_reply'],
    ['Re: 自动回复: 订单', [answer], null],
    ['回复：自动回复', [answer], null],
    ['自动回复怎么关', [], null],
    ['hello', ['X-Autoreply: yes'], 'auto_reply'],
    ['hello', ['X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent'], 'auto_reply'],
    ['hello', ['From: MAILER-DAEMON@mx.example'], 'auto_reply'],
    ['sale', ['List-Unsubscribe: <https://shop.example/u>'], 'list'],
    ['digest', ['List-Post: <mailto:l@list.example>'], 'list'],
    ['order', ['X-Auto-Response-Suppress: None'], null],
  ])('%s with %j is %s', async (subject, headers, kind) => {
    expect((await read(mail([`Subject: ${subject}`, ...headers], 'x'))).automatic).toBe(kind);
  });

  test.each(['message/disposition-notification', 'message/feedback-report'])('a %s', async (type) => {
    const raw = multipart('report', [
      part(['Content-Type: text/plain'], 'read'),
      part([`Content-Type: ${type}`], 'Final-Recipient: rfc822;x'),
    ]);
    expect((await read(raw)).automatic).toBe('auto_reply');
  });

  test('a report that the mail arrived is no bounce', async () => {
    const report = part(
      ['Content-Type: message/delivery-status'],
      'Reporting-MTA: dns; mx\r\n\r\nAction: delivered\r\nStatus: 2.0.0\r\n',
    );
    const message = await read(
      multipart('report', [part(['Content-Type: text/plain'], 'ok'), report], [daemon, 'Return-Path: <>']),
    );
    expect([message.automatic, message.bounce]).toEqual(['auto_reply', null]);
  });

  test('an invitation and its acceptance are written by people', async () => {
    const calendar = part(['Content-Type: text/calendar; method=REPLY'], 'BEGIN:VCALENDAR');
    expect(
      (await read(multipart('alternative', [part(['Content-Type: text/plain'], 'ok'), calendar]))).automatic,
    ).toBeNull();
  });
});
