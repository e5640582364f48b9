import type { CallEvent, CallOutcome } from '#domain';
import type { PhoneContext, PhoneInput } from '../read';
import { eventOf } from './event';

type Fields = ReadonlyMap<string, string>;
type Said = Omit<CallEvent, 'id' | 'at'>;
interface Scene {
  f: Fields;
  /** The agent's extension on this leg and on the other one; null for the outside. */
  agent: string | null;
  otherAgent: string | null;
  hasOther: boolean;
  /** The leg with which the call began. */
  isFirst: boolean;
  isExtension(number: string): boolean;
}

const CAUSES: Record<string, CallOutcome> = {
  UNALLOCATED_NUMBER: 'wrong_number',
  INVALID_NUMBER_FORMAT: 'wrong_number',
  USER_BUSY: 'busy',
  NO_USER_RESPONSE: 'no_answer',
  NO_ANSWER: 'no_answer',
  CALL_REJECTED: 'rejected',
};

const READERS: Record<string, (scene: Scene) => Said[]> = {
  CHANNEL_CREATE: (scene) => (scene.isFirst ? started(scene) : rung(scene)),
  CHANNEL_ANSWER: answered,
  CHANNEL_BRIDGE: bridged,
  CHANNEL_HOLD: ({ agent }) => [{ kind: 'held', extension: agent, loose: true }],
  CHANNEL_UNHOLD: ({ agent }) => [{ kind: 'resumed', extension: agent, loose: true }],
  CHANNEL_HANGUP_COMPLETE: hungUp,
  RECORD_STOP: ({ f }) => recorded(f.get('record-file-path')),
};

/** Reads what a FreeSWITCH said: one event, or the list of channels that run. Throws nothing: an odd event says nothing. */
export function readEsl(raw: Buffer, envelope: Record<string, unknown>, context: PhoneContext): PhoneInput {
  if (envelope.what === 'running') return running(raw, context);
  const f = eventOf(raw);
  const callId = f.get('channel-call-uuid') ?? f.get('other-leg-unique-id') ?? f.get('unique-id');
  const read = READERS[f.get('event-name') ?? ''];
  const said = callId && read ? read(sceneOf(f, callId, context)) : [];
  if (!callId || said.length === 0) return { kind: 'nothing', reason: `event:${f.get('event-name') ?? 'none'}` };
  const at = timeOf(f, context.receivedAt);
  return { kind: 'call', callId, events: said.map((event, i) => ({ ...event, id: `${context.inputId}:${i}`, at })) };
}

function running(raw: Buffer, { receivedAt }: PhoneContext): PhoneInput {
  const { rows = [] } = JSON.parse(raw.toString('utf8')) as { rows?: { uuid?: string; call_uuid?: string }[] };
  const callIds = rows.flatMap(({ uuid, call_uuid }) => [uuid, call_uuid]).filter((id) => typeof id === 'string');
  return { kind: 'running', callIds: [...new Set(callIds)], at: receivedAt };
}

function sceneOf(f: Fields, callId: string, { extensions }: PhoneContext): Scene {
  const agentOf = (channel: string | undefined): string | null => {
    const user = userOf(channel);
    return user !== null && extensions.has(user) ? user : null;
  };
  return {
    f,
    agent: agentOf(f.get('channel-name')),
    otherAgent: agentOf(f.get('other-leg-channel-name')),
    hasOther: f.has('other-leg-unique-id'),
    isFirst: f.get('unique-id') === callId,
    isExtension: (number) => extensions.has(number),
  };
}

/** The user part of a channel: `sofia/internal/1001@10.0.0.5:5060` is 1001. */
function userOf(channel: string | undefined): string | null {
  return /^[a-z]+\/(?:[^/]+\/)*([^/@]+)(?:@[^/]*)?$/i.exec(channel ?? '')?.[1] ?? null;
}

function started({ f, agent, isExtension }: Scene): Said[] {
  const dialled = f.get('caller-destination-number') ?? null;
  const caller = f.get('caller-caller-id-number') ?? null;
  if (!agent) return [{ kind: 'started', direction: 'inbound', number: caller, line: dialled }];
  if (!dialled || isExtension(dialled)) return [];
  // Also feature codes are dialled: the call out is one when a way out was opened for it.
  return [{ kind: 'started', direction: 'outbound', number: dialled, line: caller, extension: agent, loose: true }];
}

function rung({ f, agent, otherAgent, hasOther }: Scene): Said[] {
  if (agent) return otherAgent || !hasOther ? [] : [{ kind: 'ringing', extension: agent }];
  if (!otherAgent) return [];
  const number = f.get('caller-destination-number') ?? null;
  return [
    { kind: 'started', direction: 'outbound', number, extension: otherAgent },
    { kind: 'ringing', direction: 'outbound' },
  ];
}

/** A first leg is answered by the machine that plays the menu; people answer the second one. */
function answered({ agent, otherAgent, isFirst }: Scene): Said[] {
  if (isFirst) return [];
  if (agent) return otherAgent ? [] : [{ kind: 'answered', extension: agent, loose: true }];
  return otherAgent ? [{ kind: 'answered', direction: 'outbound' }] : [];
}

function bridged({ agent, otherAgent }: Scene): Said[] {
  if (agent && otherAgent) return [];
  const extension = agent ?? otherAgent;
  return extension ? [{ kind: 'answered', extension, loose: true }] : [];
}

function hungUp({ f, agent, isFirst }: Scene): Said[] {
  const outcome = CAUSES[f.get('hangup-cause') ?? ''] ?? null;
  const asked = /^recv_(bye|cancel|refuse)$/.test(f.get('variable_sip_hangup_disposition') ?? '');
  if (agent) {
    const left: Said = { kind: 'left', extension: agent, loose: true };
    return asked ? [{ kind: 'hanging_up', by: 'agent', extension: agent, loose: true }, left] : [left];
  }
  const by = asked ? 'contact' : null;
  return [isFirst ? { kind: 'ended', by, loose: true } : { kind: 'left', extension: null, by, outcome, loose: true }];
}

const recorded = (recording: string | undefined): Said[] =>
  recording ? [{ kind: 'recorded', recording, loose: true }] : [];

/** Microseconds since 1970. */
function timeOf(f: Fields, receivedAt: Date): Date {
  const micros = Number(f.get('event-date-timestamp'));
  return Number.isFinite(micros) && micros > 0 ? new Date(Math.round(micros / 1000)) : receivedAt;
}
