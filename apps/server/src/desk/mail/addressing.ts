import { eachOnce, mailboxOf } from '#domain';
import type { InboxRecord } from '../inboxes/inbox.view';
import { addressesOf } from '../inboxes/inboxes.service';

/** Which of our inboxes a mail was written to. */
export interface Addressing {
  /** Its ticket opens here: the inbox that stands first in To, or the one whose mailbox it came to. */
  home: InboxRecord;
  /** The address of the home inbox that was written to, without a plus part: answers go out under it. */
  ourAddress: string | null;
  otherInboxIds: string[];
}

/**
 * Reads the recipients of a mail that came to `received`. The same mail in several of our mailboxes gives the same home,
 * so that whichever copy is read first opens the one ticket (ANCHORS 2.A row 11).
 * @param delivered addresses the transport delivered to: the only trace of a blind copy
 */
export function addressingOf(
  inboxes: readonly InboxRecord[],
  received: InboxRecord,
  { to, cc }: { to: readonly string[]; cc: readonly string[] },
  delivered: readonly string[],
): Addressing {
  const mailboxes = inboxes.filter(
    ({ channel, enabled, id }) => channel === 'email' && (enabled || id === received.id),
  );
  const inboxOf = (address: string) => mailboxes.find((inbox) => ownAddress(inbox, address) !== null);
  const home = to.map(inboxOf).find((inbox) => inbox !== undefined) ?? received;
  const named = [...to, ...cc].flatMap((address) => inboxOf(address) ?? []);
  const others = new Set([...named, received].map(({ id }) => id));
  others.delete(home.id);
  const written = eachOnce([...to, ...cc, ...delivered]).map((address) => ownAddress(home, address));
  return { home, ourAddress: written.find((address) => address !== null) ?? null, otherInboxIds: [...others] };
}

function ownAddress(inbox: InboxRecord, address: string): string | null {
  const [exact, bare] = [address.trim().toLowerCase(), mailboxOf(address)];
  const own = addressesOf(inbox);
  return own.find((known) => known === exact) ?? own.find((known) => known === bare) ?? null;
}
