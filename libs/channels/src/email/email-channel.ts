import type { Capabilities, Channel, InboundMessage, InboxHost, Listener, RawInbound } from '../channel';
import { testConnection } from './connection-test';
import { listenImap } from './imap-listener';
import { MailParseError, ParserPool } from './parser-pool';
import type { MailEnvelope } from './read-mail';
import type { EmailSettings } from './settings';
import { closeSmtp, sendMail } from './smtp-send';

const capabilities: Capabilities = {
  files: { types: null, largest: 20 * 1024 * 1024, most: 20 },
  html: true,
  typing: false,
  readMarks: false,
  longestText: null,
};

let pool: ParserPool | null = null;

/** Email behind the channel contract: IMAP in, SMTP out, parsing in worker threads. */
export const emailChannel: Channel<EmailSettings> = {
  kind: 'email',
  capabilities,
  listen: (settings, host) => Promise.resolve(settings.imap ? listenImap(settings.imap, host) : doorOnly(host)),
  parse,
  send: (settings, message, now) => sendMail(settings, message, {}, undefined, now),
  test: testConnection,
};

/** Ends the parser threads and the connections that wait for a next mail, at shutdown. */
export async function closeMail(): Promise<void> {
  closeSmtp();
  const closing = pool;
  pool = null;
  await closing?.close();
}

function parse(input: RawInbound): Promise<InboundMessage> {
  if (input.envelope['unfetchable']) {
    const where = `mail ${String(input.envelope['uid'])} of the folder ${String(input.envelope['folder'])}`;
    return Promise.reject(new MailParseError('unreadable', `the server does not hand over ${where}`));
  }
  pool ??= new ParserPool();
  return pool.parse(input.raw, mailEnvelope(input.envelope));
}

function mailEnvelope(envelope: Record<string, unknown>): MailEnvelope {
  const { mailFrom, rcptTo, truncated } = envelope;
  return {
    mailFrom: typeof mailFrom === 'string' ? mailFrom : null,
    rcptTo: Array.isArray(rcptTo) ? rcptTo.filter((address) => typeof address === 'string') : [],
    truncated: truncated === true,
  };
}

/** An inbox without IMAP gets its mail through the SMTP door, which is open as long as the desk runs. */
function doorOnly(host: InboxHost): Listener {
  host.health({ state: 'connected', error: null });
  return { stop: () => Promise.resolve() };
}
