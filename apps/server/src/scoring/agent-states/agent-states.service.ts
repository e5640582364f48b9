import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AgentAccount, AgentDay, AgentStates as View, agentStatesQuery } from '#contract';
import { dayRange, type StateSpan, stateSpans, stateTotals } from '#domain';
import { CompanyService } from '../../desk/setup/company.service';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { FigureScopes } from '../metrics/figure-scope';
import { AgentStatesRepository, type CallRow, type CountRow } from './agent-states.repository';

/** An agent's day as they chose to be, beside their calls and what they did; of those one may see (law 10). */
@Injectable()
export class AgentStates {
  constructor(
    private readonly repository: AgentStatesRepository,
    private readonly scopes: FigureScopes,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async of(me: Principal, { day, teamId }: z.output<typeof agentStatesQuery>): Promise<View> {
    const [{ agents }, { zone }] = await Promise.all([
      this.scopes.of(me, teamId ? { teamId } : {}),
      this.company.get(),
    ]);
    const [range, now] = [dayRange(zone, day), this.clock.now()];
    const ids = agents.map(({ id }) => id);
    const [chosen, calls, counts] = await Promise.all([
      this.repository.chosen(ids, range, now),
      this.repository.calls(ids, range),
      this.repository.counts(ids, range),
    ]);
    const own = <T extends { agentId: string }>(rows: T[], id: string): T[] => rows.filter((row) => row.agentId === id);
    const rows = agents.map((agent) => {
      const spans = stateSpans(own(chosen, agent.id), range, now);
      return dayOf(agent, spans, own(calls, agent.id), own(counts, agent.id)[0] ?? NOTHING);
    });
    return {
      ...{ day, zone, from: range.from.toISOString(), to: range.to.toISOString(), asOf: now.toISOString() },
      rows: rows.filter((row, i) => !agents[i]!.disabledAt || didSomething(row)),
    };
  }
}

const NOTHING: CountRow = { replies: 0, resolved: 0 };

const didSomething = ({ spans, calls, replies, resolved }: AgentDay): boolean =>
  spans.length + calls.length + replies + resolved > 0;

const dayOf = (
  { id, name, workNumber }: AgentAccount,
  spans: StateSpan[],
  calls: CallRow[],
  { replies, resolved }: CountRow,
): AgentDay => ({
  ...{ agentId: id, name, workNumber, replies, resolved },
  spans: spans.map(({ state, from, to }) => ({ state, from: from.toISOString(), to: to.toISOString() })),
  totals: stateTotals(spans),
  calls: calls.map(({ from, to, ticketNumber }) => ({
    ...{ from: from.toISOString(), to: to.toISOString(), ticketNumber },
  })),
  talkSeconds: calls.reduce((sum, call) => sum + call.talkSeconds, 0),
});
