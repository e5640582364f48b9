import { Injectable } from '@nestjs/common';
import { release, transfer } from '#domain';
import { AgentsService } from '../agents/agents.service';
import { Receivers } from '../tickets/receivers';
import type { Verb } from '../tickets/verb';
import { type EscalationRow, EscalationsRepository, type Ways } from './escalations.repository';
import { LaddersService } from './ladders.service';
import { ReceiversOfSteps } from './receivers-of-steps';

/** What a step came to, and who is told of it. */
export interface Acted {
  outcome: 'told' | 'nobody' | 'given_back' | 'moved' | 'has_it' | 'cap_reached' | 'receiver_gone';
  receivers: string[];
  ways: Ways;
}
/** Who is to get the ticket is off shift: it waits for them. */
export interface Later {
  until: Date;
  agentId: string;
}

/** A desk's reason is a code; the screens translate it. */
const REASON = 'ladder';

/** Does what a step says to a locked ticket. */
@Injectable()
export class EscalationActs {
  constructor(
    private readonly repository: EscalationsRepository,
    private readonly ladders: LaddersService,
    private readonly people: ReceiversOfSteps,
    private readonly agents: AgentsService,
    private readonly receivers: Receivers,
  ) {}

  async take(work: Verb, row: EscalationRow): Promise<Acted | Later> {
    const ways = {
      notice: row.step?.notice ?? true,
      email: row.step?.email ?? true,
      acknowledgeBy: row.acknowledge_by,
    };
    if (row.rung !== 'step') return telling(await this.ofRung(work, row), ways);
    switch (row.step!.act) {
      case 'give_back':
        return this.giveBack(work, ways);
      case 'transfer':
      case 'take_over':
        return this.move(work, row, ways);
      default:
        return telling(await this.meant(work, row.step!.to), ways);
    }
  }

  private giveBack({ plan }: Verb, ways: Ways): Acted {
    const { holderId } = plan.ticket;
    if (!holderId) return { outcome: 'nobody', receivers: [], ways };
    release(plan, REASON);
    return { outcome: 'given_back', receivers: ways.notice || ways.email ? [holderId] : [], ways };
  }

  /** At most so often as its ladder says: a ticket that nobody keeps is a matter for the leads and not for the next desk. */
  private async move(work: Verb, { step }: EscalationRow, ways: Ways): Promise<Acted | Later> {
    const { tx, plan } = work;
    const { teamId } = plan.ticket;
    const { maxTransfers } = await this.ladders.inForce(teamId, tx);
    const leads = () => this.people.leadsOf(tx, teamId);
    const told = { ...ways, notice: true };
    if ((await this.repository.moves(tx, plan.ticket.id)) >= maxTransfers)
      return { outcome: 'cap_reached', receivers: await leads(), ways: told };
    if (step!.to?.kind === 'team') return this.moveTo(work, { agentId: null, teamId: step!.to.id }, ways);
    const wanted = (await this.meant(work, step!.to))[0];
    if (!wanted || !(await this.agents.principal(wanted)))
      return { outcome: 'receiver_gone', receivers: await leads(), ways: told };
    const [when] = await this.people.tellings(tx, [wanted], teamId, plan.now);
    if (when!.postponed) return { until: when!.at, agentId: wanted };
    return this.moveTo(
      work,
      { agentId: wanted, teamId: await this.receivers.teamFor({ toAgentId: wanted, toTeamId: null }, teamId) },
      ways,
    );
  }

  private async moveTo(work: Verb, to: { agentId: string | null; teamId: string | null }, ways: Ways): Promise<Acted> {
    const { holderId, teamId } = work.plan.ticket;
    const receivers = to.agentId ? [to.agentId] : [];
    const stays = to.agentId ? holderId === to.agentId : holderId === null && teamId === to.teamId;
    if (stays) return { outcome: 'has_it', receivers, ways };
    transfer(work.plan, to, REASON, 0);
    if (to.agentId) await this.receivers.welcome(work, to.agentId);
    return { outcome: 'moved', receivers, ways };
  }

  private async meant({ tx, plan }: Verb, to: NonNullable<EscalationRow['step']>['to']): Promise<string[]> {
    const { holderId, teamId } = plan.ticket;
    switch (to?.kind) {
      case 'holder':
        return holderId ? [holderId] : [];
      case 'leads':
        return this.people.leadsOf(tx, teamId);
      case 'admins':
        return this.people.admins(tx);
      case 'agent':
        return [to.id];
      default:
        return [];
    }
  }

  /** Supervisor, then manager; both when it was to be solved (DOMAIN B3). */
  private async ofRung({ tx, plan }: Verb, { rung }: EscalationRow): Promise<string[]> {
    const { teamId } = plan.ticket;
    const { managerId } = await this.ladders.inForce(teamId, tx);
    const managers = managerId ? [managerId] : await this.people.admins(tx);
    if (rung === 'manager') return managers;
    const leads = await this.people.leadsOf(tx, teamId);
    return rung === 'supervisor' ? leads : [...leads, ...managers];
  }
}

const telling = (receivers: string[], ways: Ways): Acted => ({
  outcome: receivers.length > 0 ? 'told' : 'nobody',
  receivers,
  ways,
});
