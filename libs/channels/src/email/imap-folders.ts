import { withImap } from './imap-client';
import type { ImapSettings } from './settings';

/** What a folder is for, as the server says or its name tells (RFC 6154). */
export type FolderUse = 'inbox' | 'archive' | 'sent' | 'drafts' | 'junk' | 'trash' | 'all' | 'flagged';

export interface MailFolder {
  /** In readable characters, also where the server writes modified UTF-7 (RFC 3501 section 5.1.3). */
  path: string;
  use: FolderUse | null;
  /** False for a name that only holds other folders. */
  holdsMail: boolean;
  mails: number | null;
  unread: number | null;
}

const uses: Record<string, FolderUse> = {
  '\\Inbox': 'inbox',
  '\\Archive': 'archive',
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
  '\\All': 'all',
  '\\Flagged': 'flagged',
};
const mostFolders = 500;

/** The folders of a mailbox, its inbox first. @throws what the server refuses with */
export async function listFolders(settings: ImapSettings): Promise<MailFolder[]> {
  const found = await withImap(settings, (client) => client.list({ statusQuery: { messages: true, unseen: true } }));
  return found
    .map(({ path, flags, specialUse, status }) => ({
      path,
      use: uses[path.toUpperCase() === 'INBOX' ? '\\Inbox' : (specialUse ?? '')] ?? null,
      holdsMail: !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
      mails: status?.messages ?? null,
      unread: status?.unseen ?? null,
    }))
    .sort((a, b) => Number(b.use === 'inbox') - Number(a.use === 'inbox') || (a.path < b.path ? -1 : 1))
    .slice(0, mostFolders);
}
