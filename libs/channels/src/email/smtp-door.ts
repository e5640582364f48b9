import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { RawInbound } from '../channel';
import { fingerprint, smtpExternalId } from './fingerprint';

export interface SmtpDoorOptions {
  /** 0 takes a free port. */
  port: number;
  /** Loopback unless set: the door asks nobody for a password. */
  host?: string;
  /** The name the door greets with. */
  hostName: string;
  maxBytes?: number;
  /** LMTP answers each recipient on its own (RFC 2033). */
  lmtp?: boolean;
  /** The inbox a recipient belongs to, null when it is none of ours. */
  accepts(recipient: string): Promise<string | null>;
  /** Resolves after the commit; rejects when nothing was stored. */
  receive(inboxKey: string, input: RawInbound): Promise<'stored' | 'duplicate'>;
}

export interface SmtpDoor {
  port: number;
  stop(): Promise<void>;
}

/**
 * Opens a door for mail delivered straight to the desk. It answers 250 only after `receive` resolved, 451 when it
 * rejected (the sender tries again), 550 for strangers' addresses and 552 above the size limit.
 */
export async function startSmtpDoor(options: SmtpDoorOptions): Promise<SmtpDoor> {
  const delivery = new Delivery(options);
  const server = new SMTPServer({
    name: options.hostName,
    size: options.maxBytes ?? 50 * 1024 * 1024,
    lmtp: options.lmtp ?? false,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 200,
    closeTimeout: 5_000,
    logger: false,
    onRcptTo: (address, session, done) => void delivery.recipient(address.address, session).then(() => done(), done),
    onData: (stream, session, done) =>
      void delivery.data(stream, session).then((replies) => done(null, replies as unknown as string), done),
  });
  // A client that breaks off is its own affair; the listen error below is the one that matters.
  server.on('error', () => undefined);
  const port = await listen(server, options);
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function listen(server: SMTPServer, { port, host = '127.0.0.1' }: SmtpDoorOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return (server.server.address() as AddressInfo).port;
}

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

const tryAgain = () => new Refusal(451, '4.3.0 The mail could not be stored just now, try again later');

class Delivery {
  private readonly inboxes = new WeakMap<SMTPServerSession, Map<string, string>>();

  constructor(private readonly options: SmtpDoorOptions) {}

  async recipient(address: string, session: SMTPServerSession): Promise<void> {
    const inboxKey = await this.options.accepts(address).catch(() => {
      throw tryAgain();
    });
    if (inboxKey === null) throw new Refusal(550, '5.1.1 Nobody here has this address');
    const known = this.inboxes.get(session) ?? new Map<string, string>();
    this.inboxes.set(session, known.set(address.toLowerCase(), inboxKey));
  }

  /** One answer for all recipients by SMTP, one for each by LMTP. */
  async data(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string | (string | Error)[]> {
    const raw = await readAll(stream);
    if (raw === null) throw new Refusal(552, '5.3.4 The mail is too large for this server');
    const results = await this.store(raw, session);
    const { rcptTo } = session.envelope;
    if (this.options.lmtp) return rcptTo.map(({ address }) => results.get(this.inboxOf(address, session))!);
    const failed = [...results.values()].find((result) => result instanceof Error);
    if (failed) throw failed;
    return [...results.values()].join(', ');
  }

  private async store(raw: Buffer, session: SMTPServerSession): Promise<Map<string, string | Error>> {
    const results = new Map<string, string | Error>();
    for (const [inboxKey, recipients] of this.recipientsByInbox(session)) {
      const outcome = await this.options.receive(inboxKey, inbound(raw, inboxKey, recipients, session)).then(
        (stored) => `2.0.0 ${stored}`,
        () => tryAgain(),
      );
      results.set(inboxKey, outcome);
    }
    return results;
  }

  private recipientsByInbox(session: SMTPServerSession): Map<string, string[]> {
    const grouped = new Map<string, string[]>();
    for (const { address } of session.envelope.rcptTo) {
      const inboxKey = this.inboxOf(address, session);
      grouped.set(inboxKey, [...(grouped.get(inboxKey) ?? []), address]);
    }
    return grouped;
  }

  private inboxOf(address: string, session: SMTPServerSession): string {
    return this.inboxes.get(session)!.get(address.toLowerCase())!;
  }
}

function inbound(raw: Buffer, inboxKey: string, rcptTo: string[], session: SMTPServerSession): RawInbound {
  const mailFrom = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
  return {
    externalId: smtpExternalId(raw, mailFrom, inboxKey),
    raw,
    receivedAt: new Date(),
    envelope: {
      mailFrom,
      rcptTo,
      ...fingerprint(raw),
      remoteAddress: session.remoteAddress,
      helo: session.hostNameAppearsAs || null,
      truncated: false,
    },
  };
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // Above the limit the rest is drained, not kept.
    if (stream.sizeExceeded) chunks.length = 0;
    else chunks.push(chunk);
  }
  return stream.sizeExceeded ? null : Buffer.concat(chunks);
}
