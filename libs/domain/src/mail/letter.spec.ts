import { escapeHtml, letterHtml, letterText, pictureMark } from '.';

const PARTS = {
  text: '您好，\n已寄出。',
  signatures: ['李敏 8021', '好物商城'],
  quote: { opener: '王芳 写道：', text: '在吗\n> 旧的' },
  pictures: new Map<string, string>(),
};

describe('a letter', () => {
  it('is answer, signatures under their divider, and what it answers', () => {
    expect(letterText(PARTS)).toBe('您好，\n已寄出。\n\n-- \n李敏 8021\n好物商城\n\n王芳 写道：\n> 在吗\n>> 旧的');
  });

  it('without signature and quote is its text alone', () => {
    expect(letterText({ ...PARTS, signatures: [' '], quote: null })).toBe('您好，\n已寄出。');
    expect(letterHtml({ ...PARTS, signatures: [], quote: null })).not.toMatch(/blockquote|-- /);
  });

  it('escapes everything that was written, in each part', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const html = letterHtml({
      text: evil,
      signatures: [evil],
      quote: { opener: evil, text: evil },
      pictures: new Map([[evil, evil]]),
    });
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('onerror=alert(1)>');
    expect(escapeHtml(evil)).toBe('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('makes links of web addresses only, without the sentence behind them', () => {
    const html = letterHtml({
      ...PARTS,
      text: '看 https://shop.example/a?b=1&c=2。 javascript:alert(1) https://x.example/).',
      signatures: [],
      quote: null,
    });
    expect(html).toContain('<a href="https://shop.example/a?b=1&amp;c=2">');
    expect(html).toContain('<a href="https://x.example/">');
    expect(html).not.toContain('href="javascript');
  });

  it('shows a picture where its mark stands', () => {
    const mark = pictureMark('屏幕 [1].png');
    expect(mark).toBe('[图片：屏幕 1 .png]');
    const html = letterHtml({ ...PARTS, text: `如图 ${mark} 所示`, pictures: new Map([[mark, 'p1@desk']]) });
    expect(html).toContain('<img src="cid:p1@desk"');
  });
});
