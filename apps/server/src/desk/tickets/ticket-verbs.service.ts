import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { statusRequest } from '#contract';
import { type ClosingGround, DomainError, setStatus, transfer } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import { ClosingGate } from './closing-gate.service';
import { Receivers } from './receivers';
import type { Verb } from './verb';

export interface TransferTo {
  toAgentId: string | null;
  toTeamId: string | null;
  reason?: string | undefined;
}

/** Verbs that need more than the plan, on a ticket that is locked: for one act, and for many in one change. */
@Injectable()
export class TicketVerbs {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly receivers: Receivers,
    private readonly gate: ClosingGate,
    private readonly settings: SettingsService,
  ) {}

  async transfer(work: Verb, to: TransferTo): Promise<void> {
    if (!to.toAgentId && !to.toTeamId) throw new DomainError('invalid_input', { field: 'toAgentId' });
    const { plan } = work;
    const teamId = await this.receivers.teamFor(to, plan.ticket.teamId);
    const reasonWithin = await this.settings.at('transfer.reason_within', plan.now);
    transfer(plan, { agentId: to.toAgentId, teamId }, to.reason || null, reasonWithin);
    if (to.toAgentId) await this.receivers.welcome(work, to.toAgentId);
  }

  async setStatus({ tx, plan }: Verb, me: Pick<Principal, 'role'>, to: z.output<typeof statusRequest>): Promise<void> {
    const calendar = await this.calendars.ofTeam(plan.ticket.teamId);
    const reason = to.reason || null;
    const ground = groundOf(to);
    const closes = to.status === 'closed' && plan.ticket.status !== 'closed';
    const because = closes ? await this.gate.because(tx, plan.ticket, me, { ground, reason }, plan.now) : null;
    setStatus(plan, to.status, { statusLabelId: to.statusLabelId, reason, calendar, because });
  }
}

const groundOf = ({ ground }: z.output<typeof statusRequest>): ClosingGround | null =>
  ground?.kind === 'no_time' ? { kind: 'no_time', until: new Date(ground.until) } : (ground ?? null);
