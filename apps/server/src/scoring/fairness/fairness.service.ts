import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AgentAccount, Fairness, FairnessRow, fairnessQuery, fairnessRowsQuery } from '#contract';
import { DomainError, fairShares, type TimeSpan, willingSeconds } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { CompanyService } from '../../desk/setup/company.service';
import { TeamsService } from '../../desk/teams/teams.service';
import { ledTeams } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { nextDay, periodsBetween, spanOf } from '../catalogue/figure-periods';
import { type AgentSpan, FairnessRepository, type TallyRow } from './fairness.repository';

const NOTHING = { could: 0, expected: 0, variance: 0, got: 0, owed: 0 };

/** Expected and actual shares of a team's tickets by agent (DOMAIN B11), for who leads the team and for admins. */
@Injectable()
export class FairnessService {
  constructor(
    private readonly database: Database,
    private readonly repository: FairnessRepository,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async read(me: Principal, { teamId, from, to }: z.output<typeof fairnessQuery>): Promise<Fairness> {
    await this.mustLead(me, teamId);
    const { zone } = await this.company.get();
    const span = this.span(from, to, zone);
    return this.database.snapshot(async (sql) => {
      const tallies = await this.repository.tallies(sql, teamId, span);
      const claims = await this.repository.claims(sql, teamId, span);
      const seen = new Set([...tallies, ...claims].map(({ agentId }) => agentId));
      const accounts = (await this.agents.accounts(sql)).filter((one) => belongs(one, teamId) || seen.has(one.id));
      const claimed = new Map(claims.map(({ agentId, n }) => [agentId, n]));
      const rows = await this.rows(sql, accounts, tallies, claimed, span);
      const sum = (key: 'got' | 'owed' | 'claimed') => rows.reduce((n, row) => n + row[key], 0);
      const nobody = await this.repository.nobody(sql, teamId, span);
      const totals = { dealt: sum('got'), owed: sum('owed'), claimed: sum('claimed'), nobody };
      return { zone, from, to, asOf: this.clock.now().toISOString(), rows, totals };
    });
  }

  async evidence(me: Principal, query: z.output<typeof fairnessRowsQuery>) {
    await this.mustLead(me, query.teamId);
    const { zone } = await this.company.get();
    const asked = { ...this.span(query.from, query.to, zone), teamId: query.teamId, agentId: query.agentId };
    const after = decodeKey(query.after, 2);
    const found = await this.repository.evidence(query.cell, asked, after, query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (row) => [row.key, row.id]);
    return { rows: rows.map(({ key: _, ...row }) => row), next };
  }

  /** As if the team weren't there for who has nothing to do with it. */
  async mustLead(me: Principal, teamId: string): Promise<void> {
    await this.teams.byId(teamId);
    if (me.role === 'admin' || ledTeams(me).includes(teamId)) return;
    throw new DomainError(me.teamIds.includes(teamId) ? 'forbidden' : 'not_found');
  }

  private span(from: string, to: string, zone: string): TimeSpan {
    periodsBetween(from, to, 'day');
    return spanOf(from, nextDay(to), zone);
  }

  private async rows(
    sql: Sql,
    accounts: AgentAccount[],
    tallies: TallyRow[],
    claimed: ReadonlyMap<string, number>,
    span: TimeSpan,
  ): Promise<FairnessRow[]> {
    const ids = accounts.map(({ id }) => id);
    const known = new Map(tallies.map((tally) => [tally.agentId, tally]));
    const now = this.clock.now();
    const within = {
      from: span.from,
      to: now < span.to ? new Date(Math.max(now.getTime(), span.from.getTime())) : span.to,
    };
    const online = byAgent(await this.repository.online(sql, ids, within));
    const suspended = byAgent(await this.repository.suspended(sql, ids, within));
    const shares = fairShares(ids.map((agentId) => known.get(agentId) ?? { ...NOTHING, agentId }));
    return accounts.map(({ id, name, workNumber }, i) => {
      const { variance: _, ...share } = shares[i]!;
      return {
        ...share,
        agentName: name,
        workNumber,
        willingSeconds: willingSeconds(online.get(id) ?? [], suspended.get(id) ?? [], within),
        owed: known.get(id)?.owed ?? 0,
        claimed: claimed.get(id) ?? 0,
      };
    });
  }
}

const belongs = ({ teamIds, disabledAt }: AgentAccount, teamId: string): boolean =>
  teamIds.includes(teamId) && !disabledAt;

function byAgent(spans: AgentSpan[]): Map<string, TimeSpan[]> {
  const grouped = new Map<string, TimeSpan[]>();
  for (const { agentId, ...span } of spans) grouped.set(agentId, [...(grouped.get(agentId) ?? []), span]);
  return grouped;
}
