import { addWorkingSeconds } from '#domain';
import type { Callback } from '#contract';
import type { Stage, Told } from '../stage';
import { CALLBACK_REMARKS, FEEDBACK } from '../texts/afterwards';
import type { Story } from '../timeline';
import { reply } from './acts';

type Reason = Callback['reason'];
type Result = NonNullable<Callback['result']>;

const RESULTS: readonly { result: Result; weight: number }[] = [
  { result: 'satisfied', weight: 78 },
  { result: 'neutral', weight: 9 },
  { result: 'not_satisfied', weight: 4 },
  { result: 'unreachable', weight: 8 },
  { result: 'declined', weight: 3 },
];

export function planCallback(
  stage: Stage,
  { holder, ticketId, contactId }: Told,
  dueAt: Date,
  reason: Reason,
): Promise<Callback> {
  const about = { ticketId, contactId, agentId: holder.me.agentId, reason, remark: CALLBACK_REMARKS[reason] };
  return stage.services.callbacks.plan(holder.me, { clientId: stage.clientId(), dueAt: dueAt.toISOString(), ...about });
}

/** Tried until somebody answers, a few minutes after the time; who is not satisfied is served again (DOMAIN V4). */
export async function* calledBack(stage: Stage, told: Told, planned: Callback): Story {
  const { chance, services } = stage;
  const { holder } = told;
  const calendar = stage.calendars[holder.person.team!];
  let callback = planned;
  for (let tries = 0; tries < 4 && !callback.doneAt; tries++) {
    yield addWorkingSeconds(calendar, stage.now, chance.around(tries === 0 ? 400 : 4_000)).at;
    while (!holder.onDuty) yield addWorkingSeconds(calendar, new Date(stage.now.getTime() + 3_600_000), 60).at;
    const { result } = chance.weighted(RESULTS);
    const feedback = chance.pick(FEEDBACK[result]);
    callback = await services.callbacks.complete(holder.me, callback.id, {
      version: callback.version,
      result,
      feedback,
      tried: [],
    });
  }
  if (callback.result !== 'not_satisfied') return;
  yield addWorkingSeconds(calendar, stage.now, chance.between(300, 1_500)).at;
  const sorry = '您好，回访里您反映的问题我已经登记，明天上午再次为您上门，直到您满意为止。';
  await reply(stage, holder, told.ticketId, sorry, 'waiting');
  yield addWorkingSeconds(calendar, stage.now, chance.between(20_000, 60_000)).at;
  await services.tickets.setStatus(holder.me, told.ticketId, {
    status: 'resolved',
    statusLabelId: stage.furnished.labelIds.get('已上门')!,
  });
}
