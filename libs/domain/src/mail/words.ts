/** How often a word was seen in spam and in wanted mail. */
export interface WordCount {
  word: string;
  spam: number;
  ham: number;
}

/** How many mails of each kind were learned. */
export interface Learned {
  spam: number;
  ham: number;
}

/** Below this many of each kind the words say nothing. */
export const LEAST_LEARNED = 10;
const MOST_WORDS = 200;
const MOST_TELLING = 20;
const LONGEST_TEXT = 20_000;

/**
 * What a mail is recognised by: words of spaced scripts in lower case, pairs of neighbouring characters of Chinese and
 * its kin, and hosts of links. Each once, at most 200.
 */
export function wordsOf(subject: string | null, text: string): string[] {
  const whole = `${subject ?? ''}\n${text}`.slice(0, LONGEST_TEXT).toLowerCase();
  const hosts = [...whole.matchAll(/https?:\/\/([\w.-]{3,100})/g)].map(([, host]) => `host:${host}`);
  const spaced = whole.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{N}$€¥%]{3,30}/gu) ?? [];
  const runs = whole.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}/gu) ?? [];
  const pairs = runs.flatMap((run) => {
    const signs = [...run];
    return signs.slice(0, -1).map((sign, i) => sign + signs[i + 1]!);
  });
  return [...new Set([...hosts, ...spaced, ...pairs])].slice(0, MOST_WORDS);
}

/**
 * How likely a mail is spam by its words, 0 to 1: a naive Bayes filter over the 20 most telling of them (Robinson's
 * smoothing, so that a word seen once proves little). Null until ten mails of each kind were learned.
 * @param counts of the mail's own words; words never seen may be left out
 */
export function spamScore(counts: readonly WordCount[], learned: Learned): number | null {
  if (learned.spam < LEAST_LEARNED || learned.ham < LEAST_LEARNED) return null;
  const telling = counts
    .map((count) => likelihood(count, learned))
    .sort((a, b) => Math.abs(b - 0.5) - Math.abs(a - 0.5))
    .slice(0, MOST_TELLING);
  if (telling.length === 0) return 0.5;
  const spam = telling.reduce((sum, p) => sum + Math.log(p), 0);
  const ham = telling.reduce((sum, p) => sum + Math.log(1 - p), 0);
  return 1 / (1 + Math.exp(ham - spam));
}

function likelihood({ spam, ham }: WordCount, learned: Learned): number {
  const inSpam = spam / learned.spam;
  const inHam = ham / learned.ham;
  const seen = spam + ham;
  const raw = seen === 0 ? 0.5 : inSpam / (inSpam + inHam);
  // One imagined sighting at even odds.
  return Math.min(0.99, Math.max(0.01, (0.5 + seen * raw) / (1 + seen)));
}
