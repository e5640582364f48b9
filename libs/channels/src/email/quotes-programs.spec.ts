import { freshText } from './quotes';
import { html, multipart, read } from './raw-mail.spec-kit';
import { cpuTime } from '../../../../test/support/cpu';

const old = '您好，请问什么时候发货？\n谢谢';
const marked = '> 您好，请问什么时候发货？\n> 谢谢';
const answer = '好的，我明白了。\n周五之前收到就行。';
const client = 'Support <service@halfhour.example>';

describe('more programs that quote', () => {
  test.each([
    [
      'QQ of today',
      `原始邮件\n发件人：客服 <service@halfhour.example>\n发件时间：2026年11月20日 10:00\n收件人：王芳 <w@mail.example>\n主题：订单\n\n${old}`,
    ],
    [
      'QQ en',
      `------------------ Original ------------------\nFrom: "客服" <service@halfhour.example>;\nDate: Fri, Nov 20, 2026\nTo: "王芳"<w@mail.example>;\nSubject: order\n\n${old}`,
    ],
    ['QQ phone', `---原始邮件---\n发件人:"客服"<service@halfhour.example>\n${old}`],
    [
      'Aliyun',
      `------------------------------------------------------------------\n发件人：客服 <service@halfhour.example>\n日　期：2026年11月20日 10:00:00\n收件人：王芳\n主　题：订单\n\n${old}`,
    ],
    [
      'Coremail',
      `-----原始邮件-----\n发件人:"客服" <service@halfhour.example>\n发送时间:2026-11-20 10:00:00 (星期五)\n收件人: w@mail.example\n主题: 订单\n\n${old}`,
    ],
    ['163 phone', `---- 回复的原邮件 ----\n| 发件人 | 客服 |\n${old}`],
    ['163 master', `---------- 回复的邮件信息 ----------\n${old}`],
    ['Feishu', `在 2026年11月20日 10:00，客服<service@halfhour.example>写道：\n${old}`],
    [
      'Samsung',
      `-------- Original message --------\nFrom: ${client}\nDate: 20/11/2026 10:00 (GMT+08:00)\nTo: w@mail.example\nSubject: order\n\n${old}`,
    ],
    ['Yahoo', `On Friday, November 20, 2026 at 10:00:00 AM GMT+8, ${client} wrote:\n\n${marked}`],
    ['Yahoo old', `--- On Fri, 11/20/26, ${client} wrote:\n\nFrom: x\n${old}`],
    [
      'Outlook new, paragraphs',
      `From: ${client}\n\nSent: Friday, November 20, 2026 10:00\n\nTo: Wang\n\nSubject: order\n\n${old}`,
    ],
    ['Outlook Mac zh', `发件人: ${client}\n日期: 2026年11月20日 10:00\n收件人: 王芳\n抄送: 李雷\n主题: 订单\n\n${old}`],
    ['Exchange zh', `发件人: ${client} \n已发送: 2026年11月20日 10:00\n收件人: 王芳\n主题: 订单\n\n${old}`],
    ['Outlook de', `Von: ${client}\nGesendet: Freitag\nAn: Wang\nBetreff: order\n\n${old}`],
    ['Outlook fr', `De : ${client}\nEnvoyé : vendredi\nÀ : Wang\nObjet : order\n\n${old}`],
    ['Outlook ja', `差出人: ${client}\n送信日時: 2026年11月20日\n宛先: Wang\n件名: order\n\n${old}`],
    ['Gmail de', `Am Fr., 20. Nov. 2026 um 10:00 Uhr schrieb ${client}:\n\n${marked}`],
    ['Gmail fr', `Le ven. 20 nov. 2026 à 10:00, ${client} a écrit :\n\n${marked}`],
    ['Gmail es', `El vie, 20 nov 2026 a las 10:00, Support (<service@halfhour.example>) escribió:\n\n${marked}`],
    ['Gmail ru', `пт, 20 нояб. 2026 г. в 10:00, ${client}:\n\n${marked}`],
    ['Gmail ja', `2026年11月20日(金) 10:00 ${client}:\n\n${marked}`],
    ['Gmail ko', `2026년 11월 20일 (금) 오전 10:00, ${client}님이 작성:\n\n${marked}`],
    ['Thunderbird zh', `于 2026/11/20 10:00, ${client} 写道:\n${marked}`],
    ['Apple Mail, quoted opener', `> 2026年11月20日 10:00，客服 <service@halfhour.example> 写道：\n> \n${marked}`],
  ])('%s', (_name, quote) => {
    expect(freshText(`${answer}\n\n${quote}`)).toBe(answer);
  });

  test.each([
    '签名由 网易邮箱大师 定制',
    '发自网易邮箱手机版',
    '发自我的网易邮箱平板适配版',
    '下载适用于 iOS 的 Outlook',
    '获取 Outlook for Android',
    'Envoyé de mon iPhone',
    'Von meinem iPhone gesendet',
    'Sent from Yahoo Mail for iPhone',
    '发自我的小米14',
    '来自我的华为手机',
  ])('the footer %s is folded', (footer) => {
    expect(freshText(`${answer}\n\n${footer}`)).toBe(answer);
  });
});

describe('new words below or between stay', () => {
  test.each([
    [
      'answers in red',
      `见下方红字。\n\n发件人: 客服\n发送时间: 2026年11月20日\n收件人: 王芳\n主题: 订单\n\n颜色？\n红色`,
    ],
    [
      'answers inline',
      `See my answers below in blue.\n\nFrom: Support\nSent: Friday\nTo: Wang\nSubject: order\n\nColour?\nRed`,
    ],
    ['an answer below an unmarked block', `发自我的iPhone\n\n在 2026-11-20 10:00:00，客服 写道：\n颜色？\n红色`],
    [
      'a short answer after a long marked line',
      `请看。\n\n在 2026-11-20 10:00:00，"客服" <s@h.example> 写道：\n> ${'请问您想要什么颜色的咖啡机'.repeat(6)}\n红色\n> 数量？`,
    ],
    ['a sentence that ends in a date and a colon', '请在以下时间送货 2026:\n上午十点'],
    ['a list with an address', '我的邮箱 <wang@mail.example> 和电话:\n13800000000'],
    ['lines that name people', 'From: 上海\n时间: 周五\nTo: 汉堡\n请报价'],
    ['the word original', '原始邮件\n我找不到了，请重发。'],
    ['an answer to an answer', '日期: 周五\n主题: 团建\n好的'],
  ])('%s', (_name, words) => {
    expect(freshText(words)).toBe(words);
  });
});

describe('HTML alone is folded as well', () => {
  const fresh = async (page: string) => (await read(multipart('alternative', [html(page)]))).freshText;

  test.each([
    [
      'Gmail',
      '<div dir="ltr">好的</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">客服 &lt;<a href="mailto:service@halfhour.example">service@halfhour.example</a>&gt; 于2026年11月20日周五 10:00写道：<br></div><blockquote class="gmail_quote">发货了吗</blockquote></div>',
    ],
    [
      'Outlook',
      '<p class="MsoNormal">好的</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b><span>发件人:</span></b><span> 客服 &lt;service@halfhour.example&gt; <br><b>发送时间:</b> 2026年11月20日 10:00<br><b>收件人:</b> 王芳<br><b>主题:</b> 订单</span></p></div><p class="MsoNormal">发货了吗</p>',
    ],
    [
      'QQ',
      '<div>好的</div><div><br></div><div style="font-size:12px"><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div style="background:#efefef"><div><b>发件人:</b>&nbsp;"客服"&lt;service@halfhour.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年11月20日</div><div><b>收件人:</b>&nbsp;"王芳";</div><div><b>主题:</b>&nbsp;订单</div></div><div>发货了吗</div></div>',
    ],
    [
      '163',
      '<div>好的</div><p>在 2026-11-20 10:00:00，"客服" &lt;service@halfhour.example&gt; 写道：</p><blockquote id="isReplyContent"><div>发货了吗</div></blockquote>',
    ],
    [
      'Foxmail',
      '<div>好的</div><hr style="WIDTH: 210px"><div><blockquote style="margin-Top:0px"><div style="border-top:solid #B5C4DF 1.0pt"><div><b>发件人：</b>&nbsp;客服</div><div><b>发送时间：</b>&nbsp;2026-11-20</div><div><b>收件人：</b>&nbsp;王芳</div><div><b>主题：</b>&nbsp;订单</div></div><div>发货了吗</div></blockquote></div>',
    ],
    [
      'iPhone',
      '好的<br><br><div dir="ltr">发自我的iPhone</div><div dir="ltr"><br><blockquote type="cite">在 2026年11月20日，10:00，客服 &lt;service@halfhour.example&gt; 写道：<br><br></blockquote></div><blockquote type="cite"><div>发货了吗</div></blockquote>',
    ],
    [
      'Outlook on the web',
      '<div class="elementToProof">好的</div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><font><b>From:</b> Support &lt;service@halfhour.example&gt;<br><b>Sent:</b> Friday<br><b>To:</b> Wang<br><b>Subject:</b> order</font></div><div>发货了吗</div>',
    ],
  ])('%s', async (_name, page) => {
    expect(await fresh(page)).toBe('好的');
  });
});

test('a quarter of a million hostile characters are folded in bounded time', () => {
  for (const line of [
    '在 '.repeat(250),
    `${'<a@b.example>'.repeat(38)}2026`,
    '-'.repeat(490),
    '发自我的 '.repeat(100),
    'From: '.repeat(80),
  ]) {
    const spent = cpuTime();
    freshText(Array.from({ length: 500 }, () => line).join('\n'));
    expect(spent()).toBeLessThan(1_500);
  }
});
