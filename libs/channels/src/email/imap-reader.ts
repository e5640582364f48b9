import { createHash } from 'node:crypto';
import type { FetchMessageObject, ImapFlow, MailboxObject } from 'imapflow';
import type { RawInbound } from '../channel';
import { ByteBudget } from './byte-budget';
import { fingerprint } from './fingerprint';
import { firstCursor, type FolderCursor } from './imap-cursor';

/** Some mails of a folder in uid order. `uids` also holds those that somebody deleted or moved away meanwhile. */
export interface MailPage {
  uids: number[];
  mails: { uid: number; input: RawInbound }[];
}

export interface ReadLimits {
  /** A longer mail is cut and marked as truncated: its head is a message, the rest stays on the server. */
  longestMailBytes: number;
  mailsAtOnce: number;
}

const pageBytes = 8 * 1024 * 1024;
const sizesAtOnce = 500;
// Of all mailboxes of a process together.
const budget = new ByteBudget(96 * 1024 * 1024);

/** What is new in the opened folder: where reading stands, and the uids behind it in their order. */
export async function newMails(
  client: ImapFlow,
  known: FolderCursor | undefined,
  recentSince: Date,
): Promise<{ cursor: FolderCursor; uids: number[] }> {
  const { uidValidity, uidNext } = client.mailbox as MailboxObject;
  const same = known?.uidValidity === String(uidValidity);
  const cursor = same ? known : firstCursor(String(uidValidity), uidNext, known !== undefined);
  const from = cursor.uid + 1;
  const { before } = cursor;
  if (!before) return { cursor, uids: await search(client, from, Infinity) };
  const filter = before.take === 'waiting' ? { since: recentSince, seen: false } : { since: recentSince };
  const older = before.firstUid > from ? await search(client, from, before.firstUid - 1, filter) : [];
  return { cursor, uids: [...older, ...(await search(client, Math.max(from, before.firstUid), Infinity))] };
}

/** Uids of the opened folder from `first` to `last`, in their order. */
export async function search(
  client: ImapFlow,
  first: number,
  last: number,
  filter: { since?: Date; before?: Date; seen?: boolean } = {},
): Promise<number[]> {
  const found = await client.search({ uid: `${first}:${last === Infinity ? '*' : last}`, ...filter }, { uid: true });
  if (!found) throw new Error('the server refused the search for mail');
  // "n:*" always answers the newest mail, also when it is older than n.
  return found.filter((uid) => uid >= first && uid <= last).sort((a, b) => a - b);
}

/**
 * Fetches mails page by page. A page is asked for only when the one before was dealt with, and all pages of a process share
 * one budget of bytes, so that many or large mails never lie in memory together.
 */
export async function* fetchPages(client: ImapFlow, uids: number[], limits: ReadLimits): AsyncGenerator<MailPage> {
  for (let at = 0; at < uids.length; at += sizesAtOnce) {
    const some = uids.slice(at, at + sizesAtOnce);
    const sizes = new Map((await fetch(client, some, { uid: true, size: true })).map((m) => [m.uid, m.size ?? 0]));
    for (const page of pagesOf(some, sizes, limits)) {
      const release = await budget.take(page.bytes);
      try {
        yield { uids: page.uids, mails: await fetchSources(client, page.uids, limits) };
      } finally {
        release();
      }
    }
  }
}

/** A mail the server never hands over whole: its head, so that the desk knows of it. */
export async function fetchHead(client: ImapFlow, uid: number): Promise<MailPage> {
  return { uids: [uid], mails: await fetchSources(client, [uid], { longestMailBytes: 64 * 1024, mailsAtOnce: 1 }) };
}

/** A mail that the server announces and can't hand over at all. It is kept as such and never silently passed by. */
export function unfetchable(client: ImapFlow, uid: number): MailPage {
  const { path, uidValidity } = client.mailbox as MailboxObject;
  const envelope = { folder: path, uid, uidValidity: String(uidValidity), unfetchable: true };
  const externalId = `${externalIdBefore(client)}:${uid}:unfetchable`;
  return {
    uids: [uid],
    mails: [{ uid, input: { externalId, raw: Buffer.alloc(0), receivedAt: new Date(), envelope } }],
  };
}

function* pagesOf(uids: number[], sizes: Map<number, number>, limits: ReadLimits) {
  let page = { uids: [] as number[], bytes: 0 };
  for (const uid of uids) {
    const size = Math.min(sizes.get(uid) ?? 0, limits.longestMailBytes);
    if (page.uids.length > 0 && (page.uids.length >= limits.mailsAtOnce || page.bytes + size > pageBytes)) {
      yield page;
      page = { uids: [], bytes: 0 };
    }
    page.uids.push(uid);
    page.bytes += size;
  }
  if (page.uids.length > 0) yield page;
}

async function fetchSources(client: ImapFlow, uids: number[], limits: ReadLimits): Promise<MailPage['mails']> {
  const source = { start: 0, maxLength: limits.longestMailBytes };
  const found = await fetch(client, uids, { uid: true, size: true, internalDate: true, source });
  const wanted = new Set(uids);
  const mails = found.filter(({ uid, source: raw }) => wanted.has(uid) && raw !== undefined);
  return mails.sort((a, b) => a.uid - b.uid).map((m) => ({ uid: m.uid, input: inbound(client, m, limits) }));
}

/** @throws when the connection was lost, also where the server had answered a part */
async function fetch(client: ImapFlow, uids: number[], query: Parameters<ImapFlow['fetchAll']>[1]) {
  const found = await client.fetchAll(ranges(uids), query, { uid: true });
  if (!client.usable || !client.mailbox)
    throw Object.assign(new Error('the connection was lost while mail was fetched'), { code: 'NoConnection' });
  return found;
}

function inbound(client: ImapFlow, mail: FetchMessageObject, { longestMailBytes }: ReadLimits): RawInbound {
  const { path, uidValidity } = client.mailbox as MailboxObject;
  const raw = mail.source!;
  const size = mail.size ?? raw.length;
  return {
    // With the content in it: a server that gives a uid to another mail must not make that one look known.
    externalId: `${externalIdBefore(client)}:${mail.uid}:${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`,
    raw,
    receivedAt: mail.internalDate ? new Date(mail.internalDate) : new Date(),
    envelope: {
      folder: path,
      uid: mail.uid,
      uidValidity: String(uidValidity),
      ...fingerprint(raw),
      size,
      truncated: raw.length >= longestMailBytes && size > raw.length,
    },
  };
}

const externalIdBefore = (client: ImapFlow): string => {
  const { path, uidValidity } = client.mailbox as MailboxObject;
  return path === 'INBOX' ? `imap:${uidValidity}` : `imap:${path}:${uidValidity}`;
};

/** `1:3,7` instead of `1,2,3,7`: servers limit the length of a command. */
export function ranges(uids: number[]): string {
  const parts: [number, number][] = [];
  for (const uid of uids) {
    const last = parts.at(-1);
    if (last && last[1] + 1 === uid) last[1] = uid;
    else parts.push([uid, uid]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}
