import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Agent, AgentPhone, Board, BoardAgent, BoardUpdate, QueueCounts } from '#contract';
import { workingIntervals } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { BoardAlarms } from '../../desk/board-alarms/board-alarms.service';
import { CalendarsService } from '../../desk/calendars/calendars.service';
import { DispatchStops } from '../../desk/dispatch/stops.service';
import { PhonesService } from '../../desk/phones/phones.service';
import { TeamsService } from '../../desk/teams/teams.service';
import { ActiveTicketsService } from '../../desk/tickets/active-tickets.service';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { FeedService, type Told } from '../feed/feed.service';
import { AlarmsService } from './alarms.service';
import { BoardMemory } from './board-memory';
import { StandingThresholds } from './standing-thresholds';
import { Today } from './today';

/** Hours that reach further than this are around the clock. */
const AHEAD_MS = 2 * 86_400_000;
const TODAYS = [
  'reply_window.answered',
  'reply_window.reopened',
  'reply_window.breached',
  'call.started',
  'call.stepped',
  'call.ended',
  'call.corrected',
];

/** What team leads watch: kept in memory by the feed, so that a look costs no count over tables. */
@Injectable()
export class BoardService implements OnApplicationBootstrap {
  readonly memory = new BoardMemory();
  private readonly today = new Today();
  private readonly thresholds = new StandingThresholds();
  private readonly phones = new Map<string, AgentPhone>();
  private day = '';
  private ready: Promise<void> = Promise.resolve();

  constructor(
    private readonly feed: FeedService,
    private readonly active: ActiveTicketsService,
    private readonly agents: AgentsService,
    private readonly calendars: CalendarsService,
    private readonly alarms: AlarmsService,
    private readonly teams: TeamsService,
    private readonly agentPhones: PhonesService,
    private readonly stops: DispatchStops,
    private readonly boardAlarms: BoardAlarms,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.feed.onBatch((batch) => this.apply(batch));
  }

  onApplicationBootstrap(): Promise<void> {
    this.ready = this.load();
    return this.ready;
  }

  private async load(): Promise<void> {
    const { rows, unassignable } = await this.active.all();
    this.memory.load(rows, unassignable);
    this.thresholds.load(await this.boardAlarms.standing());
    for (const phone of await this.agentPhones.views()) this.remember(phone);
    await this.startDay();
  }

  private apply(batch: Told[]): void {
    const unknown = new Set<string>();
    for (const { event } of batch) {
      if (event.subject.kind === 'ticket' && !this.memory.apply(event)) unknown.add(event.subject.id);
      if (TODAYS.includes(event.type)) this.today.apply(event);
      this.thresholds.apply(event);
      if (event.type === 'phone.changed') this.remember(event.payload.view);
    }
    if (unknown.size > 0) void this.fetch([...unknown]);
  }

  private remember(phone: AgentPhone): void {
    if (phone.version > (this.phones.get(phone.agentId)?.version ?? -1)) this.phones.set(phone.agentId, phone);
  }

  /** Tickets that were closed before and are worked on again. */
  private async fetch(ids: readonly string[]): Promise<void> {
    for (const row of await this.active.rows(ids).catch(() => []))
      if (row.version > (this.memory.row(row.id)?.version ?? 0)) this.memory.put(row);
  }

  private async startDay(): Promise<void> {
    const { day, from } = await this.companyDay();
    if (day === this.day) return;
    this.day = day;
    this.today.clear();
    for (const event of await this.active.eventsSince(from, TODAYS)) this.today.apply(event);
  }

  private async companyDay(): Promise<{ day: string; from: Date }> {
    const row = await this.database.row<{ day: string; from: Date }>(
      `select to_char($1::timestamptz at time zone zone, 'YYYY-MM-DD') as day,
        date_trunc('day', $1::timestamptz at time zone zone) at time zone zone as "from" from company`,
      [this.clock.now()],
    );
    return row ?? { day: 'none', from: new Date(0) };
  }

  counts(me: Principal): QueueCounts {
    return this.memory.counts(me, this.clock.now().getTime());
  }

  async board(me: Principal, teamId?: string, first = Infinity): Promise<Board> {
    await this.ready;
    await this.startDay();
    const position = this.feed.position;
    const waiting = this.memory.waitingFor(me, teamId);
    const now = this.clock.now();
    return {
      ...(await this.people(me, teamId)),
      waiting: waiting.slice(0, first),
      more: Math.max(0, waiting.length - first),
      workingUntil: await this.workingUntil(me, now, teamId),
      position,
    };
  }

  /** When the last of the teams looked at stops working, null while none of them works. */
  private async workingUntil(me: Principal, now: Date, teamId?: string): Promise<string | null> {
    const mine = me.visibility === 'all' ? (await this.teams.all()).map(({ id }) => id) : me.teamIds;
    const ends: number[] = [];
    for (const id of teamId ? [teamId] : mine) {
      const calendar = await this.calendars.ofTeam(id);
      const [hours] = workingIntervals(calendar, now, new Date(now.getTime() + AHEAD_MS));
      if (hours && hours.from <= now) ends.push(hours.to.getTime());
    }
    return ends.length > 0 ? new Date(Math.max(...ends)).toISOString() : null;
  }

  /** Everybody's line; who tells many viewers at once asks once. */
  async lines(): Promise<BoardAgent[]> {
    const agents = await this.agents.views();
    const loads = this.memory.loads();
    const windows = this.memory.windowsByHolder();
    return agents
      .filter(({ disabledAt }) => !disabledAt)
      .map((agent) => this.agentLine(agent, loads.get(agent.id) ?? 0, windows.get(agent.id) ?? NONE));
  }

  /** Agents, totals and alarms as this agent may see them: the part that is pushed as it changes. */
  async people(me: Principal, teamId?: string, lines = this.lines()): Promise<BoardUpdate> {
    const colleagues = (await lines).filter(({ agent }) => isColleague(me, agent, teamId));
    const ids = colleagues.map(({ agent }) => agent.id);
    const suspended = await this.stops.suspendedAt(this.clock.now());
    const free = colleagues.filter(
      ({ agent: { id, presence, capacity }, load }) => presence === 'online' && load < capacity && !suspended.has(id),
    );
    const byDesk = (await this.teams.all()).filter(({ strategy }) => strategy !== 'manual').map(({ id }) => id);
    const freeTeams = new Set(byDesk.filter((id) => free.some(({ agent }) => agent.teamIds.includes(id))));
    const { open, unassigned } = this.memory.totals(me, teamId);
    const totals: Board['totals'] = {
      ...this.today.total(ids, me.visibility === 'all' && !teamId),
      waiting: this.memory.countWaiting(me, teamId),
      unassigned,
      openTickets: open,
    };
    return {
      agents: colleagues,
      totals,
      alarms: await this.alarms.standing(me, this.memory, freeTeams, teamId),
      thresholds: this.thresholds.of(me, teamId),
      at: this.clock.now().toISOString(),
    };
  }

  private agentLine(agent: Agent, load: number, windows: Pick<BoardAgent, 'windowsOpen' | 'nextDueAt'>): BoardAgent {
    const { state, since } = this.phones.get(agent.id) ?? {};
    const phone = state && since ? { state, since } : null;
    return { agent, load, phone, ...windows, ...this.today.figures(agent.id) };
  }
}

const NONE = { windowsOpen: 0, nextDueAt: null };

function isColleague(me: Principal, agent: Agent, teamId?: string): boolean {
  if (teamId) return agent.teamIds.includes(teamId);
  return me.visibility === 'all' || agent.id === me.agentId || agent.teamIds.some((id) => me.teamIds.includes(id));
}
