/** The words of a survey in one language; every desk may set its own. */
export interface SurveyWords {
  /** Said in the conversation, with the way to the answer under it. */
  invitation: string;
  satisfaction: string;
  solved: string;
  remark: string;
  thanks: string;
}

/** What surveys say until somebody writes other words. */
export const SURVEY_WORDS: Readonly<Record<'zh-CN' | 'en', SurveyWords>> = {
  'zh-CN': {
    invitation: '您的问题已处理完毕。耽误您半分钟，说说这次服务怎么样：',
    satisfaction: '您对这次服务满意吗？',
    solved: '您的问题解决了吗？',
    remark: '还有什么想对我们说的（选填）',
    thanks: '谢谢，您的评价我们收到了。',
  },
  en: {
    invitation: 'We have finished with your request. Would you take half a minute to tell us how it went?',
    satisfaction: 'How satisfied are you with our service?',
    solved: 'Is your problem solved?',
    remark: 'Anything else you would like to say (optional)',
    thanks: 'Thank you. We have received your answer.',
  },
};
