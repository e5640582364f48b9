import { Injectable } from '@nestjs/common';
import { chainOf, episodeDueAt, episodeOf, TRIGGER_TYPES, triggerOf } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { Beside, StoredEvent } from '../../platform/events/event-log';
import { EventReader } from '../../platform/events/event-reader';
import { CalendarsService } from '../calendars/calendars.service';
import { PlanningRepository, type PlannedTicket } from './planning.repository';
import { type RuleRow, RulesRepository } from './rules.repository';
import { type NewRun, RunsRepository } from './runs.repository';

type ReadEvent = StoredEvent & { automatic: string | null };
const AUTOMATIC_BESIDE: Beside = {
  column: ', said.automatic',
  join: `left join lateral (select m.automatic from message m
    where m.id = desk_event.message_id and desk_event.type = 'message.received') said on true`,
};
/** What moves no trigger by itself may begin or end what lasts. */
const MOVES_EPISODES = [
  'reply_window.opened',
  'reply_window.answered',
  'reply_window.excused',
  'reply_window.reopened',
];
const CALENDARS = ['calendars', 'teams'];
const AT_ONCE = 500;
/** An event that is read so late is history: whoever wrote then was answered by people. */
const STALE_MS = 7 * 86_400_000;

/**
 * Follows the events with a cursor of its own and writes down what rules are to be asked about (laws 5, 6). Reading an event twice
 * writes nothing new: each occasion is one row for a rule and a ticket.
 */
@Injectable()
export class RulePlanner {
  constructor(
    private readonly database: Database,
    private readonly reader: EventReader,
    private readonly rules: RulesRepository,
    private readonly runs: RunsRepository,
    private readonly planning: PlanningRepository,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.read<ReadEvent, RuleRow[]>({
      reader: 'automation',
      types: [...TRIGGER_TYPES, ...MOVES_EPISODES, 'setup.changed'],
      beside: AUTOMATIC_BESIDE,
      prepare: (tx, events) => this.prepare(tx, events),
      judge: (tx, event, rules) => this.judge(tx, event, rules),
    });
  }

  /** The next of the tickets that were there before a rule; false when all were looked through. */
  async planExisting(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const waiting = await this.planning.lockUnplanned(tx);
      if (!waiting) return false;
      const rule = await this.rules.byId(tx, waiting.id);
      const ids = rule?.onSince ? await this.planning.ticketsAfter(tx, waiting.after, AT_ONCE) : [];
      if (rule && ids.length) await this.planTimes(tx, [rule], ids);
      await this.planning.planned(tx, waiting.id, ids.length === AT_ONCE ? ids[ids.length - 1]! : null);
      return true;
    });
  }

  private async prepare(tx: Tx, events: readonly ReadEvent[]): Promise<RuleRow[]> {
    const changed = events.some(({ type, payload }) => type === 'setup.changed' && CALENDARS.includes(areaOf(payload)));
    if (changed) await this.rules.planAnew(tx, null);
    const rules = await this.rules.on(tx);
    const timed = rules.filter(({ trigger }) => trigger.kind === 'time');
    const touched = events.filter(({ subjectKind }) => subjectKind === 'ticket').map(({ ticketId }) => ticketId!);
    if (timed.length && touched.length) await this.planTimes(tx, timed, [...new Set(touched)]);
    return rules;
  }

  private async judge(tx: Tx, event: ReadEvent, rules: readonly RuleRow[]): Promise<void> {
    const trigger = event.ticketId ? triggerOf(event) : null;
    if (!trigger || this.clock.now().getTime() - event.at.getTime() > STALE_MS) return;
    const asked = rules.filter(
      (rule) => rule.trigger.kind === 'event' && rule.trigger.event === trigger && rule.onSince! <= event.at,
    );
    await this.runs.plan(
      tx,
      asked.map((rule) => ({ id: newId(), ...occasion(rule, event) })),
    );
  }

  private async planTimes(tx: Tx, rules: readonly RuleRow[], ticketIds: readonly string[]): Promise<void> {
    const rows: (NewRun & { id: string })[] = [];
    for (const ticket of await this.planning.tickets(tx, ticketIds))
      for (const rule of rules) {
        const run = await this.deadline(rule, ticket);
        if (run) rows.push({ id: newId(), ...run });
      }
    await this.runs.plan(tx, rows);
  }

  private async deadline(rule: RuleRow, ticket: PlannedTicket): Promise<NewRun | null> {
    const { trigger } = rule;
    if (trigger.kind !== 'time') return null;
    const episode = episodeOf(trigger.since, ticket);
    if (!episode) return null;
    const dueAt = episodeDueAt(trigger, episode.from, await this.calendars.ofTeam(ticket.teamId));
    if (dueAt < rule.onSince!) return null;
    const about = { rule_id: rule.id, ticket_id: ticket.id, position: rule.position };
    return { ...about, episode: episode.key, event_id: null, message_id: null, due_at: dueAt, chain: [] };
  }
}

const areaOf = (payload: Record<string, unknown>): string => (payload as { area?: string }).area ?? '';

const occasion = (rule: RuleRow, event: ReadEvent): NewRun => ({
  rule_id: rule.id,
  ticket_id: event.ticketId!,
  episode: `event:${event.id}`,
  event_id: event.id,
  message_id: event.messageId ?? null,
  due_at: event.at,
  position: rule.position,
  chain: chainOf(event.payload),
});
