import { Injectable } from '@nestjs/common';
import {
  asksForGroups,
  asksForService,
  type ClockFacts,
  factsOfClock,
  NO_FACTS,
  type Policy,
  policyFor,
  type ResolutionFacts,
  type ServiceFacts,
  settleResolution,
  startOf,
  type TargetKind,
  type Ticket,
  transitOf,
} from '#domain';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { CalendarsService } from '../calendars/calendars.service';
import { GroupsOfContacts } from '../contacts/groups-of-contacts';
import { SettingsService } from '../policies/settings.service';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { ServicePolicies } from '../service-policies/service-policies.service';
import type { TicketChange } from './ticket-change';

/** Which policy and calendar a ticket's clocks are set by. What they are read from lies in memory: a message costs no query more. */
@Injectable()
export class Clocks {
  constructor(
    private readonly policies: ServicePolicies,
    private readonly settings: SettingsService,
    private readonly calendars: CalendarsService,
    private readonly service: ServiceFactsService,
    private readonly groups: GroupsOfContacts,
  ) {}

  /** What a wait that opens now is set by: the ticket's policy, else the desk's own settings. `known`: its service, read before. */
  async windowFacts(tx: Tx, ticket: Ticket, at: Date, known?: ServiceFacts): Promise<ClockFacts> {
    const kind = ticket.firstAnsweredAt ? 'next' : 'first';
    const policies = await this.policies.active();
    const unknown = !asksForService(policies, kind) || ticket.version <= 1;
    const service = unknown ? NO_FACTS : (known ?? (await this.factsOf(tx, ticket.id)));
    const contact = await this.contactOf(tx, ticket, policies, kind);
    const found = policyFor(policies, kind, { ticket, service, contact });
    const newWindowId = newId();
    const calendar = await this.calendars.ofHours(ticket.teamId, found?.target.hours ?? 'working');
    if (!found) return { policy: await this.settings.windowPolicy(at), calendar, newWindowId };
    const { seconds: windowSeconds, remindSeconds, leadSeconds, hours } = found.target;
    const rule = { id: found.policy.id, version: found.policy.version, hours };
    return { policy: { windowSeconds, remindSeconds, leadSeconds }, calendar, newWindowId, rule };
  }

  /** Lets the resolution clock follow what has just been decided of its ticket. */
  async follow(tx: Tx, change: TicketChange): Promise<void> {
    const { plan } = change;
    if (plan.steps.length === 0) return;
    const held = plan.ticket.resolution;
    if (mayMatchAnew(change)) {
      if (held || (await this.policies.active()).some(({ targets }) => targets.resolution))
        settleResolution(plan, await this.resolutionFacts(tx, plan.ticket, change.before ? undefined : NO_FACTS));
    } else if (held && change.before!.status !== plan.ticket.status) {
      settleResolution(plan, factsOfClock(held, await this.calendars.ofHours(plan.ticket.teamId, held.hours)));
    }
  }

  /** What the resolution clock is set by now, all asked again. */
  async resolutionFacts(tx: Tx, ticket: Ticket, known?: ServiceFacts): Promise<ResolutionFacts> {
    const service = known ?? (await this.factsOf(tx, ticket.id));
    const policies = await this.policies.active();
    const contact = await this.contactOf(tx, ticket, policies, 'resolution');
    const found = policyFor(policies, 'resolution', { ticket, service, contact });
    const calendar = await this.calendars.ofHours(ticket.teamId, found?.target.hours ?? 'working');
    const rule = found && { policyId: found.policy.id, policyVersion: found.policy.version, ...found.target };
    return { rule, startedAt: startOf(service, ticket.createdAt), transit: transitOf(service), calendar };
  }

  private async factsOf(tx: Tx, ticketId: string): Promise<ServiceFacts> {
    return (await this.service.of([ticketId], tx)).get(ticketId)!;
  }

  private async contactOf(tx: Tx, ticket: Ticket, policies: readonly Policy[], kind: TargetKind) {
    return { groups: asksForGroups(policies, kind) ? await this.groups.of(tx, ticket.contactId) : [] };
  }
}

/** Only these can bring a ticket under another policy; a message can't. */
function mayMatchAnew({ before, plan }: TicketChange): boolean {
  const { ticket, steps } = plan;
  if (!before || before.status === 'spam') return true;
  if (before.teamId !== ticket.teamId || before.priority !== ticket.priority) return true;
  return steps.some(({ type }) => type === 'ticket.service_facts');
}
