import type { Locale } from '#contract';
import type { PromiseKind } from '#domain';

interface Words {
  name: string;
  callback: string;
  shift: string;
  promises: Record<PromiseKind, string>;
}

/** What an agenda says in somebody else's calendar. */
export const AGENDA_WORDS: Record<Locale, Words> = {
  'zh-CN': {
    name: '半小时日程',
    callback: '回访',
    shift: '班次',
    promises: { visit: '承诺上门', callback: '承诺回电', answer: '承诺答复', parts: '承诺备件到位' },
  },
  en: {
    name: 'Halfhour agenda',
    callback: 'Callback',
    shift: 'Shift',
    promises: {
      visit: 'Promised visit',
      callback: 'Promised call',
      answer: 'Promised answer',
      parts: 'Parts promised',
    },
  },
};
