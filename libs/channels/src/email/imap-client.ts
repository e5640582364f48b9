import { ImapFlow } from 'imapflow';
import type { ImapSettings } from './settings';

/** RFC 2177 lets a server hang up after 30 minutes of IDLE; many gateways are less patient. */
const idleMs = 9 * 60_000;
/** A server that announces more than we asked for is cut off before it fills the memory. */
const longestLiteral = 64 * 1024 * 1024;

export type ImapLogin = { user: string; pass: string } | { user: string; accessToken: string };

/** What to sign in with now. @throws what asking for an access token throws */
export async function imapLogin({ user, password, accessToken }: ImapSettings, rejected?: string): Promise<ImapLogin> {
  return accessToken ? { user, accessToken: await accessToken(rejected) } : { user, pass: password };
}

/** An IMAP client that is not connected yet. Never reads or marks anything by itself. */
export function imapClient(
  settings: ImapSettings,
  login: ImapLogin = { user: settings.user, pass: settings.password },
  idleForMs = idleMs,
): ImapFlow {
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    auth: login,
    // 163 and 126 refuse clients that do not introduce themselves (RFC 2971).
    clientInfo: { name: 'Halfhour', vendor: 'Halfhour' },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: idleForMs,
    connectionTimeout: 20_000,
    greetingTimeout: 16_000,
    maxLiteralSize: longestLiteral,
    maxResponseSize: longestLiteral + 1024 * 1024,
    maxLineLength: 8 * 1024 * 1024,
  });
  // Every failure also rejects the call that was running; without a listener the process would end.
  client.on('error', () => undefined);
  return client;
}

/** Connects, works and hangs up, whatever comes of it. */
export async function withImap<T>(settings: ImapSettings, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = imapClient(settings, await imapLogin(settings));
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.close();
  }
}
