import type { Call } from '#contract';
import type { Colleague, Stage } from '../stage';
import { CALL_NOTES, PHONE, UNANSWERED_NOTES } from '../texts/phone';
import { filled } from '../texts/talk';
import type { Story } from '../timeline';
import { served } from './served';
import { PhoneVoice } from './voices';

/** No call is left running when the demo ends. */
const LONGEST_SECONDS = 1_500;
const UNANSWERED = ['no_answer', 'busy', 'voicemail', 'wrong_number'] as const;

/** Somebody calls, an agent picks up, writes it down while listening and answers on the phone (DOMAIN H2, H9, W11). */
export async function* incomingCall(stage: Stage): Story {
  const free = stage.atWork('phone').filter(({ onCall }) => !onCall);
  if (free.length === 0 || !fits(stage)) return;
  const agent = stage.chance.pick(free);
  const talk = stage.chance.weighted(PHONE);
  const visitor = stage.crowd.visitor(stage.now, talk);
  const { calls, contacts } = stage.services;
  const { id: contactId } = await contacts.create(
    { kind: 'agent', id: agent.me.agentId, name: agent.me.name },
    visitor,
  );
  agent.onCall = true;
  const call = await calls.start(agent.me, {
    clientId: stage.clientId(),
    ticketId: null,
    contactId,
    direction: 'inbound',
    number: visitor.phone,
  });
  yield stage.chance.between(3, 11);
  await calls.step(agent.me, call.id, 'answered');
  yield stage.chance.between(20, 60);
  const voice = new PhoneVoice(stage, visitor, agent, talk.subject, contactId);
  stage.timeline.begin(stage.now, served(stage, voice, talk, agent));
  yield Math.min(LONGEST_SECONDS, stage.chance.around(210));
  await end(stage, agent, call, 'answered', filled(talk.subject, visitor.facts));
}

/** Calls out, one after another, until the day's minutes are talked (DOMAIN N1). */
export async function* callsOut(stage: Stage, agent: Colleague, until: Date): Story {
  const { chance } = stage;
  let left = agent.person.talkMinutes * 60 * chance.between(0.8, 1.12);
  while (left > 0 && stage.now < until) {
    yield chance.around(agent.person.talkMinutes > 60 ? 1_500 : 5_400, 0.5);
    const told = stage.told.slice(-80);
    if (agent.onCall || !agent.onDuty || told.length === 0 || !fits(stage)) continue;
    const { contactId, phone } = chance.pick(told);
    agent.onCall = true;
    left -= yield* callOut(stage, agent, contactId, phone);
  }
}

async function* callOut(stage: Stage, agent: Colleague, contactId: string, number: string): Talked {
  const { chance } = stage;
  const about = { clientId: stage.clientId(), ticketId: null, contactId, direction: 'outbound' as const, number };
  const talked = Math.min(LONGEST_SECONDS - 60, Math.max(60, chance.around(900, 0.4)));
  if (agent.person.typesCalls) return yield* typedCall(stage, agent, about, talked);
  const call = await stage.services.calls.start(agent.me, about);
  if (chance.happens(0.14)) {
    yield chance.between(20, 45);
    const missed = chance.whole(0, UNANSWERED.length - 1);
    await end(stage, agent, call, UNANSWERED[missed]!, UNANSWERED_NOTES[missed]!);
    return 0;
  }
  yield chance.between(6, 16);
  await stage.services.calls.step(agent.me, call.id, 'answered');
  yield talked;
  await end(stage, agent, call, 'answered', chance.pick(CALL_NOTES));
  return talked;
}

type Talked = AsyncGenerator<number, number, void>;
type About = Parameters<Stage['services']['calls']['start']>[1];

/** Some note the times themselves and type the call in when it is over. */
async function* typedCall(stage: Stage, agent: Colleague, about: About, talked: number): Talked {
  const startedAt = stage.now;
  const answeredAt = new Date(startedAt.getTime() + 9_000);
  yield talked + 9;
  const times = {
    startedAt: startedAt.toISOString(),
    answeredAt: answeredAt.toISOString(),
    endedAt: stage.now.toISOString(),
  };
  const note = stage.chance.pick(CALL_NOTES);
  await stage.services.calls.type(agent.me, { ...about, ...times, holdSeconds: 0, result: 'answered', note });
  agent.onCall = false;
  return talked;
}

async function end(
  stage: Stage,
  agent: Colleague,
  call: Call,
  result: NonNullable<Call['result']>,
  note: string,
): Promise<void> {
  await stage.services.calls.end(agent.me, call.id, { result, note, outcome: null });
  agent.onCall = false;
}

const fits = (stage: Stage): boolean => stage.now.getTime() + (LONGEST_SECONDS + 60) * 1000 < stage.end.getTime();
