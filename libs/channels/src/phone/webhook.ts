import { z } from 'zod';
import { CALL_EVENT_KINDS, type CallEvent, type CallEventKind } from '#domain';
import { type PhoneInput, PhoneUnreadable } from './read';

const SAID = CALL_EVENT_KINDS.filter((kind) => kind !== 'left') as Exclude<CallEventKind, 'left'>[];
const word = z.string().trim().max(200);

/** What a telephone system posts to the desk. `type` is `call.` and what happened; times are ISO 8601 with their offset. */
export const phoneWebhook = z.object({
  type: z.enum(SAID.map((kind) => `call.${kind}` as const) as [`call.${(typeof SAID)[number]}`]),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.object({
    /** The system's own id of the call, the same in all that is said of it. */
    callId: word.min(1),
    direction: z.enum(['inbound', 'outbound']).default('inbound'),
    from: word.nullish(),
    to: word.nullish(),
    /** Of the agent it is about. */
    extension: word.nullish(),
    by: z.enum(['contact', 'agent', 'system']).nullish(),
    outcome: z.enum(['busy', 'no_answer', 'rejected', 'wrong_number', 'voicemail']).nullish(),
    transferredTo: word.nullish(),
    attended: z.boolean().optional(),
    recording: z.object({ url: z.url().max(2000), consent: z.enum(['yes', 'no', 'unknown']).optional() }).optional(),
  }),
});

/**
 * Reads a webhook that was proven to be the system's. Throws `PhoneUnreadable` for what is no JSON (`not_json`) or no call
 * event (`not_an_event`), with the first field at fault.
 */
export function readWebhook(body: Buffer, inputId: string): PhoneInput {
  const result = phoneWebhook.safeParse(json(body));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new PhoneUnreadable('not_an_event', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { type, timestamp, data } = result.data;
  const { callId, direction, from, to, transferredTo, recording, ...said } = data;
  const [number, line] = direction === 'inbound' ? [from, to] : [to, from];
  const event: CallEvent = {
    ...said,
    id: inputId,
    kind: type.slice('call.'.length) as CallEventKind,
    at: new Date(timestamp),
    direction,
    number,
    line,
    to: transferredTo,
    recording: recording?.url,
    consent: recording?.consent,
  };
  return { kind: 'call', callId, events: [event] };
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new PhoneUnreadable('not_json', String(error));
  }
}
