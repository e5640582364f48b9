import { DateTime } from 'luxon';
import type { Acting } from '../../desk/setup/acting';
import { ADMIN, COMPANY } from '../cast';
import { Chance } from '../chance';
import type { Colleague, Stage } from '../stage';
import { IMPORTS, MARKS, SELF_WORDS } from '../texts/cards';
import type { Story } from '../timeline';

const SELF_DAY = 2;
const SCORE_DAY = 4;
const CONFIRM_DAY = 5;
const CLOSE_DAY = 6;

/** A month's cards on their days: planned before it begins, scored and closed after it. */
export async function* cards(stage: Stage, at: Date): Story {
  const day = DateTime.fromJSDate(at, { zone: COMPANY.zone });
  const month = day.toFormat('yyyy-MM');
  const before = day.minus({ months: 1 }).toFormat('yyyy-MM');
  if (!(await hasPlan(stage, month))) await plan(stage, month);
  if (day.day === day.daysInMonth) await plan(stage, day.plus({ months: 1 }).toFormat('yyyy-MM'));
  yield 60;
  const dice = new Chance(at.getTime() / 60_000);
  if (day.day === SELF_DAY) await selfScores(stage, before, dice);
  if (day.day === SCORE_DAY) await scores(stage, before, dice);
  if (day.day === CONFIRM_DAY) for (const card of await cardsOf(stage, before)) await confirm(stage, card);
  if (day.day === CLOSE_DAY) for (const card of (await cardsOf(stage, before)).slice(1)) await close(stage, card);
}

interface CardAt {
  id: string;
  version: number;
  agent_id: string;
  lines: { key: string; source: { kind: string }; weight: number }[];
}

const hasPlan = async ({ services }: Stage, month: string): Promise<boolean> =>
  (await services.database.row('select from card where month = $1', [`${month}-01`])) !== null;

const cardsOf = ({ services }: Stage, month: string): Promise<CardAt[]> =>
  services.database.rows<CardAt>(
    `select c.id, c.version, c.agent_id, v.lines from card c join agent a on a.id = c.agent_id
     join card_template_version v on v.template_id = c.template_id and v.version = c.template_version
     where c.month = $1 order by a.work_number`,
    [`${month}-01`],
  );

/** Leads and the admin have none: with one admin nobody could confirm theirs. */
async function plan(stage: Stage, month: string): Promise<void> {
  const { services } = stage;
  const templates = await services.cardTemplates.all();
  const agents = stage.colleagues.filter(({ person }) => person.role === 'agent');
  const rows = agents.map(({ me, person }) => {
    const shipped = person.team === 'phone' ? 'call' : 'online';
    return { agentId: me.agentId, templateId: templates.find((template) => template.shipped === shipped)!.id };
  });
  await services.cardPlanning.plan(acting(stage.named(ADMIN.name)), { clientId: stage.clientId(), month, rows });
  for (const { id, version, agent_id } of await cardsOf(stage, month))
    await services.cards.approve(acting(leadOf(stage, agent_id)), id, { clientId: stage.clientId(), version });
}

async function selfScores(stage: Stage, month: string, dice: Chance): Promise<void> {
  for (const { id, version, agent_id, lines } of await cardsOf(stage, month)) {
    const own = lines.filter(({ source }) => source.kind === 'mark').slice(0, 2);
    const points = own.map(({ key, weight }) => ({ line: key, points: String(weight - dice.whole(0, 1)), reason: '' }));
    const body = { clientId: stage.clientId(), version, lines: points, words: dice.pick(SELF_WORDS) };
    await stage.services.cards.selfScore(acting(stage.byId(agent_id)), id, body);
  }
}

async function scores(stage: Stage, month: string, dice: Chance): Promise<void> {
  const { services } = stage;
  for (const { id, version, agent_id, lines } of await cardsOf(stage, month)) {
    const lead = acting(leadOf(stage, agent_id));
    let at = version;
    for (const { key } of lines.filter(({ source }) => source.kind === 'import')) {
      const written = { line: key, ...IMPORTS[key]! };
      at = (await services.cards.import(lead, id, { clientId: stage.clientId(), version: at, ...written })).version;
    }
    const { open, lines: now } = await services.cardReading.one(lead, id);
    const given = open.map((key) => {
      const { weight } = now.find((line) => line.key === key)!;
      return { line: key, points: String(weight - dice.whole(0, 3) / 2), reason: dice.pick(MARKS) };
    });
    await services.cards.score(lead, id, { clientId: stage.clientId(), version: at, lines: given });
  }
}

async function confirm(stage: Stage, { id, version }: CardAt): Promise<void> {
  const body = { clientId: stage.clientId(), version, lines: [] };
  await stage.services.cards.confirm(acting(stage.named(ADMIN.name)), id, body);
}

async function close(stage: Stage, { id, version }: CardAt): Promise<void> {
  await stage.services.cards.close(acting(stage.named(ADMIN.name)), id, { clientId: stage.clientId(), version });
}

function leadOf(stage: Stage, agentId: string): Colleague {
  const { team } = stage.byId(agentId).person;
  return stage.colleagues.find(({ person }) => team !== null && person.leads?.includes(team))!;
}

const acting = ({ me }: Colleague): Acting => ({ ...me, ip: '127.0.0.1' });
