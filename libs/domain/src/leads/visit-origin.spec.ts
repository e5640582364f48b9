import * as fc from 'fast-check';
import { visitOrigin } from './visit-origin';

const page =
  'https://shop.example/dryers?utm_source=baidu&utm_medium=cpc&utm_campaign=%E7%A7%8B%E5%AD%A3&id=42&token=secret#top';

test('keeps the campaign’s words and the page, and nothing else of its address', () => {
  expect(visitOrigin({ url: page, referrer: 'https://ad.example/x?user=8' })).toEqual({
    ...{ source: 'baidu', medium: 'cpc', campaign: '秋季', keyword: '', content: '' },
    ...{ landing: 'https://shop.example/dryers', referrer: 'https://ad.example/x' },
  });
});

test.each([
  ['https://www.baidu.com/s?wd=%E5%95%86%E7%94%A8%E7%83%98%E5%B9%B2%E6%9C%BA', 'baidu', '商用烘干机'],
  ['https://m.sogou.com/web?keyword=dryer', 'sogou', 'dryer'],
  ['https://cn.bing.com/search?q=dryer+price', 'bing', 'dryer price'],
  ['https://www.google.com.hk/', 'google', ''],
  ['https://www.baidu.com/s?ie=gbk&wd=%BA%E6%B8%C9', 'baidu', ''],
  ['https://notbaidu.com/s?wd=x', 'notbaidu.com', ''],
  ['https://shop.example/other?wd=x', '', ''],
  ['', '', ''],
  ['javascript:alert(1)', '', ''],
])('from %s: %s, "%s"', (referrer, source, keyword) => {
  expect(visitOrigin({ url: 'https://shop.example/', referrer })).toMatchObject({ source, keyword });
});

test('a keyword bought goes before one searched for', () => {
  const url = 'https://shop.example/?utm_term=bought';
  expect(visitOrigin({ url, referrer: 'https://www.baidu.com/s?wd=searched' })).toMatchObject({ keyword: 'bought' });
});

test.each(['', 'about:blank', 'file:///home/me/shop.html', 'not an address'])(
  'of the page "%s" there is nothing',
  (url) => expect(visitOrigin({ url, referrer: 'https://www.baidu.com/' })).toBeNull(),
);

test('whatever a stranger sends is short text that can be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 2000 }), (word, raw) => {
      const url = `https://shop.example/?utm_source=${encodeURIComponent(word)}&utm_term=${raw}`;
      for (const value of Object.values(visitOrigin({ url, referrer: `https://a.example/${raw}` }) ?? {})) {
        expect(() => encodeURIComponent(value)).not.toThrow();
        expect(value).not.toMatch(/\p{Cc}/u);
        expect(Array.from(value).length).toBeLessThanOrEqual(300);
      }
    }),
  );
});
