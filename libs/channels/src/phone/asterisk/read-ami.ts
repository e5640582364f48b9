import type { CallEvent, CallOutcome } from '#domain';
import type { PhoneContext, PhoneInput } from '../read';
import { type Endpoint, endpointOf } from './endpoint';
import { parsePacket } from './packets';

type Headers = ReadonlyMap<string, string>;
type Said = Omit<CallEvent, 'id' | 'at'>;
interface Scene {
  h: Headers;
  /** The agent's extension behind a channel header; null for the outside and for channels inside Asterisk. */
  agentAt(header: string): string | null;
  isOutside(header: string): boolean;
  isExtension(number: string): boolean;
  /** The channel with which the call began. */
  isFirst: boolean;
}

/** Q.850 causes that say why nobody was reached. */
const CAUSES: Record<string, CallOutcome> = {
  1: 'wrong_number',
  17: 'busy',
  18: 'no_answer',
  19: 'no_answer',
  21: 'rejected',
  28: 'wrong_number',
};
const DIALS: Record<string, CallOutcome> = { BUSY: 'busy', NOANSWER: 'no_answer', INVALIDARGS: 'wrong_number' };

const READERS: Record<string, (scene: Scene) => Said[]> = {
  Newchannel: started,
  DialBegin: dialled,
  DialEnd: dialEnded,
  BridgeEnter: ({ agentAt }) =>
    ofAgent(agentAt('channel'), (extension) => [{ kind: 'answered', extension, loose: true }]),
  Hold: ({ agentAt }) => [{ kind: 'held', extension: agentAt('channel'), loose: true }],
  Unhold: ({ agentAt }) => [{ kind: 'resumed', extension: agentAt('channel'), loose: true }],
  HangupRequest: asked,
  SoftHangupRequest: () => [{ kind: 'hanging_up', by: 'system', loose: true }],
  Hangup: hungUp,
  BlindTransfer: blind,
  AttendedTransfer: attended,
  VarSet: ({ h }) => [{ kind: 'recorded', recording: h.get('value') ?? '', loose: true }],
};

/** Reads what an Asterisk said: one event, or the list of channels that run. Throws nothing: an odd packet says nothing. */
export function readAmi(raw: Buffer, envelope: Record<string, unknown>, context: PhoneContext): PhoneInput {
  if (envelope.what === 'running') return running(raw, context);
  const h = parsePacket(raw).headers;
  const callId =
    h.get('linkedid') ?? h.get('destlinkedid') ?? h.get('transfererlinkedid') ?? h.get('origtransfererlinkedid');
  const read = READERS[h.get('event') ?? ''];
  const said = callId && read ? read(sceneOf(h, context)) : [];
  if (!callId || said.length === 0) return { kind: 'nothing', reason: `event:${h.get('event') ?? 'none'}` };
  const at = timeOf(h, context.receivedAt);
  return { kind: 'call', callId, events: said.map((event, i) => ({ ...event, id: `${context.inputId}:${i}`, at })) };
}

function running(raw: Buffer, { receivedAt }: PhoneContext): PhoneInput {
  const packets = raw
    .toString('latin1')
    .split('\r\n\r\n')
    .map((part) => parsePacket(Buffer.from(part, 'latin1')));
  const callIds = packets.flatMap(({ headers }) => headers.get('linkedid') ?? []);
  return { kind: 'running', callIds: [...new Set(callIds)], at: receivedAt };
}

function sceneOf(h: Headers, { extensions }: PhoneContext): Scene {
  const at = (header: string): Endpoint | null => endpointOf(h.get(header));
  return {
    h,
    agentAt: (header) => {
      const name = at(header)?.name;
      return name !== undefined && extensions.has(name) ? name : null;
    },
    isOutside: (header) => {
      const endpoint = at(header);
      return endpoint !== null && endpoint.technology !== 'Local' && !extensions.has(endpoint.name);
    },
    isExtension: (number) => extensions.has(number),
    isFirst: h.get('uniqueid') === h.get('linkedid'),
  };
}

const isLocal = (channel: string | undefined): boolean => endpointOf(channel)?.technology === 'Local';
const ofAgent = (extension: string | null, say: (extension: string) => Said[]): Said[] =>
  extension ? say(extension) : [];

/** An outside channel that begins a call rings in; an agent's that dials an outside number rings out. */
function started({ h, agentAt, isOutside, isExtension, isFirst }: Scene): Said[] {
  if (!isFirst) return [];
  const [caller, dialled] = [h.get('calleridnum') ?? null, h.get('exten') ?? ''];
  if (isOutside('channel')) return [{ kind: 'started', direction: 'inbound', number: caller, line: dialled || null }];
  const extension = isLocal(h.get('channel')) ? null : agentAt('channel');
  if (!extension || !/\d{3}/.test(dialled) || isExtension(dialled)) return [];
  return [{ kind: 'started', direction: 'outbound', number: dialled, line: caller, extension, loose: true }];
}

function dialled({ h, agentAt, isOutside }: Scene): Said[] {
  const from = isLocal(h.get('channel')) ? null : agentAt('channel');
  const to = agentAt('destchannel');
  if (to) return from ? [] : [{ kind: 'ringing', extension: to }];
  if (!from || !isOutside('destchannel')) return [];
  return [
    { kind: 'started', direction: 'outbound', number: outsideNumber(h), extension: from },
    { kind: 'ringing', direction: 'outbound' },
  ];
}

/** What the agent dialled; for a call placed by a program, what the trunk was told. */
function outsideNumber(h: Headers): string | null {
  const exten = h.get('exten') ?? '';
  if (/^\+?\d{3,}$/.test(exten)) return exten;
  return /\+?\d{5,}/.exec(h.get('dialstring') ?? '')?.[0] ?? null;
}

function dialEnded({ h, agentAt, isOutside }: Scene): Said[] {
  const from = isLocal(h.get('channel')) ? null : agentAt('channel');
  const to = agentAt('destchannel');
  const status = h.get('dialstatus') ?? '';
  if (to && from) return [];
  if (to && status === 'ANSWER') return [{ kind: 'answered', extension: to }];
  if (to) return [{ kind: 'stopped_ringing', extension: to }];
  if (!from || !isOutside('destchannel')) return [];
  if (status === 'ANSWER') return [{ kind: 'answered', direction: 'outbound' }];
  return [{ kind: 'stopped_ringing', direction: 'outbound', outcome: DIALS[status] ?? null }];
}

function asked({ agentAt, isOutside }: Scene): Said[] {
  if (isOutside('channel')) return [{ kind: 'hanging_up', by: 'contact', loose: true }];
  return ofAgent(agentAt('channel'), (extension) => [{ kind: 'hanging_up', by: 'agent', extension, loose: true }]);
}

function hungUp({ h, agentAt, isOutside, isFirst }: Scene): Said[] {
  if (isLocal(h.get('channel'))) return [];
  const outcome = CAUSES[h.get('cause') ?? ''] ?? null;
  if (!isOutside('channel')) return [{ kind: 'left', extension: agentAt('channel'), loose: true }];
  if (isFirst) return [{ kind: 'ended', loose: true }];
  return [{ kind: 'left', extension: null, outcome, loose: true }];
}

function blind({ h, agentAt }: Scene): Said[] {
  if (h.get('result') !== 'Success') return [];
  const extension = agentAt('transfererchannel');
  return [{ kind: 'transferred', extension, to: h.get('extension') ?? null, loose: true }];
}

function attended({ h, agentAt }: Scene): Said[] {
  if (h.get('result') !== 'Success') return [];
  const receiver = agentAt('transfertargetchannel');
  const extension = agentAt('origtransfererchannel');
  const handed: Said = { kind: 'transferred', extension, to: receiver, attended: true, loose: true };
  return receiver ? [handed, { kind: 'answered', extension: receiver, loose: true }] : [handed];
}

/** Seconds with fraction when `timestampevents` is on. */
function timeOf(h: Headers, receivedAt: Date): Date {
  const stamp = Number(h.get('timestamp'));
  return Number.isFinite(stamp) && stamp > 0 ? new Date(Math.round(stamp * 1000)) : receivedAt;
}
