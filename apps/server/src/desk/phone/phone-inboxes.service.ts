import { Injectable } from '@nestjs/common';
import { type Caller, callerOf, type PhoneSettings } from '#channels/phone';
import { DomainError } from '#domain';
import { AgentsService } from '../agents/agents.service';
import type { AgentOf } from '../calls/told-call';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { agentsOf } from '../phones/extensions';
import { phoneSettingsOf, type StoredPhone } from './phone-settings';

/** What reading a telephone system's words needs to know of its inbox. */
export interface PhoneScene {
  extensions: ReadonlySet<string>;
  agentOf: AgentOf;
  callerOf: (number: string | null) => Caller;
}

/** The telephone systems of this desk: how they prove themselves, whose extensions are whose, how their line is. */
@Injectable()
export class PhoneInboxes {
  private readonly called = new Set<string>();

  constructor(
    private readonly inboxes: InboxesService,
    private readonly agents: AgentsService,
  ) {}

  byId(id: string): Promise<InboxRecord> {
    return this.inboxes.byId(id);
  }

  /** The inbox a webhook is for; throws `not_found`, or `inbox_disabled` so that the system tries again. */
  async byHookKey(key: string): Promise<InboxRecord> {
    const inbox = await this.inboxes.byHookKey('phone', key);
    if (!inbox || stored(inbox).system !== 'webhook') throw new DomainError('not_found');
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    return inbox;
  }

  async settings(inboxId: string): Promise<PhoneSettings> {
    return phoneSettingsOf(await this.inboxes.splitFor(inboxId, 'phone'));
  }

  /** An extension given to an agent who is gone is nobody's, but still one of ours. */
  async scene(inbox: InboxRecord): Promise<PhoneScene> {
    const [agents, names] = [agentsOf(inbox), await this.agents.names()];
    const { areaCode } = stored(inbox);
    return {
      extensions: new Set(agents.keys()),
      agentOf: (extension) => {
        const agentId = agents.get(extension);
        return agentId && names.has(agentId) ? agentId : undefined;
      },
      callerOf: (number) => callerOf(number, areaCode),
    };
  }

  /** The system reaches us. Said once: every further call would write the same. */
  async reached(inboxId: string): Promise<void> {
    await this.inboxes.markInbound(inboxId);
    if (this.called.has(inboxId)) return;
    this.called.add(inboxId);
    await this.inboxes.setHealth(inboxId, { state: 'connected', error: null });
  }

  async refused(inboxId: string, error: string): Promise<void> {
    this.called.delete(inboxId);
    await this.inboxes.setHealth(inboxId, { state: 'failed', error });
  }
}

const stored = ({ settings }: InboxRecord): StoredPhone => settings as unknown as StoredPhone;
