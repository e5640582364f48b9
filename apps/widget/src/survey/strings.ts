import type { Locale } from '../frame/strings';

export const SCORES = [5, 4, 3, 2, 1] as const;
export type Score = (typeof SCORES)[number];

const ZH = {
  scores: { 5: '非常满意', 4: '满意', 3: '一般', 2: '不满意', 1: '很不满意' },
  solved: { yes: '已解决', no: '还没有' },
  send: '提交评价',
  again: '评价没有加载出来，点此重试',
  survey_expired: '这次评价已过期。',
  survey_remark_too_long: '您写的内容太长了，请缩短一些。',
  too_many_requests: '操作太频繁，请过一分钟再试。',
  other: '没有提交成功，请再试一次。',
};
const EN: typeof ZH = {
  scores: { 5: 'Very satisfied', 4: 'Satisfied', 3: 'Neutral', 2: 'Dissatisfied', 1: 'Very dissatisfied' },
  solved: { yes: 'Yes, solved', no: 'Not yet' },
  send: 'Send my answer',
  again: 'The question did not load. Try again',
  survey_expired: 'The time to answer is over.',
  survey_remark_too_long: 'Your text is too long. Please shorten it.',
  too_many_requests: 'That was too often. Please try again in a minute.',
  other: 'That did not go through. Please try again.',
};

const CODED = ['survey_expired', 'survey_remark_too_long', 'too_many_requests'] as const;

export function surveyStrings(locale: Locale) {
  const strings = locale === 'en' ? EN : ZH;
  const problem = (code: string): string => strings[CODED.find((known) => known === code) ?? 'other'];
  return { ...strings, problem };
}
