import { Injectable } from '@nestjs/common';
import type { WebCallJoined } from '#contract';
import { assignByDesk, claim, DomainError, isActive } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { breaks, type Tx } from '../../platform/database/database';
import { type CallRow, LineCalls, stepCall } from '../calls/line-calls';
import { TicketsService } from '../tickets/tickets.service';
import { answered, mustBeHere, type OnLine, over, seen } from './web-line';
import { WebCallsService } from './web-calls.service';

type Decide = (on: OnLine, now: Date, tx: Tx) => OnLine | Promise<OnLine>;
type Outcome = WebCallJoined['outcome'];

/** What an agent does with a call. Who was never rung for it and isn't on it doesn't know of it. */
@Injectable()
export class AgentSteps {
  constructor(
    private readonly calls: WebCallsService,
    private readonly lines: LineCalls,
    private readonly tickets: TicketsService,
  ) {}

  /** Many are rung and one wins; coming too late is an answer. An agent on another call can't take it. */
  async answer(me: Principal, id: string, peer: string): Promise<{ outcome: Outcome; call: CallRow }> {
    try {
      const on = await this.change(me, id, (before, now, tx) => this.pickUp(tx, me, before, peer, now));
      if (on.call.agent_id === me.agentId && on.call.answered_at) mustBeHere(on, 'agent', peer);
      return { outcome: outcomeOf(on, me), call: on.call };
    } catch (error) {
      throw breaks(error, 'call_one_running') ? new DomainError('already_in_call') : error;
    }
  }

  /** The others go on ringing; with nobody left it is a missed call. */
  async decline(me: Principal, id: string): Promise<CallRow> {
    const { call } = await this.change(me, id, (on, now, tx) => {
      if (!on.call.ringing_agent_ids.includes(me.agentId)) return on;
      const declined_ids = [...on.line.declined_ids, me.agentId];
      return this.calls.ringAgain(tx, { ...on, line: { ...on.line, declined_ids } }, now);
    });
    return call;
  }

  async step(me: Principal, id: string, peer: string, step: 'hold' | 'resume'): Promise<CallRow> {
    const { call } = await this.onIt(me, id, peer, (on, now) => ({ ...on, call: stepCall(on.call, step, now) }));
    return call;
  }

  async hangUp(me: Principal, id: string, peer: string): Promise<CallRow> {
    const { call } = await this.onIt(me, id, peer, (on, now) => over(on, { by: 'agent', at: now }));
    return call;
  }

  async beat(me: Principal, id: string, peer: string): Promise<CallRow> {
    const { call } = await this.onIt(me, id, peer, (on, now) => seen(on, 'agent', now));
    return call;
  }

  private async pickUp(tx: Tx, me: Principal, on: OnLine, peer: string, now: Date): Promise<OnLine> {
    if (on.call.answered_at || !on.call.ringing_agent_ids.includes(me.agentId)) return on;
    await this.lines.mustBeFree(tx, me.agentId);
    const after = answered(on, { agentId: me.agentId, side: 'agent', peer }, now);
    await this.take(tx, me, after);
    await this.lines.spoken(tx, me, after.call);
    return after;
  }

  /** Who speaks with the contact has the ticket, unless a colleague held it before the call. */
  private async take(tx: Tx, me: Principal, { call, line }: OnLine): Promise<void> {
    if (!call.ticket_id) return;
    await this.tickets.changeIn(tx, call.ticket_id, agentActor(me), null, ({ plan }) => {
      const { holderId } = plan.ticket;
      if (!isActive(plan.ticket) || holderId === me.agentId) return;
      if (!holderId) claim(plan, me.agentId);
      else if (line.holder_id === null) assignByDesk(plan, me.agentId, { callId: call.id });
    });
  }

  private change(me: Principal, id: string, decide: Decide): Promise<OnLine> {
    return this.calls.change(id, agentActor(me), (on) => mustKnow(on, me), decide);
  }

  private onIt(me: Principal, id: string, peer: string, decide: Decide): Promise<OnLine> {
    const check = (on: OnLine) => {
      mustKnow(on, me);
      if (on.call.agent_id !== me.agentId) throw new DomainError('forbidden');
      mustBeHere(on, 'agent', peer);
    };
    return this.calls.change(id, agentActor(me), check, decide);
  }
}

function mustKnow({ call, line }: OnLine, { agentId }: Principal): void {
  if (call.agent_id !== agentId && !line.rung_ids.includes(agentId)) throw new DomainError('not_found');
}

function outcomeOf({ call }: OnLine, { agentId }: Principal): Outcome {
  if (call.ended_at) return call.answered_at && call.agent_id !== agentId ? 'answered_by_other' : 'over';
  return call.agent_id === agentId && call.answered_at ? 'answered' : 'answered_by_other';
}
