import type { ImapFlow, MailboxObject } from 'imapflow';
import type { InboxHost, Listener, RawInbound } from '../channel';
import { describeFailure } from './failures';
import { fingerprint } from './fingerprint';
import { imapClient } from './imap-client';
import type { ImapSettings } from './settings';

export interface ListenerPace {
  firstBackOffMs: number;
  longestBackOffMs: number;
  /** The folder is looked at this often even when the server announces nothing. */
  lookAgainMs: number;
  idleMs: number;
  /** A longer mail is cut and marked as truncated: its head is a message, the rest stays on the server. */
  longestMailBytes: number;
}

const usualPace: ListenerPace = {
  firstBackOffMs: 1_000,
  longestBackOffMs: 60_000,
  lookAgainMs: 5 * 60_000,
  idleMs: 9 * 60_000,
  longestMailBytes: 50 * 1024 * 1024,
};

interface Cursor {
  uidValidity: string;
  uid: number;
}

/**
 * Reads a mailbox for ever: every mail above the cursor in uid order, however old, then IDLE. A mail counts as read
 * only after `host.receive` resolved; when it rejects, the listener waits and tries that same mail again.
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

/** The cursor behind the newest mail: what the desk saves for an inbox that shall start with new mail only. */
export async function imapCursorAtEnd(settings: ImapSettings): Promise<Record<string, unknown>> {
  const client = imapClient(settings);
  try {
    await client.connect();
    const { uidValidity, uidNext } = await client.mailboxOpen(settings.folder, { readOnly: true });
    return { uidValidity: String(uidValidity), uid: uidNext - 1 };
  } finally {
    client.close();
  }
}

class ImapListener {
  private stopped = false;
  private client: ImapFlow | null = null;
  private failures = 0;
  /** Ends the wait that is running, whatever it waits for. */
  private wake: () => void = () => undefined;
  private news = false;

  constructor(
    private readonly settings: ImapSettings,
    private readonly host: InboxHost,
    private readonly pace: ListenerPace,
  ) {}

  async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.session();
      } catch (error) {
        if (this.stopped) break;
        this.failures++;
        this.host.health({ state: 'failed', error: describeFailure(error).words });
        await this.wait(this.backOffMs());
      }
    }
  }

  stop(): void {
    this.stopped = true;
    this.client?.close();
    this.wake();
  }

  private async session(): Promise<void> {
    this.host.health({ state: 'connecting', error: null });
    const client = (this.client = imapClient(this.settings, this.pace.idleMs));
    try {
      await this.connect(client);
      if (this.stopped) return;
      client.on('exists', () => this.announce());
      client.on('close', () => this.announce());
      const mailbox = await client.mailboxOpen(this.settings.folder);
      this.host.health({ state: 'connected', error: null });
      while (!this.stopped) {
        this.news = false;
        await this.readNew(client, mailbox);
        this.failures = 0;
        await this.idle(client);
      }
    } finally {
      client.close();
    }
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

  private async readNew(client: ImapFlow, mailbox: MailboxObject): Promise<void> {
    const cursor = await this.cursorFor(mailbox);
    // "n:*" always answers the newest mail, also when it is older than n.
    const found = await client.search({ uid: `${cursor.uid + 1}:*` }, { uid: true });
    if (!found) throw new Error('the server refused the search for new mail');
    for (const uid of found.filter((candidate) => candidate > cursor.uid).sort((a, b) => a - b)) {
      if (this.stopped) return;
      await this.readOne(client, { ...cursor, uid });
      this.failures = 0;
    }
  }

  /** Another UIDVALIDITY means other uids: everything is read again and the host knows what it has. */
  private async cursorFor({ uidValidity }: MailboxObject): Promise<Cursor> {
    const saved = await this.host.loadCursor();
    const same = saved['uidValidity'] === String(uidValidity) && Number.isSafeInteger(saved['uid']);
    return { uidValidity: String(uidValidity), uid: same ? (saved['uid'] as number) : 0 };
  }

  private async readOne(client: ImapFlow, cursor: Cursor): Promise<void> {
    const input = await this.fetchRaw(client, cursor);
    // Null: somebody deleted it between the search and now.
    if (input) {
      await this.host.receive(input);
      await client.messageFlagsAdd(String(cursor.uid), ['\\Seen'], { uid: true });
    }
    await this.host.saveCursor({ ...cursor });
  }

  private async fetchRaw(client: ImapFlow, { uid, uidValidity }: Cursor): Promise<RawInbound | null> {
    const source = { start: 0, maxLength: this.pace.longestMailBytes };
    const mail = await client.fetchOne(String(uid), { size: true, internalDate: true, source }, { uid: true });
    if (mail === undefined) throw new Error('the connection was lost while a mail was fetched');
    if (!mail) return null;
    const raw = mail.source ?? Buffer.alloc(0);
    const size = mail.size ?? raw.length;
    return {
      externalId: `imap:${uidValidity}:${uid}`,
      raw,
      receivedAt: mail.internalDate ? new Date(mail.internalDate) : new Date(),
      envelope: {
        uid,
        uidValidity,
        ...fingerprint(raw),
        size,
        truncated: raw.length >= this.pace.longestMailBytes && size > raw.length,
      },
    };
  }

  private async idle(client: ImapFlow): Promise<void> {
    if (this.stopped || this.news) return;
    // Ends by itself as soon as the next command is given.
    client.idle().catch(() => this.announce());
    await this.wait(this.pace.lookAgainMs);
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

  private backOffMs(): number {
    return Math.min(this.pace.longestBackOffMs, this.pace.firstBackOffMs * 2 ** Math.min(this.failures - 1, 20));
  }
}
