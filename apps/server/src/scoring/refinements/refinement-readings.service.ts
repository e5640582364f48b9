import { Injectable } from '@nestjs/common';
import type { Refinement } from '#contract';
import { dayRange, refinementDay } from '#domain';
import { Database } from '../../platform/database/database';
import { RefinementsRepository } from './refinements.repository';

interface KnownEntry {
  agentId: string;
  id: string;
  view: Refinement;
}

/** Entries of script refinement as they were known at a moment, and the days that asked for one (DOMAIN K3). */
@Injectable()
export class RefinementReadings {
  constructor(
    private readonly database: Database,
    private readonly repository: RefinementsRepository,
  ) {}

  /** The latest event of each entry of those days, the oldest day first. */
  entries(agentIds: readonly string[], days: readonly string[], snapshot: string): Promise<KnownEntry[]> {
    return this.database.rows(
      `select "agentId", id::text, view from (
         select distinct on (subject_id) id, agent_id as "agentId", payload->'view' as view from desk_event
         where subject_kind = 'refinement' and agent_id = any($1::uuid[]) and pg_visible_in_snapshot(xid, $3::pg_snapshot)
         order by subject_id, version desc) known
       where view->>'day' = any($2) order by view->>'day', id`,
      [agentIds, days, snapshot],
    );
  }

  /** Of each agent's days those whose entry was due before today: there were conversations without a lead, or one was written. */
  async dueDays(
    asked: ReadonlyMap<string, readonly string[]>,
    zone: string,
    today: string,
  ): Promise<Map<string, string[]>> {
    const agentIds = [...asked.keys()];
    const all = [...asked.values()].flat().sort();
    if (all.length === 0) return new Map(agentIds.map((id) => [id, []]));
    const [first, last] = [all[0]!, all.at(-1)!];
    const span = { from: dayRange(zone, first).from, to: dayRange(zone, last).to };
    const [talked, rows] = await Promise.all([
      this.repository.talked(agentIds, span, zone, null),
      this.repository.daysWritten(agentIds, first, last),
    ]);
    const conversationsOn = new Map(talked.map((one) => [one.agentId + one.day, one.conversations]));
    const entriesOn = new Map(rows.map((one) => [one.agentId + one.day, one.entries]));
    const isDue = (agentId: string, day: string): boolean => {
      const conversations = conversationsOn.get(agentId + day) ?? 0;
      const entries = entriesOn.get(agentId + day) ?? 0;
      const state = refinementDay({ day, conversations, entries, scored: 0 }, today);
      return state !== 'nothing' && state !== 'due';
    };
    return new Map([...asked].map(([id, days]) => [id, days.filter((day) => isDue(id, day))]));
  }
}
