import { Injectable } from '@nestjs/common';
import { episodeDueAt, episodeOf, guardOf, unmetConditions } from '#domain';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import type { Verb } from '../tickets/verb';
import { PlanningRepository } from './planning.repository';
import { RuleActs } from './rule-acts.service';
import { RuleFactsService } from './rule-facts.service';
import type { RuleRow } from './rules.repository';
import { type RunEnd, type RunRow, RunsRepository } from './runs.repository';

const HOUR_MS = 3_600_000;

/** What becomes of one occasion. */
@Injectable()
export class RuleJudging {
  constructor(
    private readonly repository: RunsRepository,
    private readonly planning: PlanningRepository,
    private readonly facts: RuleFactsService,
    private readonly acts: RuleActs,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
  ) {}

  async pass(work: Verb, run: RunRow, rule: RuleRow | null): Promise<RunEnd | { until: Date }> {
    if (!rule?.onSince || rule.onSince > run.due_at) return { result: 'ended' };
    if (!run.event_id) {
      const until = await this.lasts(work, run, rule);
      if (until === null) return { result: 'ended' };
      if (until > work.plan.now) return { until };
    }
    const { tx, plan } = work;
    const facts = await this.facts.of(tx, plan.ticket, run.event_id ? run.due_at : plan.now, run.message_id);
    if (unmetConditions(rule, facts).length) return { result: 'unmet' };
    const guarded = await this.guard(work, run);
    if (guarded) return { result: 'guarded', code: guarded };
    const { acts } = await this.acts.take(work, rule, run, facts.contact.locale);
    return { result: 'done', acts };
  }

  /** When what lasts is due by the rule and the calendar as they are now; null when it has ended. */
  private async lasts({ tx, plan }: Verb, run: RunRow, { trigger }: RuleRow): Promise<Date | null> {
    if (trigger.kind !== 'time') return null;
    const [state] = await this.planning.tickets(tx, [run.ticket_id]);
    const episode = episodeOf(trigger.since, state!);
    if (episode?.key !== run.episode) return null;
    return episodeDueAt(trigger, episode.from, await this.calendars.ofTeam(plan.ticket.teamId));
  }

  private async guard({ tx, plan }: Verb, run: RunRow) {
    const [depth, hourly] = await Promise.all([
      this.settings.at('automation.depth', plan.now),
      this.settings.at('automation.hourly', plan.now),
    ]);
    const ranLastHour = await this.repository.doneSince(tx, run, new Date(plan.now.getTime() - HOUR_MS));
    return guardOf(run.rule_id, { chain: run.chain, ranLastHour }, { depth, hourly });
  }
}
