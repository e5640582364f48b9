import { foldText, type FoldedText } from './folded-text';

/** A phrase agents must not use, and what to say instead. */
export interface ForbiddenPhrase {
  id: string;
  phrase: string;
  better: string;
}

/** A forbidden phrase in a text: `start` and `end` are UTF-16 positions in the text as written, `end` not included. */
export interface ForbiddenMatch {
  phraseId: string;
  phrase: string;
  better: string;
  start: number;
  end: number;
}

interface Node {
  next: Map<string, Node>;
  phrase: ForbiddenPhrase | null;
}

const tries = new WeakMap<readonly ForbiddenPhrase[], Node>();

/**
 * The forbidden phrases in a text, left to right, the longest at each place and none inside another (DOMAIN H12).
 * Matches simplified and traditional characters, full-width letters, any case, and phrases broken by white space or
 * invisible characters. Latin phrases match whole words only, and the question 知不知道 is not the statement 不知道.
 * The list is compiled once per array: treat it as immutable. Throws nothing.
 */
export function findForbidden(text: string, phrases: readonly ForbiddenPhrase[]): ForbiddenMatch[] {
  const root = trieOf(phrases);
  const folded = foldText(text);
  const matches: ForbiddenMatch[] = [];
  for (let i = 0; i < folded.chars.length; i++) {
    const found = longestAt(folded, i, root, text);
    if (!found) continue;
    matches.push(matchOf(found.phrase, folded, i, found.last));
    i = found.last;
  }
  return matches;
}

function longestAt(folded: FoldedText, first: number, root: Node, text: string) {
  let found: { phrase: ForbiddenPhrase; last: number } | null = null;
  let node: Node | undefined = root;
  for (let last = first; (node = node.next.get(folded.chars[last] ?? '')); last++) {
    if (node.phrase && standsAlone(folded, first, last, text)) found = { phrase: node.phrase, last };
  }
  return found;
}

function standsAlone(folded: FoldedText, first: number, last: number, text: string): boolean {
  const before = text[folded.starts[first]! - 1] ?? '';
  const after = text[folded.ends[last]!] ?? '';
  const cutsWord = (inside: string, outside: string) => isWordChar(inside) && isWordChar(outside);
  if (cutsWord(folded.chars[first]!, before) || cutsWord(folded.chars[last]!, after)) return false;
  return !(folded.chars[first] === '不' && first > 0 && folded.chars[first - 1] === folded.chars[first + 1]);
}

function isWordChar(char: string): boolean {
  return /^[0-9a-z]$/i.test(char.normalize('NFKC'));
}

function matchOf({ id, phrase, better }: ForbiddenPhrase, folded: FoldedText, first: number, last: number) {
  return { phraseId: id, phrase, better, start: folded.starts[first]!, end: folded.ends[last]! };
}

function trieOf(phrases: readonly ForbiddenPhrase[]): Node {
  const known = tries.get(phrases);
  if (known) return known;
  const root: Node = { next: new Map(), phrase: null };
  for (const phrase of phrases) insert(root, phrase);
  tries.set(phrases, root);
  return root;
}

function insert(root: Node, phrase: ForbiddenPhrase): void {
  let node = root;
  for (const char of foldText(phrase.phrase).chars) {
    let next = node.next.get(char);
    if (!next) node.next.set(char, (next = { next: new Map(), phrase: null }));
    node = next;
  }
  // Of two phrases that fold alike the first keeps its wording; a phrase of nothing but spaces forbids nothing.
  if (node !== root) node.phrase ??= phrase;
}

/** The six phrases of the handbook (DOMAIN H12; its list is open), each with a promise or an offer instead (H3, H4). */
export const SEED_FORBIDDEN_PHRASES: readonly ForbiddenPhrase[] = [
  { id: 'not-know', phrase: '不知道', better: '我马上为您核实，请您稍等' },
  { id: 'not-clear', phrase: '不清楚', better: '这个问题我需要确认一下，今天几点前答复您方便？' },
  { id: 'never-made', phrase: '我们没做过', better: '您的需求我记下了，我请技术同事确认能否定制，再准时答复您' },
  {
    id: 'not-know-made',
    phrase: '不知道什么时候能加工好',
    better: '我现在联系车间确认进度，并在约定时间前告诉您完成时间',
  },
  {
    id: 'not-know-shipped',
    phrase: '不知道货运公司发货了没有',
    better: '我马上向货运公司核实发货情况，并把单号发给您',
  },
  { id: 'no-way', phrase: '我们也没有办法', better: '您的情况我马上向主管反映，一起为您找解决方案' },
];
