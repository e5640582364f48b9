import { Injectable } from '@nestjs/common';
import type { CallSignal } from '#contract';
import { DomainError } from '#domain';
import type { Visitor } from '../../desk/visitors/visitor';
import { type Parties, WebCallsService } from '../../desk/web-calls/web-calls.service';
import { RateLimits } from '../../platform/auth/rate-limits';
import type { Principal } from '../../platform/auth/principal';
import { agentRoom } from './console-sockets';
import { guestRoom } from './guest-room';
import { otherSide } from './other-side';

type From = Parameters<typeof otherSide>[0];

/** What the browsers of a call say to find each other goes from the one page that is on it to the other side, and may be lost. */
@Injectable()
export class CallSignals {
  constructor(
    private readonly calls: WebCallsService,
    private readonly limits: RateLimits,
  ) {}

  async fromAgent(socket: From, me: Principal, signal: CallSignal): Promise<{ ok: true }> {
    const parties = await this.partiesOf(signal, me.agentId);
    if (parties.agentId !== me.agentId) throw new DomainError('not_found');
    if (parties.agentPeer !== signal.peer) throw new DomainError('call_elsewhere');
    otherSide(socket, '/visitor').to(guestRoom(parties)).emit('call_signal', signal);
    return { ok: true };
  }

  async fromVisitor(socket: From, visitor: Visitor, signal: CallSignal): Promise<{ ok: true }> {
    const parties = await this.partiesOf(signal, visitor.identityId);
    if (parties.identityId !== visitor.identityId) throw new DomainError('not_found');
    if (parties.contactPeer !== signal.peer) throw new DomainError('call_elsewhere');
    if (parties.agentId) otherSide(socket, '/console').to(agentRoom(parties.agentId)).emit('call_signal', signal);
    return { ok: true };
  }

  private async partiesOf({ callId }: CallSignal, senderId: string): Promise<Parties> {
    await this.limits.take('call_signal', senderId);
    const parties = await this.calls.parties(callId);
    if (!parties) throw new DomainError('not_found');
    return parties;
  }
}
