import { createHash } from 'node:crypto';
import type { InboxHost, Listener, RawInbound } from '../../channel';
import { InTurn } from '../line/in-turn';
import { type BackOff, keepLine, type Session } from '../line/keep-line';
import { LineFault } from '../line/talk';
import type { AsteriskSettings } from '../settings';
import { login } from './login';
import { Manager } from './manager';
import type { Packet } from './packets';

/** What is kept of all that Asterisk tells; the rest says nothing of a call's times. */
const KEPT = new Set([
  'Newchannel',
  'DialBegin',
  'DialEnd',
  'BridgeEnter',
  'Hold',
  'Unhold',
  'HangupRequest',
  'SoftHangupRequest',
  'Hangup',
  'BlindTransfer',
  'AttendedTransfer',
]);
const PING_EVERY_MS = 20_000;

type Take = (input: RawInbound) => Promise<void>;

/** Listens to an Asterisk by its manager interface (docs.asterisk.org, "AMI v2 Specification") until stopped. */
export function listenToAsterisk(settings: AsteriskSettings, host: InboxHost, backOff?: BackOff): Listener {
  return keepLine((take) => open(settings, take), host, backOff);
}

/** Signs in and asks nothing; throws a `LineFault` when that fails. */
export async function tryAsterisk(settings: AsteriskSettings): Promise<void> {
  const manager = await Manager.open(settings);
  try {
    await login(manager, settings.user, settings.secret);
  } finally {
    manager.end();
  }
}

async function open(settings: AsteriskSettings, take: Take): Promise<Session> {
  const manager = await Manager.open(settings);
  const turn = new InTurn(manager.socket);
  const list = new ChannelList((raw) => turn.add(() => take(inputOf(raw, `running:${Date.now()}`, 'running'))));
  manager.onEvent = (packet) => {
    if (isKept(packet)) turn.add(() => take(inputOf(packet.raw, idOf(packet), 'event')));
    else list.hear(packet);
  };
  try {
    await login(manager, settings.user, settings.secret);
    // What ended while nobody listened is learned from what still runs.
    await manager.ask({ Action: 'CoreShowChannels' });
  } catch (error) {
    manager.end();
    throw error;
  }
  const ping = setInterval(() => void manager.ask({ Action: 'Ping' }).catch(hungUpOn(manager)), PING_EVERY_MS);
  void manager.closed.then(() => clearInterval(ping));
  return { closed: manager.closed, stop: () => manager.end() };
}

const hungUpOn = (manager: Manager) => (): void => {
  manager.socket.destroy(new LineFault('phone_silent', 'the telephone system stopped answering'));
};

function isKept({ headers }: Packet): boolean {
  const event = headers.get('event')!;
  return KEPT.has(event) || (event === 'VarSet' && headers.get('variable') === 'MIXMONITOR_FILENAME');
}

/** Gathers the answer to CoreShowChannels, which comes as one event a channel and one that says that was all. */
class ChannelList {
  private readonly heard: Buffer[] = [];

  constructor(private readonly done: (raw: Buffer) => void) {}

  hear({ headers, raw }: Packet): void {
    const event = headers.get('event');
    if (event !== 'CoreShowChannel' && event !== 'CoreShowChannelsComplete') return;
    this.heard.push(raw);
    if (event === 'CoreShowChannelsComplete') this.done(Buffer.from(this.heard.splice(0).join('\r\n\r\n')));
  }
}

let heardCount = 0;

/** Asterisk numbers nothing: with `timestampevents` on, an event's own time tells it from the next; else when we heard it. */
function idOf({ headers, raw }: Packet): string {
  const hash = createHash('sha256').update(raw).digest('base64url').slice(0, 24);
  return headers.has('timestamp') ? hash : `${hash}:${Date.now()}.${(heardCount += 1)}`;
}

const inputOf = (raw: Buffer, externalId: string, what: 'event' | 'running'): RawInbound => ({
  externalId,
  raw,
  receivedAt: new Date(),
  envelope: { system: 'asterisk', what },
});
