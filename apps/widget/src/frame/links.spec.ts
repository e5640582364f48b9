import { linkPieces } from './links';

const hrefs = (text: string) => linkPieces(text).flatMap((piece) => piece.href ?? []);

describe('links in a message', () => {
  it.each([
    ['请看 https://shop.example/a?b=1#c 谢谢', ['https://shop.example/a?b=1#c']],
    ['请看https://shop.example/a，谢谢', ['https://shop.example/a']],
    ['(see https://shop.example/a_(b)).', ['https://shop.example/a_(b)']],
    ['www.shop.example。', ['https://www.shop.example']],
    ['写信到 li@shop.example 吧', ['mailto:li@shop.example']],
    ['https://a.example/x<script>', ['https://a.example/x']],
    ['javascript:alert(1) data:text/html,x', []],
    ['1.5折 3:00', []],
    ['https://', []],
  ])('%s', (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
  });

  it('keeps every character of the text', () => {
    for (const text of ['https://a.example，b https://c.example/d).', '<b>x</b> www.a.example!', '', '你好']) {
      expect(
        linkPieces(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});
