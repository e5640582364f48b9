import { withNationalDays } from '../desk/calendars/national-days';
import type { Acting } from '../desk/setup/acting';
import { localDayOf, SURVEY_WORDS, type WeeklyInterval } from '#domain';
import {
  ADMIN,
  CAST,
  COMPANY,
  DEMO_PASSWORD,
  emailOf,
  MAIL_ADDRESS,
  type Person,
  SHOP_WIDGET_KEY,
  type TeamKey,
} from './cast';
import { drawAreas, SALES } from './areas';
import type { postOfficeOf } from './post-office';
import type { Services } from './services';
import { buildLadders } from './ladders';
import { planShifts } from './shift-plans';
import { LABELS, MACROS, MAIL_GREETING, SNIPPETS } from './texts/setup';

/** What each agent is to bring in a month on a desk of this size. */
const MONTHLY = [
  ['leads.month', 12],
  ['revenue.month', 60_000],
] as const;

/** What the stories need to know of the desk they play on. */
export interface Furnished {
  teams: Record<TeamKey, string>;
  inboxes: Record<TeamKey, string>;
  agentIds: Map<string, string>;
  labelIds: Map<string, string>;
  /** Who became a lead this month, until the next (DOMAIN N4). */
  newGroupId: string;
}

/** The server that the shop's mail goes out by. */
export type Outgoing = ReturnType<typeof postOfficeOf>;

/** Makes the desk of a first start the shop's: company, calendars, people, teams, inboxes and texts, as an admin would. */
export async function furnish(services: Services, now: Date, outgoing: Outgoing): Promise<Furnished> {
  const by = await admin(services);
  await services.company.update(by, COMPANY);
  const agentIds = await hire(services, by);
  const teams = await gather(services, by, now, agentIds);
  await planShifts(services, by, agentIds, localDayOf(COMPANY.zone, now));
  await services.servicePolicies.addClosingRules(by);
  await drawAreas(services, by, agentIds);
  const inboxes = await openInboxes(services, by, teams, outgoing);
  await writeTexts(services, by, teams, inboxes);
  await buildLadders(services, by, teams.chat, agentIds.get(ADMIN.workNumber) ?? null);
  const asking = { inboxId: null, teamId: null, version: 0, enabled: true, delayMinutes: 5, reopens: false };
  await services.surveyRules.write(by, { ...asking, words: SURVEY_WORDS });
  const labelIds = new Map<string, string>();
  for (const label of LABELS) labelIds.set(label.name, (await services.labels.create(by, label)).id);
  await services.leadSetup.write(by, { version: 1, ...SALES });
  for (const [key, value] of MONTHLY) await services.settings.write(by, { key, value, effectiveAt: now.toISOString() });
  return { teams, inboxes, agentIds, labelIds, newGroupId: await makeGroups(services, by) };
}

/** New contacts are old ones from the next month on. */
async function makeGroups({ contactGroups }: Services, by: Acting): Promise<string> {
  const make = (name: string) => contactGroups.create(by, { clientId: `demo-group-${name}`, name });
  const [fresh, old] = [await make('新客户'), await make('老客户')];
  await make('重点客户');
  await contactGroups.change(by, fresh.id, { version: fresh.version, name: fresh.name, nextId: old.id });
  return fresh.id;
}

/** The admin of the first start becomes the demo's; where somebody has signed in before, theirs stays as it is. */
async function admin({ firstRun, agents, agentAdmin }: Services): Promise<Acting> {
  const fresh = await firstRun.ensureFirstAdmin();
  const [first] = (await agents.accounts()).filter(({ role }) => role === 'admin');
  const by = { ...(await agents.principal(first!.id))!, ip: '127.0.0.1' };
  if (!fresh) return by;
  await agentAdmin.patch(by, first!.id, { name: ADMIN.name, email: emailOf(ADMIN), workNumber: ADMIN.workNumber });
  await agentAdmin.setPassword(by, first!.id, DEMO_PASSWORD);
  return { ...by, name: ADMIN.name, workNumber: ADMIN.workNumber };
}

async function hire({ agents, agentAdmin }: Services, by: Acting): Promise<Map<string, string>> {
  const ids = new Map((await agents.accounts()).map(({ workNumber, id }) => [workNumber, id]));
  for (const person of CAST.filter(({ workNumber }) => !ids.has(workNumber)))
    ids.set(person.workNumber, (await agentAdmin.create(by, accountOf(person))).id);
  return ids;
}

const accountOf = (person: Person) => ({
  name: person.name,
  email: emailOf(person),
  workNumber: person.workNumber,
  role: person.role,
  visibility: person.role === 'admin' ? ('all' as const) : ('team' as const),
  capacity: person.capacity,
  teamIds: [],
  skills: [...(person.skills ?? [])],
  probation: false,
  locale: 'zh-CN' as const,
  password: DEMO_PASSWORD,
});

const MON_SAT = [1, 2, 3, 4, 5, 6];
const EVERY_DAY = [...MON_SAT, 7];
const hours = (weekdays: number[], ...spans: [string, string][]): WeeklyInterval[] =>
  weekdays.flatMap((weekday) => spans.map(([from, to]) => ({ weekday, from, to })));

const AS_BEFORE = {
  callsBack: false,
  skillRules: [],
  overflow: null,
  ownerOnly: false,
  dayCheckMinute: null,
  presenceDeals: false,
};

async function gather(
  services: Services,
  by: Acting,
  now: Date,
  ids: Map<string, string>,
): Promise<Record<TeamKey, string>> {
  const { teams, calendars } = services;
  const [usual] = await calendars.views();
  const lunch = { zone: COMPANY.zone, weekly: hours(MON_SAT, ['09:00', '12:00'], ['13:30', '18:30']), overrides: [] };
  const year = now.getUTCFullYear();
  const named = {
    ...lunch,
    overrides: withNationalDays({ ...lunch, overrides: withNationalDays(lunch, year) }, year + 1),
  };
  const service = await calendars.create(by, { name: '售后 周一至周六（午休）', ...named });
  const weekly = hours(EVERY_DAY, ['00:00', '24:00']);
  const always = await calendars.create(by, { name: '7×24 在线', zone: COMPANY.zone, weekly, overrides: [] });
  const members = (key: TeamKey) => ({
    memberIds: CAST.filter(({ team }) => team === key).map(({ workNumber }) => ids.get(workNumber)!),
    leadIds: CAST.filter(({ leads }) => leads?.includes(key)).map(({ workNumber }) => ids.get(workNumber)!),
  });
  // Whoever opens the demo finds the chat at work, whatever the hour.
  const chat = {
    name: '售前咨询组',
    strategy: 'least_busy' as const,
    calendarId: always.id,
    presenceDeals: true,
    skillRules: [{ when: 'tag' as const, value: '发票', skill: '开票' }],
    ...members('chat'),
  };
  const [first] = await teams.all();
  const chatId = (await teams.patch(by, first!.id, chat)).id;
  // English mails wait for who writes English; what nobody took in half a working day goes to the chat.
  const english = { when: 'language' as const, value: 'en', skill: '英语' };
  return {
    chat: chatId,
    service: (
      await teams.create(by, {
        name: '售后一组',
        strategy: 'manual',
        calendarId: service.id,
        ...AS_BEFORE,
        skillRules: [english],
        overflow: { toTeamId: chatId, minutes: 240 },
        ...members('service'),
      })
    ).id,
    phone: (
      await teams.create(by, {
        name: '电话组',
        strategy: 'round_robin',
        calendarId: usual!.id,
        ...AS_BEFORE,
        ...members('phone'),
      })
    ).id,
  };
}

async function openInboxes(
  { database, inboxes, inboxAdmin }: Services,
  by: Acting,
  teams: Record<TeamKey, string>,
  outgoing: Outgoing,
) {
  const mail = { address: MAIL_ADDRESS, senderName: '好物商城售后', imap: null, smtp: outgoing };
  const chat = (await inboxes.views()).find(({ channel }) => channel === 'web-chat')!;
  // The page of the shop names the key, and an admin can't choose one.
  await database.rows('update inbox set widget_key = $2 where id = $1', [chat.id, SHOP_WIDGET_KEY]);
  await inboxAdmin.patch(by, chat.id, { name: '网页咨询', colour: '#0f766e', teamId: teams.chat });
  const open = (name: string, channel: 'email' | 'phone', teamId: string, colour: string, settings: object) =>
    inboxAdmin.create(by, { name, channel, teamId, colour, settings: { ...settings } });
  return {
    chat: chat.id,
    service: (await open('售后邮箱', 'email', teams.service, '#b45309', mail)).id,
    phone: (await open('电话', 'phone', teams.phone, '#7c3aed', {})).id,
  };
}

async function writeTexts(
  { greetings, snippets, macros }: Services,
  by: Acting,
  teams: Record<TeamKey, string>,
  inboxes: Record<TeamKey, string>,
) {
  for (const { title, text, team } of SNIPPETS)
    await snippets.create(by, { title, text, scope: team ? 'team' : 'all', teamId: team ? teams[team] : null });
  for (const { title, actions, team } of MACROS)
    await macros.create(by, { title, actions, scope: team ? 'team' : 'all', teamId: team ? teams[team] : null });
  const outside = { audience: 'any', hours: 'outside', from: null, to: null, position: 0, enabled: true } as const;
  await greetings.create(by, { ...outside, inboxId: inboxes.service, text: MAIL_GREETING });
}
