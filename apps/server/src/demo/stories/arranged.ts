// What the desk of the demo does by itself, and what its service tickets wait for.
import { DateTime } from 'luxon';
import { ruleActions } from '#contract';
import { NO_RULE_CONDITIONS } from '#domain';
import { ADMIN, COMPANY } from '../cast';
import type { Stage } from '../stage';
import { COMPLAINT_RULE, SERVED, THRESHOLDS } from '../texts/arranged';
import type { Story } from '../timeline';

const HOUR_MS = 3_600_000;

export function beginArranged(stage: Stage): void {
  const ago = (hours: number): Date => new Date(stage.end.getTime() - hours * HOUR_MS);
  stage.timeline.begin(ago(5), machines(stage));
  // Rules are for what happens from now on: the history was lived without them.
  stage.timeline.begin(ago(0.05), rules(stage));
}

/** The oldest open tickets of the after-sales team are about machines, some of which wait for a part (DOMAIN V8, D9, B4, B5). */
async function* machines(stage: Stage): Story {
  const { services, furnished } = stage;
  const rows = await services.database.rows<{ id: string; holder_id: string; created_at: Date; version: number }>(
    `select id, holder_id, created_at,
       coalesce((select s.version from ticket_service s where s.ticket_id = ticket.id), 0) as version from ticket where team_id = $1 and status in ('open', 'waiting', 'on_hold')
       and holder_id is not null order by created_at limit $2`,
    [furnished.teams.service, SERVED.length],
  );
  const tomorrow = DateTime.fromJSDate(stage.end, { zone: COMPANY.zone }).plus({ days: 1 }).toISODate()!;
  for (const [i, { id, holder_id, created_at, version }] of rows.entries()) {
    yield 300;
    const { facts, part } = SERVED[i]!;
    const { me } = stage.byId(holder_id);
    const known = { ...facts, askedForAt: created_at.toISOString() };
    await services.serviceFacts.write(me, id, { clientId: stage.clientId(), version, facts: known });
    if (!part) continue;
    const asked = { name: part.name, number: part.number, quantity: 1, note: '', fault: '', attachmentIds: [] };
    const when = { expectedOn: tomorrow, consented: true, byDivision: true, kind: 'fit' as const };
    const row = await services.parts.ask(me, id, { clientId: stage.clientId(), ...asked, ...when });
    if (part.arrived) await services.parts.arrive(me, row.id, { clientId: stage.clientId(), version: row.version });
  }
}

async function* rules(stage: Stage): Story {
  const { automation, boardRules } = stage.services;
  const by = { ...stage.named(ADMIN.name).me, ip: '127.0.0.1' };
  const { teams } = stage.furnished;
  yield 1;
  for (const { team, ...rule } of THRESHOLDS)
    await boardRules.create(by, { teamId: teams[team], inboxId: null, sound: false, email: false, ...rule });
  const { name, words, tag } = COMPLAINT_RULE;
  await automation.create(by, {
    ...{ clientId: stage.clientId(), name, on: true, runWhen: 'always', stops: false },
    trigger: { kind: 'event', event: 'message' },
    conditions: { ...NO_RULE_CONDITIONS, channels: [], words, tagsNone: [tag] },
    actions: ruleActions.parse({ addTags: [tag], priority: 'high', tell: ['leads'] }),
  });
}
