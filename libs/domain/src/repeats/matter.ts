import { isOtherThing, type Thing } from '../service';

/** Something that happened in a ticket, as far as it tells one contact from the next. Calls are the contact's own. */
export interface MatterEvent {
  ticketId: string;
  at: Date;
  kind:
    | 'written'
    | 'called'
    | 'called_in_vain'
    | 'replied'
    | 'deadline_passed'
    | 'slot_broken'
    | 'awaits_contact'
    | 'in_work'
    | 'solved'
    | 'closed';
}

/** A word of the contact: a message, or a call that somebody or nobody took. */
export type ContactWord = MatterEvent & { kind: 'written' | 'called' | 'called_in_vain' };

export interface MatterRules {
  /** Silence after which another message is a contact of its own; wall-clock seconds. */
  pauseSeconds: number;
  /** How long after closing a contact is still about the same matter (DOMAIN section 7). */
  daysAfterClosing: number;
}

/** What tickets are about, by their ids. */
export type Things = ReadonlyMap<string, Thing | null>;

/**
 * The contact that `word` repeats: the last earlier one in a ticket that is open, or was closed less than
 * `daysAfterClosing` days before. Null for a first contact, and for a word that belongs to a contact that runs: several
 * messages while one answer is awaited, a conversation without a pause, the answer to what we asked. `before` is what
 * happened in the contact's tickets earlier, oldest first; `things` is what those tickets are about, as far as it is known: words about
 * another thing repeat nothing (DOMAIN M9).
 */
export function repeatedContact(
  word: ContactWord,
  before: readonly MatterEvent[],
  rules: MatterRules,
  things: Things = new Map(),
): ContactWord | null {
  const own = before.filter(({ ticketId }) => ticketId === word.ticketId);
  if (goesOn(word, own, rules)) return null;
  const thing = things.get(word.ticketId) ?? null;
  const about = before.filter(
    ({ ticketId }) =>
      isSameMatter(ticketId, before, word.at, rules) && !isOtherThing(thing, things.get(ticketId) ?? null),
  );
  const sameTicket = about.filter(({ ticketId }) => ticketId === word.ticketId).findLast(isWord);
  return sameTicket ?? about.findLast(isWord) ?? null;
}

export const isWord = (event: MatterEvent): event is ContactWord => WORDS.has(event.kind);

const WORDS: ReadonlySet<MatterEvent['kind']> = new Set(['written', 'called', 'called_in_vain']);
const STATUSES: ReadonlySet<MatterEvent['kind']> = new Set(['awaits_contact', 'in_work', 'solved', 'closed']);
/** After any of these the contact comes back; nothing that ran before goes on (DOMAIN W1, M1). */
const BREAKS: ReadonlySet<MatterEvent['kind']> = new Set(['deadline_passed', 'slot_broken', 'solved', 'closed']);
const DAY_MS = 86_400_000;

function isSameMatter(ticketId: string, before: readonly MatterEvent[], at: Date, rules: MatterRules): boolean {
  const status = before.findLast((event) => event.ticketId === ticketId && STATUSES.has(event.kind));
  return status?.kind !== 'closed' || at.getTime() - status.at.getTime() < rules.daysAfterClosing * DAY_MS;
}

/**
 * True when `word` belongs to a contact that runs (see `repeatedContact`). `own` is what happened in its ticket before, oldest first, and
 * may begin anywhere: what is true of the latest part is true of the whole. A call is an answer to nothing: it goes on only from a call
 * that nobody took.
 */
export function goesOn(
  word: ContactWord,
  own: readonly MatterEvent[],
  { pauseSeconds }: Pick<MatterRules, 'pauseSeconds'>,
): boolean {
  const written = word.kind === 'written';
  const last = own.findLastIndex(({ kind }) => kind === (written ? 'written' : 'called_in_vain'));
  if (last < 0) return false;
  const since = own.slice(last + 1);
  if (since.some(({ kind }) => BREAKS.has(kind))) return false;
  const paused = (event: MatterEvent) => word.at.getTime() - event.at.getTime() >= pauseSeconds * 1000;
  if (!written) return !since.some(({ kind }) => kind === 'called') && !paused(own[last]!);
  const answer = since.findLast(({ kind }) => kind === 'replied');
  if (!answer) return true;
  return !paused(answer) || own.findLast(({ kind }) => STATUSES.has(kind))?.kind === 'awaits_contact';
}
