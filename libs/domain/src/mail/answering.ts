import { DomainError } from '../errors';
import { domainOf, eachOnce, isMailAddress, isNobody, isOurs, MOST_RECIPIENTS } from './addresses';

/** The people on a mail that is answered, as its headers name them. */
export interface MailPeople {
  from: string | null;
  to: readonly string[];
  cc: readonly string[];
  /** Another mailbox that answers are asked to go to; the sender alone says so. */
  replyTo: string | null;
  /** Who passed the mail on to us, when that was not its author. */
  forwardedBy: string | null;
}

export interface Recipients {
  to: string[];
  cc: string[];
  bcc: string[];
}

/** What an answer may start from. */
export interface AnswerChoices {
  /** The answer to the author alone. */
  one: Recipients;
  /** The answer to everybody who was on the mail. */
  all: Recipients;
  /** Where the author asks answers to go, and whether both choices follow that. The screen says so either way. */
  replyTo: { address: string; followed: boolean } | null;
}

/**
 * Whom an answer goes to. Addresses of ours never: they would start a loop. A Reply-To is followed by itself only
 * inside the author's own domain, or when nobody reads the author's address; any other mailbox is for the agent to choose.
 * @param ours lower-case addresses of our inboxes and their aliases
 */
export function answerChoices(mail: MailPeople, ours: ReadonlySet<string>): AnswerChoices {
  const strangers = (addresses: readonly string[]): string[] =>
    eachOnce(addresses).filter((address) => isMailAddress(address) && !isOurs(address, ours));
  const [from = null] = strangers(mail.from ? [mail.from] : []);
  const [wish = null] = strangers(mail.replyTo ? [mail.replyTo] : []);
  const followed = wish !== null && (from === null || isNobody(from) || isSameHouse(wish, from));
  const target = followed ? wish : from;
  const passer = mail.forwardedBy ? [mail.forwardedBy] : [];
  const others = strangers([...passer, ...mail.to, ...mail.cc]).filter(
    (address) => ![target, from].some((known) => known?.toLowerCase() === address.toLowerCase()),
  );
  const to = target === null ? [] : [target];
  return {
    one: { to, cc: [], bcc: [] },
    all: { to: to.length ? to : others.slice(0, 1), cc: to.length ? others : others.slice(1), bcc: [] },
    replyTo: wish !== null && wish.toLowerCase() !== from?.toLowerCase() ? { address: wish, followed } : null,
  };
}

const isSameHouse = (a: string, b: string): boolean => {
  const [one, other] = [domainOf(a), domainOf(b)];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
};

/**
 * The recipients an agent chose, each once and only in the first list that names it.
 * @throws DomainError `recipient_required`, `recipient_invalid`, `recipient_own`, `too_many_recipients`
 */
export function checkedRecipients(chosen: Recipients, ours: ReadonlySet<string>): Recipients {
  const seen = new Set<string>();
  const fresh = (addresses: readonly string[]): string[] =>
    eachOnce(addresses).filter((address) => {
      if (!isMailAddress(address)) throw new DomainError('recipient_invalid', { address: address.slice(0, 100) });
      if (isOurs(address, ours)) throw new DomainError('recipient_own', { address });
      const isNew = !seen.has(address.toLowerCase());
      seen.add(address.toLowerCase());
      return isNew;
    });
  const recipients = { to: fresh(chosen.to), cc: fresh(chosen.cc), bcc: fresh(chosen.bcc) };
  if (recipients.to.length === 0) throw new DomainError('recipient_required');
  if (seen.size > MOST_RECIPIENTS) throw new DomainError('too_many_recipients', { most: MOST_RECIPIENTS });
  return recipients;
}

/** True when an answer would reach somebody who was not on the mail it answers: then it carries nothing of that mail. */
export function reachesNewPeople({ to, cc, bcc }: Recipients, mail: MailPeople): boolean {
  const there = new Set(
    [mail.from, mail.replyTo, mail.forwardedBy, ...mail.to, ...mail.cc].flatMap((address) =>
      address ? [address.toLowerCase()] : [],
    ),
  );
  return [...to, ...cc, ...bcc].some((address) => !there.has(address.toLowerCase()));
}
