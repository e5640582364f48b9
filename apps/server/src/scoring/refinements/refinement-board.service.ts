import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RefinementBoard, RefinementOffer, refinementQuery } from '#contract';
import { dayRange, refinementDay } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { CompanyService } from '../../desk/setup/company.service';
import { Spans } from '../../desk/setup/spans';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { dayIn, daysOf, nextDay } from '../catalogue/figure-periods';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { type RefinementRow, refinementView } from './refinement.view';
import { RefinementsRepository } from './refinements.repository';

const DAY_MS = 86_400_000;

/** What there is to look back on, and each agent's days with the missing ones in sight (DOMAIN K3). */
@Injectable()
export class RefinementBoards {
  constructor(
    private readonly repository: RefinementsRepository,
    private readonly access: ConductAccess,
    private readonly agents: AgentsService,
    private readonly company: CompanyService,
    private readonly spans: Spans,
    private readonly clock: Clock,
  ) {}

  /** Conversations of a day without a lead; of yesterday unless told otherwise. */
  async offers(me: Principal, asked: string | undefined): Promise<{ day: string; rows: RefinementOffer[] }> {
    const { zone } = await this.company.get();
    const day = asked ?? dayIn(zone, new Date(this.clock.now().getTime() - DAY_MS));
    const rows = await this.repository.offers(me.agentId, dayRange(zone, day));
    return { day, rows: rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() })) };
  }

  async board(me: Principal, { from, to, agentId }: z.output<typeof refinementQuery>): Promise<RefinementBoard> {
    const span = (await this.spans.between(from, to))!;
    const [seen, { zone }, names] = await Promise.all([
      this.access.seenAgents(me),
      this.company.get(),
      this.agents.names(),
    ]);
    const only = agentId ?? null;
    const [rows, talked] = await Promise.all([
      this.repository.between(seen, from, to, only),
      this.repository.talked(seen, span, zone, only),
    ]);
    const today = dayIn(zone, this.clock.now());
    const days = daysOf({ first: from, next: nextDay(to) });
    const agentIds = [...new Set([...talked.map((t) => t.agentId), ...rows.map((r) => r.agent_id)])];
    const agents = agentIds
      .map((id) => ({
        agentId: id,
        agentName: names.get(id)?.name ?? '',
        ...daysOfAgent(id, days, rows, talked, today),
      }))
      .sort((a, b) => b.missing - a.missing || a.agentName.localeCompare(b.agentName));
    return { from, to, today, days, agents, rows: rows.map(refinementView) };
  }
}

function daysOfAgent(
  agentId: string,
  days: string[],
  rows: RefinementRow[],
  talked: { agentId: string; day: string; conversations: number }[],
  today: string,
) {
  const states = days.map((day) => {
    const entries = rows.filter((row) => row.agent_id === agentId && row.day === day);
    const scored = entries.filter(({ scored_at }) => scored_at !== null).length;
    const conversations = talked.find((one) => one.agentId === agentId && one.day === day)?.conversations ?? 0;
    return refinementDay({ day, conversations, entries: entries.length, scored }, today);
  });
  return { days: states, missing: states.filter((state) => state === 'missing').length };
}
