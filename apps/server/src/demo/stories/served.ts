import { addWorkingSeconds } from '#domain';
import type { Colleague, Stage } from '../stage';
import { CARELESS, HANDOVER, NUDGES } from '../texts/afterwards';
import { filled, type Line, type Talk } from '../texts/talk';
import type { Story } from '../timeline';
import { claim, dealOut, handOver, hold, note, reply } from './acts';
import { afterwards } from './afterwards';
import type { Voice } from './voices';

const NUDGE_AFTER_SECONDS = 1_440;
const DAY_SECONDS = 86_400;

/** A contact is served from the first word to the last, as the talk was written down. */
export async function* served(stage: Stage, voice: Voice, talk: Talk, holder: Colleague | null = null): Story {
  const facts = voice.visitor.facts;
  const { ticketId, contactId } = await voice.say(filled(stage.chance.pick(talk.openings), facts));
  const first = holder ?? (yield* taken(stage, voice, ticketId));
  if (!first) return;
  if (holder) await claim(stage, holder, ticketId);
  await dress(stage, first, ticketId, talk, facts);
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
      const holder = await dealOut(stage, ticketId);
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
async function dress(stage: Stage, by: Colleague, ticketId: string, talk: Talk, facts: Record<string, string>): Promise<void> {
  const { tickets, contacts, database } = stage.services;
  const row = await database.row<{ subject: string | null; contactId: string }>(
    'select subject, contact_id as "contactId" from ticket where id = $1',
    [ticketId],
  );
  if (!row!.subject) await tickets.setSubject(by.me, ticketId, filled(talk.subject, facts));
  if (talk.tags.includes('投诉')) await tickets.setPriority(by.me, ticketId, 'high');
  if (!stage.chance.happens(0.25)) return;
  const actor = { kind: 'agent' as const, id: by.me.agentId, name: by.me.name };
  const { phone, product } = facts;
  await contacts.patch(actor, row!.contactId, { phone, product, address: `${facts.place}${facts.street}18 号` });
}

type Spoken = AsyncGenerator<number | Date, Colleague, void>;

async function* conversation(stage: Stage, voice: Voice, talk: Talk, first: Colleague): Spoken {
  const { ticketId } = voice.thread!;
  const lastAgentLine = talk.lines.findLastIndex(({ kind }) => kind === 'agent');
  let holder = first;
  for (const [i, line] of talk.lines.entries()) {
    const text = filled(line.text, voice.visitor.facts);
    if (line.kind === 'agent') holder = yield* answer(stage, voice, holder, text, i === lastAgentLine);
    else if (line.kind === 'pass') holder = yield* passed(stage, holder, ticketId, text);
    else yield* otherLine(stage, voice, holder, { ...line, text });
  }
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
    yield addWorkingSeconds(stage.calendars.service, new Date(stage.now.getTime() + DAY_SECONDS * 1000 * 0.7), chance.between(600, 9_000)).at;
  } else {
    yield voice.team === 'service' ? chance.around(4_000) : chance.around(45);
    await voice.say(text, kind === 'picture');
  }
}

/** The next answer, in time or not: pace and lateness are the holder's. */
async function* answer(stage: Stage, voice: Voice, holder: Colleague, text: string, isLast: boolean): Spoken {
  const { chance, calendars } = stage;
  const { person } = holder;
  const isLate = chance.happens(person.late);
  const seconds = isLate ? chance.between(1_860, 2_700) : Math.min(1_740, Math.max(15, chance.around(person.pace, 0.7)));
  const at = (after: number) => addWorkingSeconds(calendars[person.team!], stage.now, after).at;
  if (isLate && voice.team === 'chat') {
    yield at(NUDGE_AFTER_SECONDS);
    await voice.say(chance.pick(NUDGES));
    yield at(seconds - NUDGE_AFTER_SECONDS);
  } else {
    yield at(seconds);
  }
  const { ticketId } = voice.thread!;
  const by = await handOver(stage, holder, ticketId, HANDOVER);
  const words = chance.happens(by.person.careless) ? `${chance.pick(CARELESS)}${text}` : text;
  await voice.hear(await reply(stage, by, ticketId, words, isLast ? 'resolved' : 'waiting'), words);
  return by;
}

/** To the after-sales team, where somebody claims it and reads up. */
async function* passed(stage: Stage, holder: Colleague, ticketId: string, reason: string): Spoken {
  const toTeamId = stage.furnished.teams.service;
  yield stage.chance.between(30, 120);
  await stage.services.tickets.transfer(holder.me, ticketId, { toAgentId: null, toTeamId, reason });
  for (;;) {
    yield addWorkingSeconds(stage.calendars.service, stage.now, stage.chance.between(60, 240)).at;
    const [next] = stage.atWork('service');
    if (!next) continue;
    await claim(stage, next, ticketId);
    return next;
  }
}
