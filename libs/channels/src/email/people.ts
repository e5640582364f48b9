import PostalMime from 'postal-mime';
import type { InboundMessage } from '../channel';
import { canonicalWords } from './encoded-words';

export interface Person {
  name: string | null;
  email: string;
}

export interface People {
  from: InboundMessage['from'];
  to: string[];
  cc: string[];
  replyTo: Person | null;
}

/** The values of a repeated header, in their order. */
export type HeaderValues = (name: string) => string[];

/**
 * Who wrote and who else is in the conversation.
 * @param returnPath the address the transport states, for mails that name no sender
 * @param own addresses the transport delivered to: never somebody to answer
 */
export function peopleOf(all: HeaderValues, returnPath: string | null, own: readonly string[]): People {
  const authors = ['from', 'sender', 'x-sender'].flatMap((name) => mailboxes(all(name)));
  const author = authors.find(({ email }) => email !== '');
  const email = author?.email.toLowerCase() ?? (plainAddress(returnPath ?? '')?.toLowerCase() || null);
  const name = (author ?? authors[0])?.name || null;
  const to = addressesOf(all('to'));
  const known = new Set([email, ...[...own, ...to].map((address) => address.toLowerCase())]);
  return {
    // A mail with no readable sender keeps a name of its own, since an identity is never empty.
    from: { externalId: email ?? 'unknown-sender', name, email, phone: null },
    to,
    cc: addressesOf(all('cc')).filter((address) => !known.has(address.toLowerCase())),
    replyTo: replyToOf(all('reply-to'), known),
  };
}

/** The mailboxes of address headers, members of groups among them; names are decoded, addresses may be empty. */
export function mailboxes(values: readonly string[]): { name: string; email: string }[] {
  const flat = (address: PostalMime.Address) => address.group ?? [address];
  return values
    .flatMap((value) => PostalMime.addressParser(canonicalWords(value.slice(0, 100_000))).flatMap(flat))
    .slice(0, 500)
    .map(({ name, address }) => ({ name: plainName(name), email: plainAddress(address ?? '') ?? '' }));
}

/** The addresses of address headers, each once. */
export function addressesOf(values: readonly string[]): string[] {
  const byKey = new Map(mailboxes(values).map(({ email }) => [email.toLowerCase(), email]));
  byKey.delete('');
  return [...byKey.values()];
}

/** One other mailbox is a wish that can be followed; several, or one of ours, are none. */
function replyToOf(values: readonly string[], known: ReadonlySet<string | null>): Person | null {
  const wishes = mailboxes(values).filter(({ email }) => email !== '');
  const [wish] = wishes;
  if (!wish || wishes.length > 1 || known.has(wish.email.toLowerCase())) return null;
  return { name: wish.name || null, email: wish.email.toLowerCase() };
}

function plainName(name: string): string {
  return name
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/^\s*(["'])(.*)\1\s*$/, '$2')
    .trim()
    .slice(0, 200);
}

/** The address in what stands where an address should: broken mailers add quotes, names and spaces. */
function plainAddress(value: string): string | null {
  const trimmed = value
    .slice(0, 1_000)
    .trim()
    .replace(/^'(.*)'$/, '$1');
  if (/^(?:"[^"\p{Cc}]{1,100}"|[^\s<>"(),;:\p{Cc}]{1,200})@[^\s<>"(),;:@\p{Cc}]{1,255}$/u.test(trimmed)) return trimmed;
  return /[^\s<>"'(),;:\p{Cc}]{1,200}@[^\s<>"'(),;:@\p{Cc}]{1,255}/u.exec(trimmed)?.[0] ?? null;
}
