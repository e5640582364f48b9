import { safeHtml } from './html';
import { textOfHtml } from './html-text';
import { cpuTime } from '../../../../test/support/cpu';

test('paragraphs, links and quotes as text', () => {
  const html =
    '<p>您好</p><p><a href="https://a.example/x">订单</a></p><blockquote>旧<br>文</blockquote><img src="x" alt="logo">';
  expect(textOfHtml(html)).toBe('您好\n\n订单 <https://a.example/x>\n\n> 旧\n> 文');
});

test('an endless page is cut before it is read', () => {
  const spent = cpuTime();
  expect(textOfHtml(safeHtml('<div><table><tr><td>x '.repeat(100_000))).length).toBeLessThan(400_000);
  expect(spent()).toBeLessThan(5_000);
});

test('cells stand apart and rows on lines of their own', () => {
  const table = '<table><tr><th>姓名</th><td>王芳</td></tr><tr><td>电话</td><td><p>138</p></td></tr></table>';
  expect(textOfHtml(table).replace(/[ \n]+/g, (gap) => (gap.includes('\n') ? '\n' : ' '))).toBe('姓名 王芳\n电话\n138');
});
