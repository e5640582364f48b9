import { canonicalWords, decodeWords } from './encoded-words';

test.each([
  ['=?utf-8?B?5L2g5aW9?=', '你好'],
  ['=?UTF-8?Q?=E4=BD=A0_=E5=A5=BD?=', '你 好'],
  ['=?utf-8*zh?B?5L2g5aW9?=', '你好'],
  ['=?utf-8?B?5L2g?= =?utf-8?B?5aW9?=', '你好'],
  ['=?utf-8?B?5L0=?= =?utf-8?B?oOWlvQ==?=', '你好'],
  ['Re: =?gb2312?B?xOO6ww==?= (1)', 'Re: 你好 (1)'],
  ['=?gb2312?B?xOO6ww==?= and =?gb2312?B?xOO6ww==?=', '你好 and 你好'],
  ['=?gb2312?Q?=C4=E3=BA?= =?gb2312?Q?=C3?=', '你好'],
  ['no words =? at all ?=', 'no words =? at all ?='],
  ['', ''],
])('%s', (value, text) => {
  expect(decodeWords(value)).toBe(text);
});

test('a canonical word keeps commas and brackets inside the word', () => {
  const value = canonicalWords('=?gb2312?B?xOO6wyw=?= =?gb2312?B?PGFAYi5jPg==?= <x@mail.example>');
  expect(value).toBe(`=?utf-8?B?${Buffer.from('你好,<a@b.c>').toString('base64')}?= <x@mail.example>`);
});
