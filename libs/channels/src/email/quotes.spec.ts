import { freshText } from './quotes';

const old = '您好,请问什么时候发货?\n谢谢';
const marked = '> 您好,请问什么时候发货?\n> 谢谢';
const answer = '好的,我明白了。\n周五之前收到就行。';

const openers: [string, string][] = [
  ['Gmail en', `On Fri, Nov 20, 2026 at 10:00 AM Support <service@halfhour.example> wrote:\n${marked}`],
  [
    'Gmail en over two lines',
    `On Fri, Nov 20, 2026 at 10:00 AM Customer Support <\nservice@halfhour.example> wrote:\n\n${marked}`,
  ],
  ['Gmail zh', `客服 <service@halfhour.example> 于2026年11月20日周五 10:00写道:\n\n${marked}`],
  ['Gmail zh over two lines', `客服 <service@halfhour.example> 于2026年11月20日周五\n10:00写道:\n\n${marked}`],
  ['Gmail zh traditional', `客服 <service@halfhour.example> 於 2026年11月20日 週五 上午10:00寫道:\n${marked}`],
  ['Apple Mail en', `On 20 Nov 2026, at 10:00, Support <service@halfhour.example> wrote:\n\n${marked}`],
  ['Apple Mail zh', `在 2026年11月20日,上午10:00,客服 <service@halfhour.example> 写道:\n\n${marked}`],
  ['iPhone zh', `发自我的iPhone\n\n在 2026年11月20日,10:00,客服 <service@halfhour.example> 写道:\n\n${marked}`],
  [
    'Outlook en',
    `-----Original Message-----\nFrom: Support\nSent: Friday, November 20, 2026\nTo: Wang\nSubject: order\n\n${old}`,
  ],
  [
    'Outlook en block',
    `From: Support <service@halfhour.example>\nSent: Friday, November 20, 2026 10:00\nTo: Wang <w@mail.example>\nSubject: order\n\n${old}`,
  ],
  [
    'Outlook on the web',
    `________________________________\nFrom: Support <service@halfhour.example>\nSent: Friday\nTo: Wang\nSubject: order\n\n${old}`,
  ],
  [
    'Outlook zh',
    `发件人: 客服 <service@halfhour.example>\n发送时间: 2026年11月20日 10:00\n收件人: 王芳\n主题: 订单\n\n${old}`,
  ],
  [
    'Outlook zh bold',
    `*发件人:* 客服\n*发送时间:* 2026年11月20日\n*收件人:* 王芳\n*抄送:* 李雷;\n韩梅梅\n*主题:* 订单\n\n${old}`,
  ],
  ['Outlook zh-TW', `寄件者: 客服\n寄件日期: 2026年11月20日\n收件者: 王芳\n主旨: 訂單\n\n${old}`],
  [
    'Outlook zh divider',
    `-----邮件原件-----\n发件人: 客服\n发送时间: 2026年11月20日\n收件人: 王芳\n主题: 订单\n\n${old}`,
  ],
  [
    'QQ',
    `------------------ 原始邮件 ------------------\n发件人: "客服" <service@halfhour.example>;\n发送时间: 2026年11月20日(星期五) 上午10:00\n收件人: "王芳"<w@mail.example>;\n主题: 订单\n\n${old}`,
  ],
  [
    'QQ with spaces',
    `------------------&nbsp;原始邮件&nbsp;------------------\n发件人: "客服";\n发送时间: 2026年11月20日\n主题: 订单\n\n${old}`,
  ],
  ['163', `在 2026-11-20 10:00:00,"客服" <service@halfhour.example> 写道:\n${old}`],
  ['163 full-width', `在 2026-11-20 10:00:00，客服 写道：\n\n${old}`],
  ['163 en', `At 2026-11-20 10:00:00, "Support" <service@halfhour.example> wrote:\n${old}`],
  ['163 mobile', `---- 回复的原邮件 ----\n发件人 客服\n${old}`],
  ['Foxmail', `\n发件人: 客服\n发送时间: 2026-11-20 10:00\n收件人: 王芳\n主题: Re: 订单\n${old}`],
  ['forwarded by Gmail', `---------- Forwarded message ---------\nFrom: x\n${old}`],
  ['marks alone', marked],
];

describe('the new words of an answer', () => {
  test.each(openers)('%s', (_name, quote) => {
    expect(freshText(`${answer}\n\n${quote}`)).toBe(answer);
    expect(freshText(`${answer}\n\n${quote}`.replace(/\n/g, '\r\n'))).toBe(answer);
  });

  test.each([
    '发自我的iPhone',
    '发自我的 iPad',
    'Sent from my iPhone',
    '来自我的华为手机',
    '发自我的小米手机',
    '發自我的 iPhone',
    'Sent from Outlook for Android',
    '从 Windows 版邮件发送',
    'Get Outlook for iOS',
  ])('the footer %s is folded', (footer) => {
    expect(freshText(`${answer}\n\n${footer}`)).toBe(answer);
    expect(freshText(`${answer}\n\n${marked}\n\n${footer}`)).toBe(answer);
  });

  test('the signature below the divider is folded', () => {
    expect(freshText(`${answer}\n-- \n王芳\n采购部`)).toBe(answer);
  });
});

describe('words that only look like a quote stay', () => {
  test.each([
    [
      'answers between the quotes',
      `On Fri, Nov 20, 2026 at 10:00 AM Support <s@halfhour.example> wrote:\n> 颜色?\n红色\n> 数量?\n三个`,
    ],
    [
      'answers between the quotes below a greeting',
      `见下文红字。\n\n在 2026-11-20 10:00:00,"客服" <s@halfhour.example> 写道:\n> 颜色?\n红色\n> 数量?\n三个`,
    ],
    ['an answer below the quote', `客服 <s@halfhour.example> 于2026年11月20日周五写道:\n> 颜色?\n\n红色`],
    ['answers between marks without an opener', '> 颜色?\n红色\n> 数量?\n三个'],
    ['a story with 写道', '昨天店员在纸条上写道:明天来取。\n但是今天没有货。'],
    ['a sentence about writing', 'My wife wrote:\nplease send the invoice.'],
    ['a shipping enquiry', 'From: Shanghai\nTo: Hamburg\nDate: 12 May\nWhat does it cost?'],
    ['a rule between paragraphs', '第一点\n____________________\n第二点'],
    ['a sentence that starts like a footer', '来自我的经验,这个手机不好用。\n请退款。'],
  ])('%s', (_name, text) => {
    expect(freshText(text)).toBe(text);
  });

  test('a mail that is nothing but a quote shows its quote', () => {
    expect(freshText(marked)).toBe(marked);
  });
});

test('five thousand hostile lines are folded in bounded time', () => {
  const line = `${'于'.repeat(300)} 写道:`;
  const began = process.hrtime.bigint();
  freshText(Array.from({ length: 4_900 }, () => line).join('\n'));
  expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(4_000);
});
