import { wordsIn } from './words';

/** Words of somebody who complains (DOMAIN M10, H17). */
const COMPLAINT_WORDS: readonly string[] = [
  '投诉',
  '差评',
  '曝光',
  '12315',
  '太差',
  '不满意',
  '没人管',
  '没人理',
  '怎么还没',
  '还没解决',
  '多少次了',
  '第几次了',
  '又坏了',
  '骗人',
  'complaint',
  'complain',
  'unacceptable',
  'still waiting',
  'third time',
];

/**
 * Whether the answer should open with an apology (DOMAIN M10): the contact complains, or writes again after the deadline
 * of an answer. `lastWords` is what the contact said since our last reply; `dueAt` is the running window's, null without one.
 */
export function apologyFirst(lastWords: readonly string[], dueAt: Date | null, now: Date): boolean {
  return (dueAt !== null && dueAt <= now) || lastWords.some((text) => wordsIn(text, COMPLAINT_WORDS).length > 0);
}
