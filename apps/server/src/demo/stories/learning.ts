// What the desk learns from: a contact who comes back after a broken promise, a script that was followed, a look back.
import { DateTime } from 'luxon';
import type { RepeatCauseName } from '#contract';
import { COMPANY } from '../cast';
import { Chance } from '../chance';
import type { Colleague, Stage } from '../stage';
import { CAME_BACK, REFINED, REPEAT_NOTES, SCORE_NOTE } from '../texts/learning';
import type { Story } from '../timeline';

interface CameBack {
  id: string;
  version: number;
  cause: RepeatCauseName;
  /** For whom it counts. */
  agent_id: string | null;
  holder_id: string;
  team_id: string;
}

/** Who was promised an hour that passed writes again. */
export async function* comesBack(stage: Stage): Story {
  const { services } = stage;
  const broken = await services.database.row<{ number: string; contact_id: string }>(
    `select t.number, t.contact_id from promise p join ticket t on t.id = p.ticket_id
     where p.breached_at is not null and p.kept_at is null and t.status <> 'closed' order by p.from_at desc limit 1`,
  );
  if (broken) await write(stage, broken.contact_id, Number(broken.number));
  yield 20;
  while ((await services.repeatFinder.read()).more);
}

/** Before a day ends, holders say why contacts came back, and who leads looks at what was said the day before. */
export async function* saysWhy(stage: Stage, at: Date): Story {
  const { services, colleagues } = stage;
  const dice = new Chance(at.getTime() / 60_000 + 2);
  while ((await services.repeatFinder.read()).more);
  for (const { id, version, cause, team_id, agent_id } of await repeatsIn(stage, 'confirmed')) {
    const lead = colleagues.find(({ me }) => me.leadOf.includes(team_id) && me.agentId !== agent_id);
    if (lead && cause !== 'unknown' && dice.happens(0.8))
      await services.repeats.review(lead.me, id, { version, cause, note: '' });
  }
  for (const { id, version, cause, holder_id } of await repeatsIn(stage, 'proposed')) {
    if (!dice.happens(0.8)) continue;
    const { me } = stage.byId(holder_id);
    const said = cause === 'unknown' ? dice.pick(REPEAT_NOTES) : { cause, note: '' };
    if (said.cause === null) await services.repeats.setAside(me, id, { version, note: said.note });
    else await services.repeats.confirm(me, id, { version, cause: said.cause, note: said.note });
    yield dice.whole(20, 90);
  }
}

async function write(stage: Stage, contactId: string, number: number): Promise<void> {
  const { services, inboxes } = stage;
  await services.door.receive({
    inbox: inboxes.service,
    externalId: stage.clientId(),
    from: { externalId: '', name: null, email: null, phone: null },
    contactId,
    ...{ text: CAME_BACK, freshText: CAME_BACK, html: null, subject: null, automatic: null },
    ...{ attachmentIds: [], clientId: null, providerAt: null, receivedAt: stage.now, contentKey: null },
    thread: { key: '', references: [], ticketNumbers: [number], messageId: null },
  });
}

const repeatsIn = ({ services }: Stage, state: 'proposed' | 'confirmed'): Promise<CameBack[]> =>
  services.database.rows<CameBack>(
    `select r.id, r.version, r.cause, r.agent_id, t.holder_id, t.team_id from repeat_contact r join ticket t on t.id = r.ticket_id
     where r.state = $1 and t.holder_id is not null order by r.at`,
    [state],
  );

/** A callback with the script beside it, three steps in. */
export async function* followsScript(stage: Stage): Story {
  const { services, told } = stage;
  const about = told.at(-1);
  const script = (await services.guidedScripts.list()).find(({ kind }) => kind === 'outbound');
  if (!about || !script) return;
  const { me } = about.holder;
  const begin = { clientId: stage.clientId(), scriptId: script.id, ticketId: about.ticketId, callbackId: null };
  let run = await services.scriptRuns.begin(me, begin);
  for (const index of [0, 1, 2]) {
    yield 15;
    const mark = { version: run.version, index, state: 'said' as const, note: '' };
    run = await services.scriptRuns.mark(me, run.id, mark);
  }
}

/** Yesterday's conversation without a lead, and what its agent would say next time (DOMAIN K3). */
export async function* refines(stage: Stage): Story {
  const { services, colleagues, end } = stage;
  const day = DateTime.fromJSDate(end, { zone: COMPANY.zone }).minus({ days: 1 }).toISODate()!;
  const writers = colleagues.filter(({ person }) => person.team === 'chat' && !person.leads?.length);
  for (const [i, writer] of writers.slice(0, REFINED.length).entries()) {
    yield 20;
    const { reason, note } = REFINED[i]!;
    const body = { clientId: stage.clientId(), day, ticketId: null, reason, note };
    const written = await services.refinements.write(acting(writer), body);
    const lead = colleagues.find(({ person }) => person.leads?.includes('chat'));
    if (i > 0 || !lead) continue;
    const score = { version: written.version, analysisPoints: 4.5, usePoints: 4, note: SCORE_NOTE };
    await services.refinements.score(acting(lead), written.id, score);
  }
}

/** Each morning most of who had conversations without a lead write about yesterday, and their lead scores it. */
export async function* looksBack(stage: Stage, at: Date): Story {
  const { services, colleagues } = stage;
  // Dice of its own: what customers do must not change with what is written about them.
  const dice = new Chance(at.getTime() / 60_000 + 1);
  const day = DateTime.fromJSDate(at, { zone: COMPANY.zone }).minus({ days: 1 }).toISODate()!;
  for (const writer of colleagues.filter(({ person }) => person.role === 'agent' && person.team !== 'phone')) {
    if (!dice.happens(0.85)) continue;
    const lead = colleagues.find(({ person }) => person.leads?.includes(writer.person.team!));
    const { reason, note } = dice.pick(REFINED);
    const body = { clientId: stage.clientId(), day, ticketId: null, reason, note };
    const { id, version } = await services.refinements.write(acting(writer), body);
    const score = { version, analysisPoints: dice.whole(7, 10) / 2, usePoints: dice.whole(7, 10) / 2, note: '' };
    if (lead) await services.refinements.score(acting(lead), id, score);
  }
}

const acting = ({ me }: Colleague) => ({ ...me, ip: '127.0.0.1' });
