import { access, constants } from 'node:fs/promises';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { OutboundMessage, SendOutcome } from '../channel';
import { composeMail, NotSendable, type ComposedMail } from './compose';
import { describeFailure } from './failures';
import type { EmailSettings, SmtpSettings } from './settings';

export interface SendLimits {
  connectMs: number;
  /** Silence of the server; after the end of the mail it makes the outcome unknown. */
  silenceMs: number;
}

const usualLimits: SendLimits = { connectMs: 20_000, silenceMs: 120_000 };

/** Sends one mail over a connection of its own and says what is known about its fate (DESIGN law 3). */
export async function sendMail(
  settings: EmailSettings,
  message: OutboundMessage,
  limits: Partial<SendLimits> = {},
): Promise<SendOutcome> {
  if (!settings.smtp) return { state: 'retry', error: 'This inbox has no outgoing server yet.' };
  try {
    const mail = composeMail(settings, message);
    for (const { path } of message.attachments) await access(path, constants.R_OK);
    return await deliver(settings.smtp, mail, { ...usualLimits, ...limits });
  } catch (error) {
    if (error instanceof NotSendable) return { state: 'refused', error: error.message };
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { state: 'refused', error: 'An attachment is missing on disk.' };
    return { state: 'retry', error: describeFailure(error).words };
  }
}

/** A connection to the outgoing server, greeted and logged in. The caller closes it. */
export async function openSmtp(smtp: SmtpSettings, limits: Partial<SendLimits> = {}): Promise<SMTPConnection> {
  const { connectMs, silenceMs } = { ...usualLimits, ...limits };
  const connection = new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    allowInternalNetworkInterfaces: true,
  });
  // An error after the last step concerns nobody, and an unheard error event would end the process.
  connection.on('error', () => undefined);
  try {
    await step(connection, (done) => connection.connect(done));
    if (smtp.user) {
      await step(connection, (done) =>
        connection.login({ user: smtp.user, pass: smtp.password }, (error) => done(error)),
      );
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function deliver(smtp: SmtpSettings, mail: ComposedMail, limits: SendLimits): Promise<SendOutcome> {
  const connection = await openSmtp(smtp, limits);
  const stream = mail.source.createReadStream();
  let ended = false;
  // Before its end no server may accept a mail (RFC 5321 section 4.1.1.4); after it, silence proves nothing.
  stream.once('end', () => (ended = true));
  try {
    const sent = await step<SMTPConnection.SentMessageInfo>(connection, (done) =>
      connection.send({ from: mail.from, to: mail.recipients }, stream, done),
    );
    connection.quit();
    return outcomeOf(mail, sent);
  } catch (error) {
    connection.close();
    stream.destroy();
    return failedOutcome(error as SmtpError, ended);
  }
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

function outcomeOf(mail: ComposedMail, sent: SMTPConnection.SentMessageInfo): SendOutcome {
  const refused = (sent.rejected ?? []).map((address) => address.toLowerCase());
  // The copies went out, so a second try would double them.
  if (refused.includes(mail.recipients[0]!.toLowerCase())) {
    return { state: 'refused', error: `The server took the copies but refused ${mail.recipients[0]}.` };
  }
  return { state: 'sent', externalId: mail.messageId };
}

function failedOutcome(error: SmtpError, ended: boolean): SendOutcome {
  const words = error.response
    ? `The server said: ${error.response.replace(/\s+/g, ' ').slice(0, 500)}`
    : describeFailure(error).words;
  const answered = error.responseCode !== undefined && error.command !== 'CONN';
  if (answered) return { state: error.responseCode! >= 500 ? 'refused' : 'retry', error: words };
  // The server announced a limit that this mail exceeds.
  if (error.code === 'EMESSAGE') return { state: 'refused', error: words };
  return { state: ended ? 'unknown' : 'retry', error: words };
}

/** One step of the conversation as a promise; a connection that dies rejects whichever step is running. */
function step<T = void>(
  connection: SMTPConnection,
  start: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    connection.once('error', fail);
    connection.once('end', () =>
      reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNECTION' })),
    );
    start((error, result) => {
      if (error) return reject(error);
      connection.off('error', fail);
      resolve(result as T);
    });
  });
}
