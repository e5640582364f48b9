import { randomBytes } from 'node:crypto';

const sentence = '你好，订单 20931 三天了还没有发货，麻烦帮我看一下，谢谢。';
const lines = (text) => text.match(/.{1,76}/g).join('\r\n');

/** What a service mailbox gets: mostly short HTML with history below, some plain text, now and then a picture. */
export function mail(n, prefix = 'bench') {
  const headers = [
    `From: =?utf-8?B?${Buffer.from(`客户 ${n}`).toString('base64')}?= <c${n}@${prefix}.example>`,
    'To: service@halfhour.example',
    `Subject: =?utf-8?B?${Buffer.from(`订单 ${n} 未发货`).toString('base64')}?=`,
    `Message-ID: <${prefix}-${n}@mail.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
  ];
  if (n % 4 === 0) return whole([...headers, 'Content-Type: text/plain; charset=utf-8'], `${sentence}\r\n`.repeat(8));
  const html = `<div><p>${sentence}</p><br><table>${'<tr><td style="padding:4px">商品</td><td>数量</td></tr>'.repeat(30)}</table>
    <blockquote>${`<p>${sentence}</p>`.repeat(12)}</blockquote></div>`;
  const parts = [
    [
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64',
      encoded(Buffer.from(sentence.repeat(8))),
    ],
    ['Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64', encoded(Buffer.from(html))],
    ...(n % 10 === 1
      ? [
          [
            'Content-Type: image/png; name="a.png"\r\nContent-Disposition: attachment; filename="a.png"\r\nContent-Transfer-Encoding: base64',
            encoded(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(60_000)])),
          ],
        ]
      : []),
  ];
  const body = parts.map(([head, content]) => `--b${n}\r\n${head}\r\n\r\n${content}\r\n`).join('');
  return whole([...headers, `Content-Type: multipart/mixed; boundary=b${n}`], `${body}--b${n}--\r\n`);
}

const encoded = (content) => lines(content.toString('base64'));
const whole = (headers, body) => Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`);
