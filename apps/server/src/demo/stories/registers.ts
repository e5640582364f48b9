// What leads sign and write down in the demo: each day's end, the morning's causes, complaints, and contacts to be watched over.
import { DateTime } from 'luxon';
import type { ComplaintView } from '#contract';
import { localDayOf } from '#domain';
import { ADMIN, COMPANY } from '../cast';
import type { Colleague, Stage, Told } from '../stage';
import { DEMO_COMPLAINTS, type DemoComplaint, MORNING_CAUSES, SPECIAL_CONTACTS } from '../texts/registers';
import type { Story } from '../timeline';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A lead signs the day off before leaving; the day before the present is left for whoever opens the demo. */
export async function* signedDay(stage: Stage, at: Date): Story {
  if (stage.end.getTime() - at.getTime() < 40 * HOUR_MS) return;
  const { dayEnd } = stage.services;
  const day = localDayOf(COMPANY.zone, at);
  await dayEnd.sign(lead(stage).me, day, { clientId: stage.clientId(), note: '' });
}

export function beginRegisters(stage: Stage): void {
  const ago = (hours: number): Date => new Date(stage.end.getTime() - hours * HOUR_MS);
  for (const [i, complaint] of DEMO_COMPLAINTS.entries())
    stage.timeline.begin(ago(complaint.hoursAgo), complains(stage, complaint, i));
  stage.timeline.begin(ago(1.2), watchedOver(stage));
  stage.timeline.begin(ago(1.1), takenAway(stage));
  stage.timeline.begin(ago(0.4), morning(stage));
}

async function* complains(stage: Stage, talk: DemoComplaint, i: number): Story {
  const told = stage.told.at(-2 - i * 3);
  if (!told) return;
  const { complaints: register, complaintVerbs: verbs } = stage.services;
  const { me } = told.holder;
  let complaint = await register.open(me, await formOf(stage, told, talk));
  const asked = () => ({ clientId: stage.clientId(), version: complaint.version });
  if (talk.notice) {
    yield 240;
    const { department, text, confirmedBy } = talk.notice;
    complaint = await verbs.notify(me, complaint.id, { ...asked(), department, text });
    if (confirmedBy) complaint = await confirmed(stage, complaint, confirmedBy);
  }
  if (talk.claim) complaint = await verbs.ask(me, complaint.id, { ...asked(), claim: talk.claim });
  for (const step of talk.steps) {
    yield 5 * 3600;
    complaint = await verbs.contacted(me, complaint.id, { ...asked(), ...step });
  }
  if (talk.closes) await verbs.close(me, complaint.id, { ...asked(), reason: '' });
}

function confirmed(stage: Stage, { id, version, notices }: ComplaintView, confirmedBy: string): Promise<ComplaintView> {
  const body = { clientId: stage.clientId(), version, noticeId: notices[0]!.id, confirmedBy };
  return stage.services.complaintVerbs.confirm(lead(stage).me, id, body);
}

async function formOf(stage: Stage, told: Told, { cause, severity, company, address }: DemoComplaint) {
  const { name, phone } = await stage.services.contacts.view(told.contactId);
  return {
    ...{ clientId: stage.clientId(), ticketId: told.ticketId, callId: null, contactId: told.contactId },
    ...{ agentId: told.holder.me.agentId, company, person: name, address, phone: phone ?? told.phone },
    ...{ cause, severity, signed: true },
  };
}

/** Contacts whose tickets are still open, so that they show on the desk's board. */
async function* watchedOver(stage: Stage): Story {
  const { services } = stage;
  const rows = await services.database.rows<{ contact_id: string }>(
    `select distinct contact_id from ticket where status in ('open', 'waiting', 'on_hold') order by contact_id limit $1`,
    [SPECIAL_CONTACTS.length],
  );
  const { me } = lead(stage);
  for (const [i, { contact_id: id }] of rows.entries()) {
    yield 60;
    const actor = { kind: 'agent' as const, id: me.agentId, name: me.name };
    await services.contacts.patch(actor, id, { special: SPECIAL_CONTACTS[i]! });
  }
}

/** Two of the open tickets are about machines that stand in the workshop. */
async function* takenAway(stage: Stage): Story {
  const { services } = stage;
  const rows = await services.database.rows<{ id: string; holder_id: string }>(
    `select id, holder_id from ticket where status in ('open', 'waiting', 'on_hold') and holder_id is not null order by created_at limit 2`,
  );
  const date = DateTime.fromJSDate(stage.end, { zone: COMPANY.zone }).plus({ days: 1 }).toISODate()!;
  const nobody = { resource: null, resourceAgentId: null, consented: false };
  for (const { id, holder_id } of rows) {
    yield 30;
    const parts = { withWhom: '用户本人', date };
    const said = { clientId: stage.clientId(), type: 'taken_for_repair' as const, parts };
    const agreed = { agreedName: '', channel: 'phone' as const, number: '' };
    await services.interim.note(stage.byId(holder_id).me, id, { ...said, ...agreed, ...nobody });
  }
}

/** The meeting has begun: of the oldest tickets half are gone through. */
async function* morning(stage: Stage): Story {
  const { backlog, causes } = stage.services;
  const { me } = lead(stage);
  const { rows } = await backlog.page(me, { list: 'overdue', limit: 8 });
  for (const [i, talk] of MORNING_CAUSES.entries()) {
    const ticket = rows[i * 2]?.row;
    if (!ticket) return;
    yield 90;
    const holderId = ticket.holderId ?? me.agentId;
    const until = talk.action ? laterToday(stage) : null;
    const person = talk.cause === 'agent' ? holderId : null;
    await causes.name(me, ticket.id, {
      ...{ clientId: stage.clientId(), cause: talk.cause, note: talk.note, responsibleId: person },
      ...{ action: until ? talk.action : '', actorId: until ? holderId : null, until },
    });
  }
}

/** Null when the day is nearly over. */
function laterToday(stage: Stage): string | null {
  const local = DateTime.fromJSDate(stage.now, { zone: COMPANY.zone });
  const until = DateTime.min(local.plus({ hours: 3 }), local.set({ hour: 23, minute: 30, second: 0 }));
  return until.toMillis() > stage.now.getTime() + 2 * MINUTE_MS ? until.toUTC().toISO()! : null;
}

const lead = (stage: Stage): Colleague => stage.named(ADMIN.name);
