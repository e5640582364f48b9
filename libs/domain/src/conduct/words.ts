import { findForbidden, type ForbiddenPhrase } from '../scripts';
import type { TextMark } from './rules';

/** Words that greet (DOMAIN H5, H6), until the desk writes a list of its own. */
export const GREETING_WORDS: readonly string[] = [
  '您好',
  '你好',
  '早上好',
  '上午好',
  '中午好',
  '下午好',
  '晚上好',
  '欢迎',
  '很高兴为您服务',
  'hello',
  'hi',
  'dear',
  'welcome',
  'good morning',
  'good afternoon',
  'good evening',
];

/** "He isn't here", and nothing else (DOMAIN H13). */
export const AWAY_WORDS: readonly string[] = [
  '他不在',
  '她不在',
  '同事不在',
  '负责人不在',
  '经理不在',
  'he is not here',
  'she is not here',
  "he's not here",
  "she's not here",
  'he is not in',
  'she is not in',
];

/** What makes "he isn't here" an answer: asking, noting, passing on (DOMAIN H13). */
export const OFFER_WORDS: readonly string[] = [
  '帮您',
  '帮你',
  '替您',
  '为您',
  '代您',
  '留言',
  '转告',
  '转达',
  '记下',
  '记录',
  '回电',
  '给您回',
  '回复您',
  '答复您',
  '联系您',
  'take a message',
  'leave a message',
  'pass it on',
  'let him know',
  'let her know',
  'call you back',
  'get back to you',
  'help you',
];

const lists = new WeakMap<readonly string[], readonly ForbiddenPhrase[]>();

/** Where words of a list stand in a text, however they are written (as `findForbidden`). Treat the list as immutable. */
export function wordsIn(text: string, words: readonly string[]): TextMark[] {
  let phrases = lists.get(words);
  if (!phrases) lists.set(words, (phrases = words.map((phrase) => ({ id: phrase, phrase, better: '' }))));
  return findForbidden(text, phrases).map(({ start, end, phrase, better }) => ({ start, end, phrase, better }));
}
