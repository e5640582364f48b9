import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Trial, trialRequest } from '#contract';
import { type KeptDecision, replay } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { FairnessRepository, type StoredFacts } from './fairness.repository';
import { FairnessService } from './fairness.service';

const DAY_MS = 86_400_000;
const MOST = 5_000;

/** What another strategy would have done with the last days' tickets, before anybody saves it. */
@Injectable()
export class StrategyTrials {
  constructor(
    private readonly repository: FairnessRepository,
    private readonly fairness: FairnessService,
    private readonly agents: AgentsService,
    private readonly clock: Clock,
  ) {}

  async try(me: Principal, { teamId, strategy, days }: z.output<typeof trialRequest>): Promise<Trial> {
    await this.fairness.mustLead(me, teamId);
    const from = new Date(this.clock.now().getTime() - days * DAY_MS);
    const stored = await this.repository.kept(teamId, from, MOST);
    const kept = stored.flatMap(({ facts, ...decision }) => (facts ? [{ ...decision, facts: factsOf(facts) }] : []));
    const { was, would, decisions, changed } = replay(kept, strategy);
    const names = await this.agents.names();
    const rows = [...new Set([...was.keys(), ...would.keys()])].map((agentId) => ({
      agentId,
      agentName: names.get(agentId)?.name ?? '',
      was: was.get(agentId) ?? 0,
      would: would.get(agentId) ?? 0,
    }));
    rows.sort((a, b) => b.would - a.would || b.was - a.was);
    return { decisions, changed, untold: stored.length - kept.length, rows };
  }
}

const factsOf = ({ agents, ...facts }: NonNullable<StoredFacts>): KeptDecision['facts'] => ({
  ...facts,
  agents: agents.map(({ lastAssignedAt, ...agent }) => ({
    ...agent,
    lastAssignedAt: lastAssignedAt === null ? null : new Date(lastAssignedAt),
  })),
});
