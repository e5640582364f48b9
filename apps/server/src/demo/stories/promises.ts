// Slots that the demo's contacts were promised for today and tomorrow, and what was found on the way to a result.
import { DateTime } from 'luxon';
import type { PromiseView } from '#contract';
import { COMPANY } from '../cast';
import type { Stage, Told } from '../stage';
import { INTERIM_TALK, PROMISE_REMARKS, TECHNICIANS } from '../texts/promises';
import type { Story } from '../timeline';

const HOUR_MS = 3_600_000;
const PROMISED_BEFORE_MS = 20 * HOUR_MS;
const BATCH = 50;

type End = 'in_time' | 'late' | 'never';
interface Planned {
  /** Hours from the present to the start, rounded to a half; or an hour of tomorrow. */
  start: { inHours: number } | { tomorrowAt: string };
  kind: PromiseView['kind'];
  /** Which technician; null where nobody was found yet. */
  by: number | null;
  end: End;
}

const PLANNED: readonly Planned[] = [
  { start: { inHours: -6 }, kind: 'visit', by: 0, end: 'in_time' },
  { start: { inHours: -4.5 }, kind: 'visit', by: 1, end: 'in_time' },
  { start: { inHours: -3 }, kind: 'callback', by: null, end: 'late' },
  { start: { inHours: -2 }, kind: 'visit', by: 2, end: 'in_time' },
  { start: { inHours: -0.5 }, kind: 'visit', by: 0, end: 'never' },
  { start: { inHours: 1 }, kind: 'answer', by: null, end: 'in_time' },
  { start: { inHours: 2 }, kind: 'visit', by: 1, end: 'in_time' },
  { start: { tomorrowAt: '09:00' }, kind: 'visit', by: 0, end: 'in_time' },
  { start: { tomorrowAt: '09:30' }, kind: 'visit', by: 1, end: 'in_time' },
  { start: { tomorrowAt: '10:00' }, kind: 'callback', by: null, end: 'in_time' },
  { start: { tomorrowAt: '11:00' }, kind: 'visit', by: 0, end: 'in_time' },
  { start: { tomorrowAt: '13:00' }, kind: 'parts', by: 2, end: 'in_time' },
  { start: { tomorrowAt: '14:00' }, kind: 'visit', by: 1, end: 'in_time' },
  { start: { tomorrowAt: '16:00' }, kind: 'visit', by: 2, end: 'in_time' },
];

/** The contacts of the day before: some were promised hours, of some something was found. */
export async function* promisedSlots(stage: Stage): Story {
  const told = await servedAtHome(stage);
  for (const [i, planned] of PLANNED.entries()) {
    const about = told[i];
    const from = startOf(planned, stage.end);
    if (!about || !from || from.getTime() < stage.now.getTime() + HOUR_MS) continue;
    yield 60;
    stage.timeline.begin(stage.now, slotStory(stage, about, planned, from, i));
  }
  const day = tomorrow(stage.end).toISODate()!;
  for (const [i, { type, parts }] of INTERIM_TALK.entries()) {
    const about = told[(PLANNED.length + i) % told.length];
    if (!about) continue;
    yield 300;
    const said = { clientId: stage.clientId(), type, parts: parts(day, about.phone), ...UNPROMISED };
    await stage.services.interim.note(about.holder.me, about.ticketId, said);
  }
}

/** Tickets about machines, the newest first: nobody visits anyone because of an address. */
async function servedAtHome(stage: Stage): Promise<Told[]> {
  const byTicket = new Map(stage.told.map((each) => [each.ticketId, each]));
  const rows = await stage.services.database.rows<{ id: string }>(
    `select id from ticket where id = any($1) and tags && array['维修', '安装', '保修', '换货', '滤芯'] and status <> 'closed'
     order by created_at desc limit 40`,
    [[...byTicket.keys()]],
  );
  return rows.map(({ id }) => byTicket.get(id)!);
}

/** When the demo's slots are agreed. */
export const promisedFrom = (end: Date): Date => new Date(end.getTime() - PROMISED_BEFORE_MS);

const UNPROMISED = {
  agreedName: '',
  channel: 'phone' as const,
  number: '',
  resource: null,
  resourceAgentId: null,
  consented: false,
};

async function* slotStory(stage: Stage, told: Told, planned: Planned, from: Date, i: number): Story {
  const promise = await make(stage, told, planned, from, i);
  const { promiseDeadlines, promises } = stage.services;
  const keep = async (at: Date): Promise<void> => {
    const version = await versionOf(stage, promise);
    const body = { clientId: stage.clientId(), version, at: at.toISOString(), note: '' };
    await promises.keep(told.holder.me, promise.id, body);
  };
  for (const minutes of [60, 15]) {
    yield new Date(from.getTime() - minutes * 60_000);
    await promiseDeadlines.passDue(BATCH);
  }
  if (planned.end === 'in_time') {
    yield new Date(from.getTime() - 6 * 60_000);
    return keep(stage.now);
  }
  yield from;
  await promiseDeadlines.passDue(BATCH);
  if (planned.end === 'never') return;
  yield 11 * 60;
  await keep(stage.now);
}

async function make(stage: Stage, told: Told, { kind, by }: Planned, from: Date, i: number): Promise<PromiseView> {
  const { contacts, promises } = stage.services;
  const { name, phone } = await contacts.view(told.contactId);
  const local = DateTime.fromJSDate(from, { zone: COMPANY.zone });
  const date = local.toISODate()!;
  return promises.make(told.holder.me, told.ticketId, {
    clientId: stage.clientId(),
    kind,
    slot: { date, from: local.toFormat('HH:mm'), to: local.plus({ hours: 1 }).toFormat('HH:mm') },
    agreed: { who: i % 4 === 3 ? 'family' : 'self', name, channel: 'phone', number: phone || told.phone },
    resource: by === null ? null : TECHNICIANS[by]!,
    resourceAgentId: null,
    expectedOn: kind === 'parts' ? date : null,
    consented: kind === 'parts',
    remark: PROMISE_REMARKS[i % PROMISE_REMARKS.length]!,
  });
}

async function versionOf(stage: Stage, { id, ticketId }: PromiseView): Promise<number> {
  const row = await stage.services.database.row<{ version: number }>(
    'select version from promise where id = $1 and ticket_id = $2',
    [id, ticketId],
  );
  return row!.version;
}

const tomorrow = (end: Date): DateTime => DateTime.fromJSDate(end, { zone: COMPANY.zone }).plus({ days: 1 });

/** Null where the slot would go over midnight. */
function startOf({ start }: Planned, end: Date): Date | null {
  if ('tomorrowAt' in start) {
    const [hour, minute] = start.tomorrowAt.split(':').map(Number);
    return tomorrow(end).set({ hour, minute, second: 0, millisecond: 0 }).toJSDate();
  }
  const half = HOUR_MS / 2;
  const at = new Date(Math.round((end.getTime() + start.inHours * HOUR_MS) / half) * half);
  const local = DateTime.fromJSDate(at, { zone: COMPANY.zone });
  return local.hasSame(local.plus({ hours: 1 }), 'day') ? at : null;
}
