import { errorText, localeOf, stringsOf } from './strings';

const HAN = /\p{Script=Han}/u;
const words = (locale: 'zh-CN' | 'en') =>
  Object.entries(stringsOf(locale)).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[key, value]];
    if (typeof value === 'function') return [[key, (value as (...args: unknown[]) => string)(5, 5)]];
    return Object.entries(value).map(([code, text]) => [`${key}.${code}`, text]);
  }) as [string, string][];

describe('the words', () => {
  it.each(words('zh-CN'))('%s is Chinese', (_key, text) => expect(text).toMatch(HAN));
  it.each(words('en'))('%s is English', (_key, text) => expect(text).not.toMatch(HAN));

  it('are the same ones in both languages', () => {
    expect(words('en').map(([key]) => key)).toEqual(words('zh-CN').map(([key]) => key));
  });

  it('have something to say about every refusal', () => {
    expect(errorText(stringsOf('zh-CN'), 'never_heard_of')).toBe(stringsOf('zh-CN').errors['internal']);
  });

  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB', 'en'],
    ['de', 'en'],
    [undefined, 'zh-CN'],
  ])('a browser in %s reads %s', (language, locale) => expect(localeOf(language)).toBe(locale));
});
