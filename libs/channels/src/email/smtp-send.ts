import { access, constants } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { OutboundMessage, SendOutcome } from '../channel';
import { composeMail, NotSendable, type ComposedMail } from './compose';
import { signed } from './dkim';
import { describeFailure } from './failures';
import type { EmailSettings } from './settings';
import { type SendLimits, step } from './smtp-connection';
import { SmtpPool } from './smtp-pool';
import { isAccountTrouble, outcomeOfFailure, type SmtpError } from './smtp-reply';

const connections = new SmtpPool();

/** Ends the connections that wait for a next mail, at shutdown. */
export const closeSmtp = (): void => connections.close();

/** Sends one mail and says what is known about its fate (DESIGN law 3). Connections are used again for the next one. */
export async function sendMail(
  settings: EmailSettings,
  message: OutboundMessage,
  limits: Partial<SendLimits> = {},
  pool = connections,
  startedAt = new Date(),
): Promise<SendOutcome> {
  const { smtp } = settings;
  const began = performance.now();
  const now = () => startedAt.getTime() + performance.now() - began;
  if (!smtp) return { state: 'retry', error: 'This inbox has no outgoing server yet.' };
  const host = pool.host(smtp);
  try {
    const mail = composeMail(settings, message);
    for (const { path } of message.attachments) await access(path, constants.R_OK);
    const waitMs = host.waitMs(smtp.perMinute, now());
    if (waitMs > 0) return { state: 'retry', error: 'The server is left alone for a while.', afterMs: waitMs };
    host.taken(now());
    const outcome = await pool.with(smtp, limits, (connection) => deliver(connection, mail, settings));
    host.went();
    return outcome;
  } catch (error) {
    if (error instanceof NotSendable) return { state: 'refused', error: error.message };
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { state: 'refused', error: 'An attachment is missing on disk.' };
    if (isAccountTrouble(error as SmtpError)) host.inTrouble(now());
    if (error instanceof Undelivered) return error.outcome;
    return { state: 'retry', error: describeFailure(error).words };
  }
}

/** A try that failed while the mail was on its way; carries what the server said, so that the pool knows the connection. */
class Undelivered extends Error {
  readonly responseCode: number | undefined;
  readonly code: string | undefined;
  readonly response: string | undefined;

  constructor(
    readonly outcome: SendOutcome,
    { responseCode, code, response, message }: SmtpError,
  ) {
    super(message);
    this.responseCode = responseCode;
    this.code = code;
    this.response = response;
  }
}

async function deliver(connection: SMTPConnection, mail: ComposedMail, { dkim }: EmailSettings): Promise<SendOutcome> {
  const plain = mail.source.createReadStream();
  const stream: Readable = dkim ? signed(plain, dkim) : plain;
  let ended = false;
  // Before its end no server may accept a mail (RFC 5321 section 4.1.1.4); after it, silence proves nothing.
  stream.once('end', () => (ended = true));
  try {
    const sent = await step<SMTPConnection.SentMessageInfo>(connection, (done) =>
      connection.send({ from: mail.from, to: mail.recipients }, stream, done),
    );
    return outcomeOf(mail, sent);
  } catch (error) {
    stream.destroy();
    plain.destroy();
    throw new Undelivered(outcomeOfFailure(error as SmtpError, ended), error as SmtpError);
  }
}

function outcomeOf(mail: ComposedMail, sent: SMTPConnection.SentMessageInfo): SendOutcome {
  const refused = (sent.rejected ?? []).map((address) => address.toLowerCase());
  // The copies went out, so a second try would double them.
  if (refused.includes(mail.recipients[0]!.toLowerCase())) {
    return { state: 'refused', error: `The server took the copies but refused ${mail.recipients[0]}.` };
  }
  return { state: 'sent', externalId: mail.messageId };
}
