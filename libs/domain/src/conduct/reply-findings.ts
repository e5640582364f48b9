import { foldText } from '../scripts';
import type { Finding, TextMark } from './rules';
import { AWAY_WORDS, OFFER_WORDS, wordsIn } from './words';

/** A public reply as it was said, with the forbidden phrases that were found in it then. */
export interface SaidReply {
  messageId: string;
  text: string;
  forbidden: readonly TextMark[];
}

/** What was so when it was said. */
export interface ReplyOccasion {
  /** The agent's first reply in this ticket. */
  first: boolean;
  /** Said on the phone: what is written is a note of it, and says nothing of greeting and number. */
  spoken: boolean;
  workNumber: string;
  /** What the desk itself had said in the ticket before. */
  greetings: readonly string[];
  /** The ticket is the first of its contact, and nobody had replied in it. */
  newContact: boolean;
  greetingWords: readonly string[];
}

/**
 * What an agent's reply did not keep: forbidden phrases (DOMAIN H12), "he isn't here" without an offer (H13), and of a
 * first reply a bare hello (H11), a missing work number (W11) and, to a stranger whom the desk had not greeted, a
 * missing greeting (H5). Each once a message.
 */
export function findInReply(reply: SaidReply, occasion: ReplyOccasion): Finding[] {
  const key = `message:${reply.messageId}`;
  const found = (rule: Finding['rule'], marks: readonly TextMark[] | null): Finding[] =>
    marks ? [{ rule, key, marks: [...marks] }] : [];
  const always = [
    ...found('forbidden_phrase', reply.forbidden.length > 0 ? reply.forbidden : null),
    ...found('pushed_away', pushedAway(reply.text)),
  ];
  if (!occasion.first || occasion.spoken || !reply.text.trim()) return always;
  const bare = onlyHello(reply.text);
  return [
    ...always,
    ...found('only_hello', bare),
    ...found('no_work_number', numberTold(reply.text, occasion) ? null : []),
    ...found('no_greeting', bare || isGreeted(reply.text, occasion) ? null : []),
  ];
}

const HELLO = /^(喂|哎|欸|哈喽|哈啰|hello|hi)+$/;

/** The whole text, when it is nothing but a call of "喂" (DOMAIN H11); null otherwise. */
function onlyHello(text: string): TextMark[] | null {
  const said = foldText(text).chars.filter((char) => /[\p{L}\p{N}]/u.test(char));
  return HELLO.test(said.join('')) ? [{ start: 0, end: text.length, phrase: text.trim(), better: '' }] : null;
}

/** 其他不在 is another word, and 他不在乎 another statement. */
function pushedAway(text: string): TextMark[] | null {
  const away = wordsIn(text, AWAY_WORDS).filter(
    ({ start, end }) => text[start - 1] !== '其' && !/^[乎意内內]/.test(text.slice(end)),
  );
  return away.length > 0 && wordsIn(text, OFFER_WORDS).length === 0 ? away : null;
}

const numberTold = (text: string, { workNumber, greetings }: ReplyOccasion): boolean =>
  [text, ...greetings].some((said) => wordsIn(said, [workNumber]).length > 0);

const isGreeted = (text: string, { newContact, greetings, greetingWords }: ReplyOccasion): boolean =>
  !newContact || greetings.length > 0 || wordsIn(text, greetingWords).length > 0;
