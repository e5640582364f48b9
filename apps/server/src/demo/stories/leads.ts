import { addWorkingSeconds } from '#domain';
import type { Lead } from '#contract';
import type { Visitor } from '../crowd';
import type { Stage, Told } from '../stage';
import { REJECTION_NOTES } from '../texts/afterwards';
import { KEYWORDS } from '../texts/goods';
import type { Story } from '../timeline';
import { salesStory } from './sales';

const SOURCES = ['网页咨询', '搜索', '老客户介绍', '电话', '邮件'];
const ALL: Lead['checks'] = { reachable: true, unitName: true, need: true, intent: true, ability: true };

/** Opened with what the conversation showed, filled in over the next hours, and judged on one of the next days. */
export async function* leadStory(stage: Stage, { ticketId, contactId, holder }: Told, { facts }: Visitor): Story {
  const { chance, services } = stage;
  const about = {
    source: chance.pick(SOURCES),
    keyword: chance.pick(KEYWORDS),
    campaign: '',
    unitName: facts.unit!,
    need: `${facts.short} ${facts.count} 台，含安装`,
  };
  const checks = { ...ALL, intent: false, ability: false };
  const lead = await services.leads.create(holder.me, {
    clientId: stage.clientId(),
    contactId,
    ticketId,
    ...about,
    checks,
  });
  yield addWorkingSeconds(stage.calendars.service, stage.now, chance.around(6_000)).at;
  const fate = chance.next();
  const known = fate < 0.62 ? ALL : { ...checks, intent: fate < 0.85 };
  const { version } = await services.leads.patch(holder.me, lead.id, { version: lead.version, checks: known });
  yield addWorkingSeconds(stage.calendars.service, stage.now, chance.around(20_000)).at;
  if (fate >= 0.86) return;
  if (known === ALL && !(await wasValid(stage, contactId))) {
    const valid = await services.leads.judge(holder.me, lead.id, { version, state: 'valid', note: '' });
    const actor = { kind: 'agent' as const, id: holder.me.agentId, name: holder.me.name };
    await services.contacts.patch(actor, contactId, { groups: [stage.furnished.newGroupId] });
    yield* salesStory(stage, holder.me, valid, Math.floor(fate * 2 ** 31));
    return;
  }
  const rejection =
    known === ALL ? 'duplicate' : chance.pick(Object.keys(REJECTION_NOTES) as (keyof typeof REJECTION_NOTES)[]);
  const note = rejection === 'duplicate' ? '' : REJECTION_NOTES[rejection];
  await services.leads.judge(holder.me, lead.id, { version, state: 'rejected', rejection, note });
}

/** One valid lead per contact (DOMAIN section 2). */
async function wasValid({ services }: Stage, contactId: string): Promise<boolean> {
  return (
    (await services.database.row(`select from lead where contact_id = $1 and state = 'valid'`, [contactId])) !== null
  );
}
