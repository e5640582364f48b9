import { isSkilled, neededSkills, type SkillRule } from './needed-skills';

const rules: SkillRule[] = [
  { when: 'tag', value: '净水器', skill: '净水' },
  { when: 'tag', value: 'VIP', skill: 'vip' },
  { when: 'language', value: 'en', skill: 'English' },
];

describe('the skills a ticket needs', () => {
  test.each<[string, string[], string | null, string[]]>([
    ['none by itself', ['退款'], 'zh-CN', []],
    ['by its tag', ['净水器'], null, ['净水']],
    ['whatever the case', ['vip'], null, ['vip']],
    ['by a language with its country', [], 'en-GB', ['english']],
    ['by both', ['净水器'], 'EN', ['净水', 'english']],
  ])('%s', (_, tags, language, expected) => {
    expect(neededSkills(rules, { tags, language })).toEqual(expected);
  });
});

describe('an agent', () => {
  test('with all of them can take it', () => expect(isSkilled(['English', '净水'], ['净水', 'english'])).toBe(true));
  test('with some of them can not', () => expect(isSkilled(['净水'], ['净水', 'english'])).toBe(false));
  test('can take what needs none', () => expect(isSkilled([], [])).toBe(true));
});
