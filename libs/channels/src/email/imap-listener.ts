import type { ImapFlow, MailboxObject } from 'imapflow';
import type { InboxHost, Listener } from '../channel';
import { describeFailure } from './failures';
import { imapClient, imapLogin } from './imap-client';
import { mailboxCursor, type MailboxCursor } from './imap-cursor';
import { FolderIntake } from './imap-intake';
import type { ImapSettings } from './settings';

export interface ListenerPace {
  firstBackOffMs: number;
  longestBackOffMs: number;
  /** A provider locks an account that keeps coming with a wrong password. */
  longestLoginBackOffMs: number;
  /** The folders are looked at this often even when the server announces nothing. */
  lookAgainMs: number;
  idleMs: number;
  longestMailBytes: number;
  mailsAtOnce: number;
}

const usualPace: ListenerPace = {
  firstBackOffMs: 1_000,
  longestBackOffMs: 60_000,
  longestLoginBackOffMs: 15 * 60_000,
  lookAgainMs: 5 * 60_000,
  idleMs: 9 * 60_000,
  longestMailBytes: 50 * 1024 * 1024,
  mailsAtOnce: 50,
};

// IDLE hears of one folder only.
const lookAtOthersMs = 60_000;

/**
 * Reads a mailbox for ever: every mail behind the cursor in uid order, then IDLE. A mail counts as read only after
 * `host.receive` resolved; when it rejects, the listener waits and tries that same mail again.
 */
export function listenImap(settings: ImapSettings, host: InboxHost, pace: Partial<ListenerPace> = {}): Listener {
  const listener = new ImapListener(settings, host, { ...usualPace, ...pace });
  const done = listener.run();
  return {
    async stop() {
      listener.stop();
      await done;
    },
  };
}

class ImapListener {
  private stopped = false;
  private client: ImapFlow | null = null;
  private failures = 0;
  private rejectedToken: string | undefined;
  private readonly intake: FolderIntake;
  private told = '';
  /** Ends the wait that is running, whatever it waits for. */
  private wake: () => void = () => undefined;
  private news = false;

  constructor(
    private readonly settings: ImapSettings,
    private readonly host: InboxHost,
    private readonly pace: ListenerPace,
  ) {
    this.intake = new FolderIntake(settings, host, pace, () => this.stopped);
  }

  async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.session();
      } catch (error) {
        if (this.stopped) break;
        const { step, words } = describeFailure(error);
        this.failures++;
        this.tell('failed', words);
        await this.wait(this.backOffMs(step === 'login'));
      }
    }
  }

  stop(): void {
    this.stopped = true;
    this.client?.close();
    this.wake();
  }

  private async session(): Promise<void> {
    this.tell('connecting', null);
    const login = await imapLogin(this.settings, this.rejectedToken);
    if (this.stopped) return;
    const client = (this.client = imapClient(this.settings, login, this.pace.idleMs));
    try {
      await this.connect(client).catch((error: { authenticationFailed?: boolean }) => {
        this.rejectedToken = error.authenticationFailed && 'accessToken' in login ? login.accessToken : undefined;
        throw error;
      });
      if (this.stopped) return;
      this.rejectedToken = undefined;
      client.on('exists', () => this.announce());
      client.on('close', () => this.announce());
      await this.attend(client);
    } finally {
      client.close();
    }
  }

  /** Reads all folders, then listens to the first and looks at the others in between. */
  private async attend(client: ImapFlow): Promise<void> {
    const cursor = mailboxCursor(await this.host.loadCursor(), new Date());
    const [main, ...others] = this.settings.folders as [string, ...string[]];
    for (let round = 'all'; !this.stopped; round = this.news ? 'main' : 'all') {
      this.news = false;
      const troubles = await this.readFolders(client, cursor, round === 'all' ? [main, ...others] : [main]);
      // The last one opened is the one that IDLE hears.
      if (others.length > 0 && round === 'all') troubles.push(...(await this.readFolders(client, cursor, [main])));
      this.failures = 0;
      this.tell(troubles.length ? 'failed' : 'connected', troubles[0] ?? null);
      await this.idle(client, others.length > 0 || troubles.length > 0);
    }
  }

  /** A folder that is gone holds no other back; all of them gone is a failure of the mailbox. */
  private async readFolders(client: ImapFlow, cursor: MailboxCursor, folders: string[]): Promise<string[]> {
    const troubles: string[] = [];
    let opened = 0;
    for (const folder of folders) {
      try {
        await open(client, folder);
        opened += 1;
        if (!troubles.length) this.tell('connected', null);
        const trouble = await this.intake.read(client, folder, cursor, () => (this.failures = 0));
        if (trouble) troubles.push(trouble);
      } catch (error) {
        const { step, words } = describeFailure(error);
        if (step !== 'folder' || !client.usable || this.settings.folders.length === 1) throw error;
        troubles.push(`${folder}: ${words}`);
      }
    }
    if (opened === 0 && folders.length > 1) throw Object.assign(new Error(troubles[0]), { mailboxMissing: true });
    return troubles;
  }

  /** A client that is closed while it connects settles only at its own time-out, so stopping does not wait for it. */
  private async connect(client: ImapFlow): Promise<void> {
    const connected = client.connect();
    const closeLate = () => this.stopped && client.close();
    connected.then(closeLate, closeLate);
    await Promise.race([connected, new Promise<void>((resolve) => (this.wake = resolve))]);
  }

  private announce(): void {
    this.news = true;
    this.wake();
  }

  /** Says what changed, once. */
  private tell(state: 'connected' | 'connecting' | 'failed', error: string | null): void {
    const said = `${state} ${error ?? ''}`;
    if (said === this.told) return;
    this.told = said;
    this.host.health({ state, error });
  }

  private async idle(client: ImapFlow, hasMore: boolean): Promise<void> {
    if (this.stopped || this.news) return;
    // Ends by itself as soon as the next command is given.
    if (client.mailbox) client.idle().catch(() => this.announce());
    await this.wait(hasMore ? Math.min(this.pace.lookAgainMs, lookAtOthersMs) : this.pace.lookAgainMs);
    if (!client.usable) throw Object.assign(new Error('the connection was lost'), { code: 'NoConnection' });
  }

  private async wait(ms: number): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }

  /** Doubles up to its limit, and a little apart: fifty mailboxes of one server don't come back in the same second. */
  private backOffMs(atLogin: boolean): number {
    const longest = atLogin ? this.pace.longestLoginBackOffMs : this.pace.longestBackOffMs;
    const wait = Math.min(longest, this.pace.firstBackOffMs * 2 ** Math.min(this.failures - 1, 20));
    return wait * (0.75 + Math.random() / 2);
  }
}

async function open(client: ImapFlow, folder: string): Promise<void> {
  if (client.mailbox && (client.mailbox as MailboxObject).path === folder) return;
  await client.mailboxOpen(folder);
}
