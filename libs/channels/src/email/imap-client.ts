import { ImapFlow } from 'imapflow';
import type { ImapSettings } from './settings';

/** RFC 2177 lets a server hang up after 30 minutes of IDLE; many gateways are less patient. */
const idleMs = 9 * 60_000;

/** An IMAP client that is not connected yet. Never reads or marks anything by itself. */
export function imapClient(settings: ImapSettings, idleForMs = idleMs): ImapFlow {
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    auth: { user: settings.user, pass: settings.password },
    // 163 and 126 refuse clients that do not introduce themselves (RFC 2971).
    clientInfo: { name: 'Halfhour', vendor: 'Halfhour' },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: idleForMs,
    connectionTimeout: 20_000,
    greetingTimeout: 16_000,
  });
  // Every failure also rejects the call that was running; without a listener the process would end.
  client.on('error', () => undefined);
  return client;
}
