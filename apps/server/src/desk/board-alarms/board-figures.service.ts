import { Injectable } from '@nestjs/common';
import { dayRange, isWorking, localDayOf, workingSecondsBetween } from '#domain';
import { Database } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import { CompanyService } from '../setup/company.service';
import { DispatchStops } from '../dispatch/stops.service';
import { SettingsService } from '../policies/settings.service';
import { TeamsService } from '../teams/teams.service';
import { BoardFiguresRepository, type WaitingGroup } from './board-figures.repository';
import type { RuleRow } from './board-rules.repository';
import { DayTally } from './day-tally';

type Seen = (rule: RuleRow) => number | null;
type Figure = RuleRow['figure'];

/** What the thresholds are held against, for all groups at once; only what some rule asks for is read. */
@Injectable()
export class BoardFigures {
  private readonly tally: DayTally;

  constructor(
    private readonly repository: BoardFiguresRepository,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly calendars: CalendarsService,
    private readonly company: CompanyService,
    private readonly stops: DispatchStops,
    private readonly settings: SettingsService,
    events: EventLog,
    database: Database,
  ) {
    this.tally = new DayTally(events, database);
  }

  /** Answers the figure of a rule; null while it says nothing. */
  async of(rules: readonly RuleRow[], now: Date): Promise<Seen> {
    const asked = new Set(rules.map(({ figure }) => figure));
    const asks = (...figures: Figure[]): boolean => figures.some((figure) => asked.has(figure));
    const waits = asks('waiting', 'oldest_wait') ? await this.waits(now) : NOTHING;
    const days = asks('breached_today', 'answered_in_window') ? await this.days(now) : NOTHING;
    const free = asks('free_agents') ? await this.free(now) : NOTHING;
    const by: Record<Figure, Seen> = {
      ...{ waiting: waits, oldest_wait: waits },
      ...{ breached_today: days, answered_in_window: days, free_agents: free },
    };
    return (rule) => by[rule.figure](rule);
  }

  private async waits(now: Date): Promise<Seen> {
    const groups = await Promise.all(
      (await this.repository.waiting()).map(async (group) => {
        const calendar = await this.calendars.ofTeam(group.teamId);
        return { ...group, minutes: workingSecondsBetween(calendar, group.openedAt, now) / 60 };
      }),
    );
    return ({ figure, ...rule }) => {
      const mine = groups.filter((group) => isOf(rule, group));
      return figure === 'waiting'
        ? mine.reduce((n, { count }) => n + count, 0)
        : Math.max(0, ...mine.map(({ minutes }) => minutes));
    };
  }

  /** A share of few answers jumps with each of them and says nothing yet. */
  private async days(now: Date): Promise<Seen> {
    const { zone } = await this.company.get();
    const day = localDayOf(zone, now);
    await this.tally.read(day, dayRange(zone, day).from);
    const enough = await this.settings.at('board.share_from', now);
    return ({ figure, team_id: teamId, inbox_id: inboxId }) => {
      const { met, breached } = this.tally.of({ teamId, inboxId });
      if (figure === 'breached_today') return breached;
      return met + breached < Math.max(1, enough) ? null : (100 * met) / (met + breached);
    };
  }

  /** In the team's working time alone: at night nobody need be there. */
  private async free(now: Date): Promise<Seen> {
    const [candidates, loads] = await Promise.all([this.agents.candidates(null), this.repository.loads()]);
    const suspended = await this.stops.suspendedAt(now);
    const free = new Set(
      candidates
        .filter(({ agentId, disabled, presence }) => !disabled && presence === 'online' && !suspended.has(agentId))
        .filter(({ agentId, capacity }) => (loads.get(agentId) ?? 0) < capacity)
        .map(({ agentId }) => agentId),
    );
    const counts = new Map<string, number | null>();
    for (const { id, memberIds } of await this.teams.all()) {
      const works = isWorking(await this.calendars.ofTeam(id), now);
      counts.set(id, works ? memberIds.filter((member) => free.has(member)).length : null);
    }
    return ({ team_id }) => counts.get(team_id!) ?? null;
  }
}

const NOTHING: Seen = () => null;

const isOf = (rule: Pick<RuleRow, 'team_id' | 'inbox_id'>, { teamId, inboxId }: WaitingGroup): boolean =>
  rule.team_id ? rule.team_id === teamId : rule.inbox_id === inboxId;
