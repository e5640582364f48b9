import type { MailboxObject } from 'imapflow';
import { withImap } from './imap-client';
import { fetchPages, type MailPage, search } from './imap-reader';
import type { ImapSettings } from './settings';

/** What of a folder is taken in: mail the server received from `since` on, and before `until`. */
export interface BackfillRange {
  folder: string;
  since: Date;
  until: Date;
}

/** Where a backfill stands. Another `uidValidity` means that it has to begin anew; what it took then comes as known. */
export interface BackfillPlace {
  uidValidity: string;
  uid: number;
}

export interface BackfillPage extends MailPage {
  place: BackfillPlace;
}

const limits = { longestMailBytes: 50 * 1024 * 1024, mailsAtOnce: 50 };

/** How many mails a backfill would look at. @throws what the server refuses with */
export function countMails(settings: ImapSettings, range: BackfillRange): Promise<number> {
  return withImap(settings, async (client) => {
    await client.mailboxOpen(range.folder, { readOnly: true });
    return (await search(client, 1, Infinity, days(range))).length;
  });
}

/**
 * Hands the mails of a range to `take`, page by page and oldest uid first, on a connection of its own and without marking
 * anything. The next page is fetched when `take` resolved; false ends it. Answers whether it came to the end.
 */
export function backfillMails(
  settings: ImapSettings,
  range: BackfillRange,
  from: BackfillPlace | null,
  take: (page: BackfillPage) => Promise<boolean>,
): Promise<boolean> {
  return withImap(settings, async (client) => {
    await client.mailboxOpen(range.folder, { readOnly: true });
    const uidValidity = String((client.mailbox as MailboxObject).uidValidity);
    const first = from?.uidValidity === uidValidity ? from.uid + 1 : 1;
    const uids = await search(client, first, Infinity, days(range));
    for await (const page of fetchPages(client, uids, limits)) {
      // A server compares days of its own zone; the hour is ours to compare.
      const mails = page.mails.filter(({ input }) => input.receivedAt >= range.since && input.receivedAt < range.until);
      if (!(await take({ ...page, mails, place: { uidValidity, uid: page.uids.at(-1)! } }))) return false;
    }
    return true;
  });
}

/** SEARCH knows days only (RFC 9051 section 6.4.4), so a day more on either side. Servers refuse days to come. */
function days({ since, until }: BackfillRange): { since: Date; before?: Date } {
  const day = 24 * 3600_000;
  const before = new Date(until.getTime() + 2 * day);
  return { since: new Date(since.getTime() - day), ...(before.getTime() < Date.now() ? { before } : {}) };
}
