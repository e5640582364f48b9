import type { ImapFlow } from 'imapflow';
import type { InboxHost } from '../channel';
import { type FolderCursor, movedTo, type MailboxCursor, waitingSince } from './imap-cursor';
import { fetchHead, fetchPages, type MailPage, newMails, ranges, type ReadLimits, unfetchable } from './imap-reader';
import type { ImapSettings } from './settings';

const storedAtOnce = 8;
// After so many tries that ended the connection a mail is asked for in part, then not at all.
const triesWhole = 3;
const triesHead = 3;

/** Takes what is new in a folder: stored first, then marked or moved on the server, then the cursor. */
export class FolderIntake {
  /** The mail at which the connection was lost, and how often; it is asked for alone. */
  private stuck = { uid: 0, tries: 0 };

  constructor(
    private readonly settings: Pick<ImapSettings, 'after' | 'moveTo'>,
    private readonly host: InboxHost,
    private readonly limits: ReadLimits,
    private readonly stopped: () => boolean,
  ) {}

  /** Reads the opened folder. Answers what the admin has to know, null when all is well. */
  async read(client: ImapFlow, folder: string, mailbox: MailboxCursor, progressed: () => void): Promise<string | null> {
    const { cursor, uids } = await newMails(client, mailbox.folders[folder], waitingSince(mailbox));
    const known = mailbox.folders[folder];
    if (known?.uidValidity !== cursor.uidValidity) await this.save(mailbox, folder, cursor);
    let trouble: string | null = null;
    for await (const page of this.pages(client, uids)) {
      if (this.stopped()) return trouble;
      const stored = await this.store(page);
      if (stored.uids.length > 0) {
        trouble =
          (await this.settle(
            client,
            stored.mails.map(({ uid }) => uid),
          )) ?? trouble;
        await this.save(mailbox, folder, movedTo(mailbox.folders[folder]!, stored.uids.at(-1)!));
        progressed();
      }
      if (stored.failure) throw stored.failure;
    }
    const reached = mailbox.folders[folder]!;
    // Nothing that was there before waits any more.
    if (reached.before) await this.save(mailbox, folder, movedTo(reached, reached.before.firstUid - 1));
    return trouble;
  }

  private async *pages(client: ImapFlow, uids: number[]): AsyncGenerator<MailPage> {
    const [first, ...rest] = uids;
    if (first === undefined) return;
    if (this.stuck.uid !== first) this.stuck = { uid: first, tries: 0 };
    this.stuck.tries += 1;
    const { tries } = this.stuck;
    // The first of a page that broke off may be the culprit, so a second try takes it alone.
    if (tries === 1) return yield* fetchPages(client, uids, this.limits);
    if (tries <= triesWhole) yield* fetchPages(client, [first], this.limits);
    else yield await this.partOf(client, first, rest[0]);
    yield* this.pages(client, rest);
  }

  /** A mail is given up only where the server hands over the next one: else it is the server that has trouble. */
  private async partOf(client: ImapFlow, uid: number, next: number | undefined): Promise<MailPage> {
    if (this.stuck.tries <= triesWhole + triesHead || next === undefined) return fetchHead(client, uid);
    await fetchHead(client, next);
    return unfetchable(client, uid);
  }

  /** What of a page is stored, without a gap from its start. */
  private async store({ uids, mails }: MailPage): Promise<MailPage & { failure: Error | null }> {
    const failed = new Map<number, Error>();
    const waiting = [...mails];
    const worker = async () => {
      for (let mail = waiting.shift(); mail && failed.size === 0; mail = waiting.shift()) {
        const { uid, input } = mail;
        await this.host.receive(input).catch((error: Error) => failed.set(uid, error));
      }
    };
    await Promise.all(Array.from({ length: storedAtOnce }, worker));
    if (failed.size === 0) return { uids, mails, failure: null };
    // The database was away: that is not the mail's doing.
    this.stuck = { uid: 0, tries: 0 };
    const first = Math.min(...failed.keys());
    return {
      uids: uids.filter((uid) => uid < first),
      mails: mails.filter(({ uid }) => uid < first),
      failure: failed.get(first)!,
    };
  }

  private async settle(client: ImapFlow, uids: number[]): Promise<string | null> {
    const { after, moveTo } = this.settings;
    if (after === 'leave' || uids.length === 0) return null;
    await client.messageFlagsAdd(ranges(uids), ['\\Seen'], { uid: true });
    if (after === 'seen' || !moveTo) return null;
    const move = () => client.messageMove(ranges(uids), moveTo, { uid: true });
    if (await move()) return null;
    await client.mailboxCreate(moveTo).catch(() => undefined);
    return (await move()) ? null : `The server does not move mail to ${moveTo}. Check the folder.`;
  }

  private async save(mailbox: MailboxCursor, folder: string, cursor: FolderCursor): Promise<void> {
    mailbox.folders[folder] = cursor;
    await this.host.saveCursor({ ...mailbox, folders: { ...mailbox.folders } });
  }
}
