import { createHash } from 'node:crypto';
import type { InboxHost, Listener, RawInbound } from '../../channel';
import { InTurn } from '../line/in-turn';
import { type BackOff, keepLine, type Session } from '../line/keep-line';
import { LineFault } from '../line/talk';
import type { FreeswitchSettings } from '../settings';
import { eventOf } from './event';
import { EventSocket } from './event-socket';

const EVENTS =
  'CHANNEL_CREATE CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_HOLD CHANNEL_UNHOLD CHANNEL_HANGUP_COMPLETE RECORD_STOP';
const PROBE_EVERY_MS = 20_000;

type Take = (input: RawInbound) => Promise<void>;

/** Listens to a FreeSWITCH by its event socket (developer.signalwire.com, "mod_event_socket") until stopped. */
export function listenToFreeswitch(settings: FreeswitchSettings, host: InboxHost, backOff?: BackOff): Listener {
  return keepLine((take) => open(settings, take), host, backOff);
}

/** Signs in and asks nothing; throws a `LineFault` when that fails. */
export async function tryFreeswitch(settings: FreeswitchSettings): Promise<void> {
  (await EventSocket.open(settings)).end();
}

async function open(settings: FreeswitchSettings, take: Take): Promise<Session> {
  const line = await EventSocket.open(settings);
  const turn = new InTurn(line.socket);
  line.onEvent = ({ body }) => turn.add(() => take(inputOf(body, idOf(body), 'event')));
  try {
    await line.command(`event json ${EVENTS}`);
    // What ended while nobody listened is learned from what still runs.
    const { body } = await line.command('api show channels as json');
    turn.add(() => take(inputOf(body, `running:${Date.now()}`, 'running')));
  } catch (error) {
    line.end();
    throw error;
  }
  const probe = setInterval(() => void line.command('api hostname').catch(hungUpOn(line)), PROBE_EVERY_MS);
  void line.closed.then(() => clearInterval(probe));
  return { closed: line.closed, stop: () => line.end() };
}

const hungUpOn = (line: EventSocket) => (): void => {
  line.socket.destroy(new LineFault('phone_silent', 'the telephone system stopped answering'));
};

/** FreeSWITCH counts the events of a run; a run is known by its core's id. */
function idOf(body: Buffer): string {
  const event = eventOf(body);
  const [core, sequence] = [event.get('core-uuid'), event.get('event-sequence')];
  return core && sequence ? `${core}:${sequence}` : createHash('sha256').update(body).digest('base64url');
}

const inputOf = (raw: Buffer, externalId: string, what: 'event' | 'running'): RawInbound => ({
  externalId,
  raw,
  receivedAt: new Date(),
  envelope: { system: 'freeswitch', what },
});
