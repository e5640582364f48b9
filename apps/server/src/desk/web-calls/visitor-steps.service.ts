import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import type { Tx } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { type CallRow, LineCalls } from '../calls/line-calls';
import type { Visitor } from '../visitors/visitor';
import { answered, mustBeHere, type OnLine, over, seen } from './web-line';
import { WebCallsService } from './web-calls.service';

type Decide = (on: OnLine, now: Date, tx: Tx) => OnLine | Promise<OnLine>;

/** What a visitor does with a call of their own; another's is as if it weren't there. */
@Injectable()
export class VisitorSteps {
  constructor(
    private readonly calls: WebCallsService,
    private readonly lines: LineCalls,
    private readonly agents: AgentsService,
  ) {}

  /** An agent calls. Of several pages the first one that picks up has it. */
  answer(visitor: Visitor, id: string, peer: string): Promise<CallRow> {
    return this.change(visitor, id, async (on, now, tx) => {
      if (on.line.contact_peer === null) return this.pickUp(tx, on, peer, now);
      mustBeHere(on, 'contact', peer);
      return on;
    });
  }

  decline(visitor: Visitor, id: string): Promise<CallRow> {
    return this.change(visitor, id, (on, now) => {
      if (on.call.answered_at || on.call.direction === 'inbound') throw new DomainError('call_elsewhere');
      return over(on, { by: 'contact', at: now, declined: true });
    });
  }

  hangUp(visitor: Visitor, id: string, peer: string): Promise<CallRow> {
    return this.change(visitor, id, (on, now) => {
      mustBeHere(on, 'contact', peer);
      return over(on, { by: 'contact', at: now });
    });
  }

  /** A sign of life. While it rings, agents who have become free since are rung too. */
  beat(visitor: Visitor, id: string, peer: string): Promise<CallRow> {
    return this.change(visitor, id, (on, now, tx) => {
      mustBeHere(on, 'contact', peer);
      const alive = seen(on, 'contact', now);
      const rings = !on.call.answered_at && on.call.direction === 'inbound';
      return rings ? this.calls.ringMore(tx, alive, now) : alive;
    });
  }

  private async pickUp(tx: Tx, on: OnLine, peer: string, now: Date): Promise<OnLine> {
    const agentId = on.call.agent_id!;
    const after = answered(on, { agentId, side: 'contact', peer }, now);
    const agent = await this.agents.principal(agentId);
    if (agent) await this.lines.spoken(tx, agent, after.call);
    return after;
  }

  private async change(visitor: Visitor, id: string, decide: Decide): Promise<CallRow> {
    const actor = { kind: 'contact' as const, id: visitor.contactId, name: visitor.name };
    const { call } = await this.calls.change(id, actor, (on) => mustBeTheirs(on, visitor), decide);
    return call;
  }
}

function mustBeTheirs({ line }: OnLine, { identityId }: Visitor): void {
  if (line.identity_id !== identityId) throw new DomainError('not_found');
}
