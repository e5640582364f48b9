import { boundedHtml, safeHtml } from './html';
import { cpuTime } from '../../../../test/support/cpu';

describe('nothing in a mail may run, load, submit or cover anything', () => {
  test.each([
    ['<script>alert(1)</script>ok', 'ok'],
    ['<style>body{background:url(//x.example)}</style>ok', 'ok'],
    ['<svg><script>alert(1)</script></svg>ok', 'ok'],
    ['<math><mi xlink:href="javascript:alert(1)">x</mi></math>ok', 'ok'],
    ['<iframe src="https://x.example"></iframe>ok', 'ok'],
    ['<object data="x"></object><embed src="x">ok', 'ok'],
    ['<meta http-equiv="refresh" content="0;url=https://x.example">ok', 'ok'],
    ['<base href="https://x.example/">ok', 'ok'],
    ['<link rel="stylesheet" href="https://x.example/a.css">ok', 'ok'],
    ['<form action="https://x.example"><input name="p"><button>go</button></form>ok', 'gook'],
    ['<p onclick="alert(1)" onmouseover=alert(1)>ok</p>', '<p>ok</p>'],
    ['<div style="position:fixed;top:0;left:0;width:100%;z-index:9">ok</div>', '<div style="width:100%">ok</div>'],
    ['<div style="background:url(https://x.example/a)">ok</div>', '<div>ok</div>'],
    ['<div style="width:expression(alert(1))">ok</div>', '<div>ok</div>'],
    ['<div style="color:red;font-size:14px">ok</div>', '<div style="color:red;font-size:14px">ok</div>'],
    ['<p class="admin" id="root">ok</p>', '<p>ok</p>'],
    ['<scr<script>ipt>alert(1)</scr</script>ipt>', 'ipt&gt;alert(1)ipt&gt;'],
    ['<img src="x" onerror="alert(1)">', '<img />'],
    ['<img src="data:image/svg+xml;base64,PHN2Zz4=">', '<img />'],
    [
      '<img src="https://t.example/a.gif" srcset="https://t.example/b.gif 2x" alt="logo">',
      '<img alt="logo" data-remote-src="https://t.example/a.gif" />',
    ],
    ['<img src="//t.example/a.gif">', '<img data-remote-src="https://t.example/a.gif" />'],
    ['<img src="cid:part1@mail">', '<img data-cid="cid:part1@mail" />'],
    ['<img data-remote-src="javascript:alert(1)">', '<img />'],
    ['<table background="https://t.example/a.gif"><tr><td>ok</td></tr></table>', '<table><tr><td>ok</td></tr></table>'],
  ])('%s', (hostile, clean) => {
    expect(safeHtml(hostile)).toBe(clean);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '&#106;avascript:alert(1)',
    ' javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    '/api/logout',
    'admin?x=1',
    '\\\\host\\share',
  ])('a link to %s leads nowhere', (href) => {
    expect(safeHtml(`<a href="${href}">x</a>`)).toBe('<a rel="noopener noreferrer nofollow" target="_blank">x</a>');
  });

  test('an honest link opens elsewhere and tells nobody', () => {
    expect(safeHtml('<a href="https://shop.example/1" target="_top">x</a>')).toBe(
      '<a href="https://shop.example/1" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    );
  });

  test.each([
    ['www.shop.example/1', 'https://www.shop.example/1'],
    ['//shop.example/1', 'https://shop.example/1'],
    [' https://shop.example/1', 'https://shop.example/1'],
    ['#part', '#part'],
  ])('a link to %s leads to %s', (href, target) => {
    expect(safeHtml(`<a href="${href}">x</a>`)).toContain(`href="${target}"`);
  });

  test('a long honest table is not taken for a deep one', () => {
    const table = `<table>${'<tr><td><div>x</div><p>y</td></tr>'.repeat(5_000)}</table>`;
    expect(boundedHtml(table).cut).toBeNull();
    expect(safeHtml(table).match(/<tr>/g)).toHaveLength(5_000);
  });

  test('ten thousand open tags end', () => {
    const spent = cpuTime();
    expect(safeHtml('<div><table><tr><td>x '.repeat(50_000)).length).toBeLessThan(50_000);
    expect(boundedHtml('<div>'.repeat(10_000)).cut).toBe('too_deep');
    expect(spent()).toBeLessThan(3_000);
  });
});
