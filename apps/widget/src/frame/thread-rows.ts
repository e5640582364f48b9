import type { VisitorMessage } from '#contract';
import type { Unsent } from './state';
import { dayKey } from './when';

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: VisitorMessage; first: boolean; last: boolean }
  | { kind: 'unsent'; key: string; unsent: Unsent };

const TOGETHER_MS = 5 * 60_000;

/** What the thread shows from top to bottom: days, then messages in groups of one speaker, then what is still on its way. */
export function threadRows(messages: readonly VisitorMessage[], unsent: readonly Unsent[]): Row[] {
  const rows: Row[] = [];
  messages.forEach((message, at) => {
    const before = messages[at - 1];
    const after = messages[at + 1];
    if (!before || dayKey(before.at) !== dayKey(message.at)) rows.push(dayRow(message.at));
    const first = !before || !together(before, message);
    const last = !after || !together(message, after);
    // The row keeps its key when an unsent message is confirmed, so that it does not blink.
    rows.push({ kind: 'message', key: message.clientId ?? message.id, message, first, last });
  });
  const newest = messages.at(-1);
  if (unsent[0] && (!newest || dayKey(newest.at) !== dayKey(unsent[0].at))) rows.push(dayRow(unsent[0].at));
  return [...rows, ...unsent.map((one): Row => ({ kind: 'unsent', key: one.clientId, unsent: one }))];
}

const dayRow = (at: string): Row => ({ kind: 'day', key: `day ${dayKey(at)}`, at });

const together = (one: VisitorMessage, next: VisitorMessage) =>
  one.from === next.from &&
  one.agentName === next.agentName &&
  dayKey(one.at) === dayKey(next.at) &&
  Date.parse(next.at) - Date.parse(one.at) < TOGETHER_MS;
