import * as fc from 'fast-check';
import { findInReply, type ReplyOccasion } from './reply-findings';
import { GREETING_WORDS } from './words';

const LATER: ReplyOccasion = {
  first: false,
  spoken: false,
  workNumber: '8021',
  greetings: [],
  newContact: false,
  greetingWords: GREETING_WORDS,
};
const FIRST: ReplyOccasion = { ...LATER, first: true };
const NEW: ReplyOccasion = { ...FIRST, newContact: true };

const rules = (text: string, occasion: ReplyOccasion): string[] =>
  findInReply({ messageId: 'm1', text, forbidden: [] }, occasion).map(({ rule }) => rule);

test('H12: forbidden phrases of a reply are one finding, with every place', () => {
  const forbidden = [
    { start: 0, end: 3, phrase: '不知道', better: '我为您核实' },
    { start: 4, end: 7, phrase: '不清楚', better: '我确认一下' },
  ];
  expect(findInReply({ messageId: 'm1', text: '不知道，不清楚', forbidden }, LATER)).toEqual([
    { rule: 'forbidden_phrase', key: 'message:m1', marks: forbidden },
  ]);
});

describe('W11: the first reply names the work number', () => {
  test.each<[string, ReplyOccasion, string[]]>([
    ['我是8021号，这就为您查', FIRST, []],
    ['工号８０２１为您服务', FIRST, []],
    ['agent 8021 here', FIRST, []],
    ['这就为您查', FIRST, ['no_work_number']],
    ['请打 138021 查询', FIRST, ['no_work_number']],
    ['这就为您查', LATER, []],
    ['这就为您查', { ...FIRST, greetings: ['您好，8021 号客服为您服务'] }, []],
    ['这就为您查', { ...FIRST, greetings: ['您好，8022 号客服为您服务'] }, ['no_work_number']],
    ['', FIRST, []],
    ['电话答复：已告知单号', { ...NEW, spoken: true }, []],
  ])('%s', (text, occasion, expected) => expect(rules(text, occasion)).toEqual(expected));
});

describe('H5: a stranger is greeted', () => {
  const said = (text: string, more: Partial<ReplyOccasion> = {}) => rules(`${text} 8021`, { ...NEW, ...more });
  test.each<[string, Partial<ReplyOccasion>, string[]]>([
    ['已发货', {}, ['no_greeting']],
    ['您好，已发货', {}, []],
    ['妳好，已發貨', { greetingWords: ['妳好'] }, []],
    ['Hello, it is on its way', {}, []],
    ['this is on its way', {}, ['no_greeting']],
    ['已发货', { newContact: false }, []],
    ['已发货', { greetings: ['您好，请问有什么可以帮您'] }, []],
    ['您好，已发货', { greetingWords: ['欢迎光临'] }, ['no_greeting']],
  ])('%s %j', (text, more, expected) => expect(said(text, more)).toEqual(expected));
});

describe('H11: never only "喂"', () => {
  test.each<[string, boolean]>([
    ['喂', true],
    ['喂喂？', true],
    ['喂……', true],
    [' Hello! ', true],
    ['喂，您好', false],
    ['Hello, how can I help?', false],
    ['他们喂的是猫粮', false],
  ])('%s', (text, found) => expect(rules(text, FIRST).includes('only_hello')).toBe(found));

  test('and not of a later reply', () => expect(rules('喂', LATER)).toEqual([]));
});

describe('H13: never "he isn’t here" and nothing else', () => {
  test.each<[string, boolean]>([
    ['他不在', true],
    ['王经理不在，晚点再打', true],
    ['負責人不在', true],
    ['她 不 在。', true],
    ['He is not in.', true],
    ['他不在，我帮您留言好吗？', false],
    ['他不在，稍后给您回电', false],
    ['She is not here, may I take a message?', false],
    ['其他不在保修范围', false],
    ['他不在乎这个', false],
    ['货不在仓库', false],
  ])('%s', (text, found) => expect(rules(text, LATER).includes('pushed_away')).toBe(found));
});

test('places lie in the text, and no rule is found twice for one message', () => {
  const text = fc.string({ unit: fc.constantFrom(...'他她不在喂您好8021 ，。经理hi') });
  fc.assert(
    fc.property(text, (written) => {
      const found = findInReply({ messageId: 'm1', text: written, forbidden: [] }, NEW);
      expect(new Set(found.map(({ rule }) => rule)).size).toBe(found.length);
      for (const { start, end } of found.flatMap(({ marks }) => marks)) {
        expect(0 <= start && start < end && end <= written.length).toBe(true);
      }
    }),
  );
});
