/** How far one folder has been read. */
export interface FolderCursor {
  uidValidity: string;
  /** The last mail that is stored and committed. */
  uid: number;
  /** Mails below `firstUid` were there before the desk first saw the folder as it is; null once they are behind us. */
  before: { firstUid: number; take: 'waiting' | 'recent' } | null;
}

/** Of all folders of a mailbox, as an inbox keeps it. */
export interface MailboxCursor {
  /** When the desk first looked: mail from before is history. */
  since: string;
  folders: Record<string, FolderCursor>;
}

/** Unread mail that came at most this long before the mailbox was connected is waiting for an answer. */
export const waitingDays = 3;

/** Reads what was saved; nothing saved is a mailbox that is connected now. */
export function mailboxCursor(saved: Record<string, unknown>, now: Date): MailboxCursor {
  const { since, folders } = saved as Partial<MailboxCursor>;
  const known = Object.entries(folders ?? {}).filter(([, cursor]) => isCursor(cursor));
  return { since: isDate(since) ? since : now.toISOString(), folders: Object.fromEntries(known) };
}

/** The day from which mail counts as waiting rather than history. */
export const waitingSince = ({ since }: MailboxCursor): Date =>
  new Date(new Date(since).getTime() - waitingDays * 24 * 3600_000);

const isDate = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));

function isCursor(value: unknown): value is FolderCursor {
  const { uidValidity, uid } = (value ?? {}) as Partial<FolderCursor>;
  return typeof uidValidity === 'string' && Number.isSafeInteger(uid);
}

/**
 * Where to begin in a folder that was never read, or that was made anew with other uids. Never read: of what lies there only
 * recent unread mail waits for somebody, the rest is history that comes in when an admin asks for it. Made anew: everything
 * recent is looked at again, and the desk knows by content what it has.
 */
export function firstCursor(uidValidity: string, uidNext: number, renewed: boolean): FolderCursor {
  return { uidValidity, uid: 0, before: { firstUid: uidNext, take: renewed ? 'recent' : 'waiting' } };
}

/** The cursor behind a mail that is stored. */
export function movedTo({ uidValidity, before }: FolderCursor, uid: number): FolderCursor {
  return { uidValidity, uid, before: before && uid + 1 < before.firstUid ? before : null };
}
