import { DateTime } from 'luxon';
import { workingIntervals } from '#domain';
import type { TeamKey } from '../cast';
import type { Colleague, Stage } from '../stage';
import { AFTER_SALES } from '../texts/after-sales';
import { BUYING } from '../texts/buying';
import { ENGLISH_MAILS, MAILS } from '../texts/mails';
import { ORDERS } from '../texts/orders';
import type { Story } from '../timeline';
import { asked } from './asked';
import { cards } from './cards';
import { callsOut, incomingCall } from './calls';
import { conduct } from './conduct';
import { looksBack, saysWhy } from './learning';
import { listens } from './quality';
import { signedDay } from './registers';
import { asksForReports, handsIn, readsReports } from './reports';
import { served } from './served';
import { ChatVoice, MailVoice } from './voices';

const CHATS = [...ORDERS, ...AFTER_SALES, ...BUYING];
/** How many write in each hour of the day, of a hundred. */
const BY_HOUR = [1, 0, 0, 0, 0, 0, 1, 2, 4, 8, 9, 8, 5, 6, 7, 7, 6, 6, 5, 6, 7, 6, 4, 2];
const ENGLISH_SHARE = 0.07;

/** Everything of one day begins here: who works, who writes, who calls. */
export function beginDay(stage: Stage, day: DateTime): void {
  for (const colleague of stage.colleagues) beginShifts(stage, colleague, day);
  const { chance } = stage;
  const begins = (story: (at: Date) => Story, at: Date): void => stage.timeline.begin(at, story(at));
  for (let i = chance.whole(7, 10); i > 0; i--) begins((at) => chat(stage, at), anyTime(stage, day));
  for (let i = day.weekday === 7 ? 2 : chance.whole(3, 5); i > 0; i--)
    begins((at) => mail(stage, at), anyTime(stage, day));
  const isOpen = opens(stage, 'phone', day);
  for (let i = isOpen ? chance.whole(2, 3) : 0; i > 0; i--)
    begins(() => incomingCall(stage), day.plus({ minutes: chance.between(550, 1_040) }).toJSDate());
  begins((at) => asked(stage, at), day.plus({ hours: 8, minutes: 7 }).toJSDate());
  begins((at) => conduct(stage, at), day.plus({ hours: 9, minutes: 40 }).toJSDate());
  if (day.plus({ days: 1 }) < DateTime.fromJSDate(stage.end))
    begins((at) => looksBack(stage, at), day.plus({ hours: 9, minutes: 45 }).toJSDate());
  begins((at) => cards(stage, at), day.plus({ hours: 9, minutes: 50 }).toJSDate());
  if (day.weekday === 1) begins((at) => listens(stage, at), day.plus({ hours: 10 }).toJSDate());
  begins((at) => asksForReports(stage, at), day.plus({ minutes: 10 }).toJSDate());
  begins((at) => readsReports(stage, at), day.plus({ hours: 9, minutes: 20 }).toJSDate());
  begins((at) => handsIn(stage, at), day.plus({ hours: 21, minutes: 40 }).toJSDate());
  begins((at) => saysWhy(stage, at), day.plus({ hours: 21, minutes: 20 }).toJSDate());
  begins((at) => signedDay(stage, at), day.plus({ hours: 21, minutes: 30 }).toJSDate());
  if (day.day === 1) begins(() => monthBegins(stage), day.plus({ minutes: 1 }).toJSDate());
  begins(() => tidy(stage), day.plus({ hours: 3 }).toJSDate());
}

async function* chat(stage: Stage, at: Date): Story {
  // Nobody of the night shift is there on two nights a week, and visitors see that.
  if (stage.atWork('chat').length === 0) return;
  const talk = stage.chance.weighted(CHATS);
  yield* served(stage, new ChatVoice(stage, 'chat', stage.crowd.visitor(at, talk)), talk);
}

async function* mail(stage: Stage, at: Date): Story {
  const talk = stage.chance.happens(ENGLISH_SHARE) ? stage.chance.pick(ENGLISH_MAILS) : stage.chance.weighted(MAILS);
  yield* served(stage, new MailVoice(stage, stage.crowd.visitor(at, talk), talk), talk);
}

/** Who was new is so no longer (DOMAIN N4). */
async function* monthBegins({ services }: Stage): Story {
  while ((await services.groupTurns.work()).more) yield 1;
}

async function* tidy({ services }: Stage): Story {
  await services.closing.closeResolved(500);
}

function anyTime({ chance }: Stage, day: DateTime): Date {
  const hour = BY_HOUR.map((weight, at) => ({ weight, at }));
  return day.plus({ hours: chance.weighted(hour).at, seconds: chance.whole(0, 3_599) }).toJSDate();
}

const opens = (stage: Stage, team: TeamKey, day: DateTime): boolean =>
  workingIntervals(stage.calendars[team], day.toJSDate(), day.plus({ days: 1 }).toJSDate()).length > 0;

function beginShifts(stage: Stage, colleague: Colleague, day: DateTime): void {
  const { shifts, team } = colleague.person;
  if (!opens(stage, team ?? 'service', day)) return;
  for (const { from, to } of shifts.filter(({ weekdays }) => weekdays.includes(day.weekday))) {
    const begin = day.set(clock(from)).minus({ minutes: stage.chance.whole(0, 9) });
    const end = day.set(clock(to)).plus({ days: to <= from ? 1 : 0, minutes: stage.chance.whole(0, 14) });
    stage.timeline.begin(begin.toJSDate(), shift(stage, colleague, end.toJSDate()));
  }
}

const clock = (text: string): { hour: number; minute: number } => {
  const [hour, minute] = text.split(':').map(Number);
  return { hour: hour!, minute: minute! };
};

async function* shift(stage: Stage, colleague: Colleague, end: Date): Story {
  await comeIn(stage, colleague);
  if (colleague.person.talkMinutes > 0) stage.timeline.begin(stage.now, callsOut(stage, colleague, end));
  yield end;
  colleague.onDuty = false;
  await stage.services.agents.setStatus(colleague.me, 'offline');
}

export async function comeIn(stage: Stage, colleague: Colleague): Promise<void> {
  colleague.onDuty = true;
  await stage.services.agents.setStatus(colleague.me, 'online');
}
