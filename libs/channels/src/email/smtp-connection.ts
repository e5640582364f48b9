import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './settings';

export interface SendLimits {
  connectMs: number;
  /** Silence of the server; after the end of the mail it makes the outcome unknown. */
  silenceMs: number;
}

export const usualLimits: SendLimits = { connectMs: 20_000, silenceMs: 120_000 };

/** A connection to the outgoing server, greeted and logged in. The caller closes it. */
export async function openSmtp(smtp: SmtpSettings, limits: Partial<SendLimits> = {}): Promise<SMTPConnection> {
  const login = await loginOf(smtp);
  const opened = await tryToOpen(smtp, limits, login).catch(async (error: { code?: string }) => {
    if (!login?.token || error.code !== 'EAUTH') throw error;
    return tryToOpen(smtp, limits, await loginOf(smtp, login.token));
  });
  return opened;
}

/** One step of the conversation as a promise; a connection that dies rejects whichever step is running. */
export function step<T = void>(
  connection: SMTPConnection,
  start: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const closed = () => fail(Object.assign(new Error('the connection was closed'), { code: 'ECONNECTION' }));
    const settle = () => {
      connection.off('error', fail);
      connection.off('end', closed);
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    connection.once('error', fail);
    connection.once('end', closed);
    start((error, result) => {
      settle();
      if (error) return reject(error);
      resolve(result as T);
    });
  });
}

interface Login {
  auth: SMTPConnection.AuthenticationType | Record<string, unknown>;
  token: string | null;
}

async function loginOf({ user, password, accessToken }: SmtpSettings, rejected?: string): Promise<Login | null> {
  if (!accessToken) return user ? { auth: { user, pass: password }, token: null } : null;
  const token = await accessToken(rejected);
  return { auth: { user, oauth2: bearer(user, token) }, token };
}

async function tryToOpen(
  smtp: SmtpSettings,
  limits: Partial<SendLimits>,
  login: Login | null,
): Promise<SMTPConnection> {
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
    if (login) await step(connection, (done) => connection.login(login.auth, (error) => done(error)));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The form of SASL XOAUTH2, which nodemailer asks a token for; a refused token is answered for by the caller. */
const bearer = (user: string, token: string) => ({
  getToken: (renew: boolean, done: (error: Error | null, token?: string) => void) =>
    renew
      ? done(Object.assign(new Error('the server refuses the access token'), { code: 'EAUTH' }))
      : done(null, token),
  buildXOAuth2Token: (value: string) =>
    Buffer.from(`user=${user}\u0001auth=Bearer ${value}\u0001\u0001`).toString('base64'),
});
