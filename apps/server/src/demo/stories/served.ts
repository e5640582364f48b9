import { addWorkingSeconds, isWorking, workingSecondsBetween } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Colleague, Stage } from '../stage';
import { CARELESS, CLOSINGS, ENGLISH_CLOSINGS, EXCUSES, HANDOVER, NUDGES } from '../texts/afterwards';
import { machineOf } from '../texts/goods';
import { filled, type Line, type Talk } from '../texts/talk';
import type { Story } from '../timeline';
import { claim, dealOut, excuse, handOver, hold, note, reply } from './acts';
import { afterwards } from './afterwards';
import type { Voice } from './voices';

const NUDGE_AFTER_SECONDS = 1_440;
const HOLD_SECONDS = 60_000;
/** Who is in time is so by a little at least. */
const LATEST_IN_TIME = 1_740;

/** A contact is served from the first word to the last, as the talk was written down. */
export async function* served(stage: Stage, voice: Voice, talk: Talk, holder: Colleague | null = null): Story {
  const facts = voice.visitor.facts;
  const { ticketId, contactId } = await voice.say(filled(stage.chance.pick(talk.openings), facts));
  const first = holder ?? (yield* taken(stage, voice, ticketId));
  if (!first) return;
  if (holder) await claim(stage, holder, ticketId);
  await dress(stage, first, voice, talk);
  const last = yield* conversation(stage, voice, talk, first);
  await stage.services.tickets.setTags(last.me, ticketId, talk.tags);
  const told = { ticketId, contactId, phone: voice.visitor.phone, holder: last };
  stage.told.push(told);
  yield* afterwards(stage, voice, talk, told);
}

type Taken = AsyncGenerator<number | Date, Colleague | null, void>;

/** Chats are dealt out at once; mail is claimed by whoever of the team gets to it. */
async function* taken(stage: Stage, voice: Voice, ticketId: string): Taken {
  const { chance } = stage;
  for (let tries = 0; tries < 40; tries++) {
    if (voice.team === 'chat') {
      yield tries === 0 ? 2 : 600;
      const holder = await dealOut(stage, voice.thread!);
      if (holder) return holder;
    } else {
      yield addWorkingSeconds(voice.calendar, stage.now, tries === 0 ? Math.min(900, chance.around(150)) : 300).at;
      const [colleague] = stage.atWork(voice.team).sort(() => chance.next() - 0.5);
      if (!colleague) continue;
      await claim(stage, colleague, ticketId);
      return colleague;
    }
  }
  return null;
}

/** Chats come without a subject, so agents give them one; some contacts' facts are worth keeping (DOMAIN V8). */
async function dress(
  stage: Stage,
  by: Colleague,
  { thread, team, visitor }: Voice,
  { subject, tags }: Talk,
): Promise<void> {
  const { tickets, contacts, serviceFacts } = stage.services;
  const { ticketId, contactId, opened } = thread!;
  if (opened && team === 'chat') await tickets.setSubject(by.me, ticketId, filled(subject, visitor.facts));
  if (tags.includes('投诉')) await tickets.setPriority(by.me, ticketId, 'high');
  if (!stage.chance.happens(0.2)) return;
  const { phone, product, place, street } = visitor.facts;
  await contacts.patch(agentActor(by.me), contactId, { phone, product, address: `${place}${street}18 号` });
  const facts = machineOf(product);
  if (opened && facts) await serviceFacts.write(by.me, ticketId, { clientId: stage.clientId(), version: 0, facts });
}

type Spoken = AsyncGenerator<number | Date, Colleague, void>;

async function* conversation(stage: Stage, voice: Voice, talk: Talk, first: Colleague): Spoken {
  const { ticketId } = voice.thread!;
  const isLast = (i: number): boolean => i === talk.lines.length - 1;
  let holder = first;
  for (const [i, line] of talk.lines.entries()) {
    const text = filled(line.text, voice.visitor.facts);
    if (line.kind === 'agent') holder = yield* answer(stage, voice, holder, text, isLast(i) ? 'resolved' : 'waiting');
    else if (line.kind === 'pass') holder = yield* passed(stage, holder, ticketId, text);
    else yield* otherLine(stage, voice, holder, { ...line, text });
  }
  return voice.waitingSince ? yield* concluded(stage, voice, talk, holder) : holder;
}

/** The contact had the last word: it gets a friendly one back, or needs none. */
async function* concluded(stage: Stage, voice: Voice, talk: Talk, holder: Colleague): Spoken {
  if (stage.chance.happens(0.8)) {
    const text = stage.chance.pick(talk.locale === 'en' ? ENGLISH_CLOSINGS : CLOSINGS);
    return yield* answer(stage, voice, holder, text, 'resolved');
  }
  yield addWorkingSeconds(stage.calendars[holder.person.team!], stage.now, stage.chance.around(150)).at;
  await excuse(stage, holder, voice.thread!.ticketId, stage.chance.pick(EXCUSES));
  voice.waitingSince = null;
  return holder;
}

async function* otherLine(stage: Stage, voice: Voice, holder: Colleague, { kind, text }: Line): Story {
  const { ticketId } = voice.thread!;
  const { chance } = stage;
  if (kind === 'note') {
    yield chance.between(20, 90);
    await note(stage, holder, ticketId, text);
  } else if (kind === 'hold') {
    yield chance.between(30, 120);
    await hold(stage, holder, ticketId, text);
    const tomorrow = new Date(stage.now.getTime() + HOLD_SECONDS * 1000);
    yield addWorkingSeconds(stage.calendars.service, tomorrow, chance.between(600, 9_000)).at;
  } else {
    const goesOn = voice.waitingSince !== null;
    yield voice.team === 'service' ? chance.around(goesOn ? 90 : 4_000) : chance.around(45);
    await voice.say(text, kind === 'picture');
  }
}

type Then = Parameters<typeof reply>[4];

/** The next answer, in time or not: pace and lateness are the holder's. */
async function* answer(stage: Stage, voice: Voice, holder: Colleague, text: string, then: Then): Spoken {
  const { chance } = stage;
  const calendar = stage.calendars[holder.person.team!];
  const { pace, late } = holder.person;
  const isLate = voice.waitingSince !== null && chance.happens(late);
  const waited = voice.waitingSince ? workingSecondsBetween(calendar, voice.waitingSince, stage.now) : 0;
  const wait = isLate ? chance.between(1_860, 2_700) : Math.min(LATEST_IN_TIME, waited + chance.around(pace, 0.7));
  const until = (seconds: number) => addWorkingSeconds(calendar, stage.now, Math.max(15, seconds)).at;
  const answeredAt = until(wait - waited);
  if (isLate && voice.team === 'chat') {
    yield until(NUDGE_AFTER_SECONDS - waited);
    await voice.say(chance.pick(NUDGES));
  }
  yield answeredAt;
  const { ticketId } = voice.thread!;
  const by = await handOver(stage, holder, ticketId, HANDOVER);
  const words = chance.happens(by.person.careless) ? `${chance.pick(CARELESS)}${text}` : text;
  await voice.hear(await reply(stage, by, ticketId, words, then), words);
  return by;
}

/** To the after-sales team, where somebody claims it and reads up. */
async function* passed(stage: Stage, holder: Colleague, ticketId: string, reason: string): Spoken {
  const toTeamId = stage.furnished.teams.service;
  yield stage.chance.between(20, 60);
  if (!isWorking(stage.calendars.service, stage.now) || stage.atWork('service').length === 0) return holder;
  await stage.services.tickets.transfer(holder.me, ticketId, { toAgentId: null, toTeamId, reason });
  for (;;) {
    yield addWorkingSeconds(stage.calendars.service, stage.now, stage.chance.between(60, 240)).at;
    const [next] = stage.atWork('service');
    if (!next) continue;
    await claim(stage, next, ticketId);
    return next;
  }
}
