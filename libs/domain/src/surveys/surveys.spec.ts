import { afterAnswer, answerSurvey, LONGEST_SURVEY_REMARK } from './answer';
import { asksInPlace, type EndedFacts, surveyAfter, surveyRuleFor } from './asking';
import { SURVEY_WORDS } from './texts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const before = (ms: number): Date => new Date(NOW.getTime() - ms);
const DAY = 86_400_000;
const FACTS: EndedFacts = {
  channel: 'email',
  threadKey: null,
  byAgent: true,
  contactTookPart: true,
  optedOut: false,
  askedAt: null,
  inboxEnabled: true,
  reachable: true,
};

describe('after a closing', () => {
  it.each<[string, Partial<EndedFacts>, string | null]>([
    ['an agent closed it', {}, null],
    ['the desk closed it', { byAgent: false }, 'automatic'],
    ['it was a call', { channel: 'phone' }, 'channel'],
    ['a program sent it', { channel: 'api' }, 'channel'],
    ['others read along', { channel: 'weibo', threadKey: 'status:1' }, 'public_thread'],
    ['it was a direct message on Weibo', { channel: 'weibo', threadKey: '' }, null],
    ['the contact never spoke', { contactTookPart: false }, 'not_taking_part'],
    ['the contact wants no surveys', { optedOut: true }, 'opted_out'],
    ['the contact was asked a moment less than 30 days ago', { askedAt: before(30 * DAY - 1) }, 'asked_lately'],
    ['the contact was asked 30 days ago', { askedAt: before(30 * DAY) }, null],
    ['the inbox is off', { inboxEnabled: false }, 'inbox_off'],
    ['the desk has no address', { reachable: false }, 'no_public_url'],
    ['the desk has no address, in web chat', { reachable: false, channel: 'web-chat' }, null],
  ])('where %s', (_, facts, skip) => {
    expect(surveyAfter({ ...FACTS, ...facts }, 30, NOW)).toBe(skip);
  });

  it('with "at most once in 0 days" everybody is asked every time', () => {
    expect(surveyAfter({ ...FACTS, askedAt: NOW }, 0, NOW)).toBeNull();
  });

  it('is asked in place in web chat alone', () => {
    expect(['web-chat', 'email', 'wecom'].map(asksInPlace)).toEqual([true, false, false]);
  });

  it('follows the rule of its inbox, then of its team, then of all', () => {
    const [all, team, inbox] = [
      { inboxId: null, teamId: null },
      { inboxId: null, teamId: 't' },
      { inboxId: 'i', teamId: null },
    ];
    const rules = [all, team, inbox];
    expect(surveyRuleFor(rules, { inboxId: 'i', teamId: 't' })).toBe(inbox);
    expect(surveyRuleFor(rules, { inboxId: 'x', teamId: 't' })).toBe(team);
    expect(surveyRuleFor(rules, { inboxId: 'x', teamId: null })).toBe(all);
    expect(surveyRuleFor([team], { inboxId: 'x', teamId: null })).toBeNull();
  });
});

describe('an answer', () => {
  const open = { answeredAt: null, expiresAt: new Date(NOW.getTime() + DAY) };

  it('is a score of 1 to 5, whether it is solved, and words', () => {
    expect(answerSurvey(open, { score: '4', solved: 'no', remark: ' 慢 ' }, NOW)).toEqual({
      score: 4,
      solved: false,
      remark: '慢',
    });
    expect(answerSurvey(open, { score: 5, solved: true }, NOW)).toEqual({ score: 5, solved: true, remark: '' });
    expect(answerSurvey(open, { score: 1, solved: 'maybe' }, NOW).solved).toBeNull();
  });

  it.each([undefined, '', '0', '6', '4.5', '5 ', 'five', ['5', '1'], -1])('is refused with the score %p', (score) => {
    expect(() => answerSurvey(open, { score }, NOW)).toThrow('survey_score_missing');
  });

  it('is refused with more words than it may have, and counts characters as people do', () => {
    const longest = '😀'.repeat(LONGEST_SURVEY_REMARK);
    expect(answerSurvey(open, { score: 3, remark: longest }, NOW).remark).toBe(longest);
    expect(() => answerSurvey(open, { score: 3, remark: `${longest}好` }, NOW)).toThrow('survey_remark_too_long');
  });

  it('comes once, and in time: the last moment is still in it', () => {
    expect(() => answerSurvey({ ...open, answeredAt: NOW }, { score: 5 }, NOW)).toThrow('survey_answered');
    expect(() => answerSurvey({ ...open, expiresAt: before(1) }, { score: 5 }, NOW)).toThrow('survey_expired');
    expect(answerSurvey({ ...open, expiresAt: NOW }, { score: 5 }, NOW).score).toBe(5);
  });
});

describe('what follows', () => {
  it.each([
    [1, null, true, { isBad: true, callsBack: true, reopens: false }],
    [2, true, true, { isBad: true, callsBack: true, reopens: false }],
    [3, true, true, { isBad: false, callsBack: false, reopens: false }],
    [5, false, false, { isBad: false, callsBack: true, reopens: false }],
    [5, false, true, { isBad: false, callsBack: true, reopens: true }],
  ] as const)('from %p with solved %p and reopening %p (DOMAIN V4, V18)', (score, solved, reopens, follows) => {
    expect(afterAnswer({ score, solved }, reopens)).toEqual(follows);
  });
});

it('has every word in both languages', () => {
  expect(Object.keys(SURVEY_WORDS.en)).toEqual(Object.keys(SURVEY_WORDS['zh-CN']));
  expect(
    Object.values(SURVEY_WORDS)
      .flatMap((words) => Object.values(words))
      .every((word) => word.length > 3),
  ).toBe(true);
});
