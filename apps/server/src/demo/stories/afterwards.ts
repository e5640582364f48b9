import { DateTime } from 'luxon';
import { addWorkingSeconds } from '#domain';
import { COMPANY } from '../cast';
import type { Stage, Told } from '../stage';
import { EXCUSES, RETURN_ANSWERS, RETURNS, THANKS } from '../texts/afterwards';
import type { Talk } from '../texts/talk';
import type { Story } from '../timeline';
import { excuse, handOver, reply } from './acts';
import { calledBack, planCallback } from './callbacks';
import { leadStory } from './leads';
import type { Voice } from './voices';

const HOUR_SECONDS = 3_600;
/** DOMAIN V1 and V3; complaints are asked after on the next morning. */
const CALLBACK_HOURS = { advice: 2, unsure_repair: 3, satisfaction: 20 } as const;
const CALLBACK_SHARE = { advice: 0.5, unsure_repair: 0.6, satisfaction: 0.9 } as const;

/** What a conversation leaves behind: a callback, a lead, a word of thanks, or the same contact back again. */
export async function* afterwards(stage: Stage, voice: Voice, talk: Talk, told: Told): Story {
  const { chance, timeline, now } = stage;
  const kind = talk.afterwards;
  if (kind === 'lead') timeline.begin(now, leadStory(stage, told, voice.visitor));
  else if (kind && chance.happens(CALLBACK_SHARE[kind])) await promiseCallback(stage, told, kind);
  if (voice.team === 'phone') return;
  if (chance.happens(0.08)) yield* thanked(stage, voice, told);
  else if (chance.happens(0.06)) yield* cameBack(stage, voice, told);
}

async function promiseCallback(stage: Stage, told: Told, kind: keyof typeof CALLBACK_HOURS): Promise<void> {
  const wished = new Date(stage.now.getTime() + CALLBACK_HOURS[kind] * HOUR_SECONDS * 1000);
  const dueAt = duringTheDay(wished);
  const callback = await planCallback(stage, told, dueAt, kind);
  stage.timeline.begin(dueAt, calledBack(stage, told, callback));
}

/** Nobody is called before nine or after eight in the evening. */
function duringTheDay(at: Date): Date {
  const local = DateTime.fromJSDate(at, { zone: COMPANY.zone });
  if (local.hour >= 9 && local.hour < 20) return at;
  const morning = local.hour < 9 ? local : local.plus({ days: 1 });
  return morning.set({ hour: 9, minute: 30 }).toJSDate();
}

async function* thanked(stage: Stage, voice: Voice, told: Told): Story {
  const { chance } = stage;
  yield chance.around(120);
  await voice.say(chance.pick(THANKS));
  yield addWorkingSeconds(stage.calendars[told.holder.person.team!], stage.now, chance.around(200)).at;
  await excuse(stage, told.holder, told.ticketId, chance.pick(EXCUSES));
  voice.waitingSince = null;
}

async function* cameBack(stage: Stage, voice: Voice, told: Told): Story {
  const { chance } = stage;
  yield chance.around(20 * HOUR_SECONDS, 0.3);
  const { ticketId } = await voice.say(chance.pick(RETURNS));
  const calendar = stage.calendars[told.holder.person.team!];
  yield addWorkingSeconds(calendar, stage.now, Math.min(1_500, chance.around(told.holder.person.pace * 1.5))).at;
  const by = await handOver(stage, told.holder, ticketId, '原同事不在，接着跟进');
  const answer = chance.pick(RETURN_ANSWERS);
  await voice.hear(await reply(stage, by, ticketId, answer, 'waiting'), answer);
  yield addWorkingSeconds(calendar, stage.now, chance.between(1_800, 7_200)).at;
  await stage.services.tickets.setStatus(by.me, ticketId, { status: 'resolved', statusLabelId: null });
}
