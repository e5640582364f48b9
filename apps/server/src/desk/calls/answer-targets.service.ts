import { Injectable } from '@nestjs/common';
import { answerTarget, asksForGroups, asksForService, type CallTarget, NO_FACTS } from '#domain';
import type { Tx } from '../../platform/database/database';
import { GroupsOfContacts } from '../contacts/groups-of-contacts';
import type { InboxRecord } from '../inboxes/inbox.view';
import { SettingsService } from '../policies/settings.service';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { ServicePolicies } from '../service-policies/service-policies.service';
import { AnswerTargetsRepository, type CalledAbout } from './answer-targets.repository';

/** What is known of a call when it begins to ring. */
export interface Rings {
  inbox: InboxRecord;
  /** Null of a caller who hides the number: it may be anybody. */
  contactId: string | null;
  /** Null before it stands in a conversation: then the contact's running ticket is taken. */
  ticketId: string | null;
  at: Date;
}

/** Within how many seconds a call is to be answered, chosen as it begins to ring and kept with it (DOMAIN H9). */
@Injectable()
export class AnswerTargets {
  constructor(
    private readonly repository: AnswerTargetsRepository,
    private readonly policies: ServicePolicies,
    private readonly settings: SettingsService,
    private readonly service: ServiceFactsService,
    private readonly groups: GroupsOfContacts,
  ) {}

  async of(tx: Tx, rings: Rings) {
    const usual = await this.settings.at('ring.answer', rings.at);
    const policies = await this.policies.active();
    if (!policies.some(({ targets }) => targets.answer)) return columnsOf({ seconds: usual, policy: null });
    const about = await this.about(tx, rings);
    const { inbox, contactId } = rings;
    const asked = { service: asksForService(policies, 'answer'), groups: asksForGroups(policies, 'answer') };
    const service = about && asked.service ? (await this.service.of([about.id], tx)).get(about.id)! : NO_FACTS;
    const groups = contactId && asked.groups ? await this.groups.of(tx, contactId) : [];
    const ticket = {
      channel: inbox.channel,
      teamId: about ? about.team_id : inbox.teamId,
      priority: about && about.priority,
    };
    return columnsOf(answerTarget(policies, { ticket, service, contact: { groups } }, usual));
  }

  private async about(tx: Tx, { inbox, contactId, ticketId }: Rings): Promise<CalledAbout | null> {
    if (ticketId) return this.repository.ticket(tx, ticketId);
    return contactId ? this.repository.running(tx, contactId, inbox.id) : null;
  }
}

const columnsOf = ({ seconds, policy }: CallTarget) => ({
  answer_target_seconds: seconds,
  answer_policy_id: policy && policy.id,
  answer_policy_version: policy && policy.version,
});
