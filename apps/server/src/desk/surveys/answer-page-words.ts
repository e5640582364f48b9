import type { Locale } from '#contract';
import type { ErrorCode, SurveyScore } from '#domain';

interface PageWords {
  title(company: string): string;
  scores: Record<SurveyScore, string>;
  solved: Record<'yes' | 'no', string>;
  send: string;
  stop: string;
  stopped: string;
  stoppedHint: string;
  goneHint: string;
  language: string;
  refusals: Partial<Record<ErrorCode, string>>;
}

/** The page's own words; what is asked is the desk's. */
export const PAGE_WORDS: Record<Locale, PageWords> = {
  'zh-CN': {
    title: (company) => `${company} · 服务评价`,
    scores: { 5: '非常满意', 4: '满意', 3: '一般', 2: '不满意', 1: '很不满意' },
    solved: { yes: '已解决', no: '还没有' },
    send: '提交评价',
    stop: '以后不再邀请我评价',
    stopped: '好的，以后不再邀请您评价。',
    stoppedHint: '有问题随时联系我们，服务不受影响。',
    goneHint: '如需帮助，请直接联系我们的客服。',
    language: '中文',
    refusals: {
      not_found: '这个链接无效，请检查是否完整。',
      survey_answered: '这次服务您已经评价过了，谢谢。',
      survey_expired: '这次评价已过期。',
      survey_score_missing: '请先选择您是否满意。',
      survey_remark_too_long: '您写的内容太长了，请缩短到 1000 字以内。',
      too_many_requests: '操作太频繁，请过一分钟再试。',
      invalid_input: '提交的内容无法识别，请重新填写。',
    },
  },
  en: {
    title: (company) => `${company} · How did we do?`,
    scores: { 5: 'Very satisfied', 4: 'Satisfied', 3: 'Neutral', 2: 'Dissatisfied', 1: 'Very dissatisfied' },
    solved: { yes: 'Yes, solved', no: 'Not yet' },
    send: 'Send my answer',
    stop: 'Do not ask me again',
    stopped: 'All right, we will not ask you again.',
    stoppedHint: 'You can still reach us at any time.',
    goneHint: 'If you need help, please write to our support team.',
    language: 'English',
    refusals: {
      not_found: 'This link leads nowhere. Please check that it is complete.',
      survey_answered: 'You have already answered about this. Thank you.',
      survey_expired: 'The time to answer is over.',
      survey_score_missing: 'Please choose how satisfied you are.',
      survey_remark_too_long: 'Your text is too long. Please keep it within 1,000 characters.',
      too_many_requests: 'That was too often. Please try again in a minute.',
      invalid_input: 'We could not read what was sent. Please fill it in again.',
    },
  },
};
