import { Injectable } from '@nestjs/common';
import type { PhoneInboxSettings } from '#contract';
import { InboxesService } from '../inboxes/inboxes.service';
import type { InboxRecord } from '../inboxes/inbox.view';

/** Whose phone is which: the extensions that admins gave to agents, inbox by inbox. */
@Injectable()
export class Extensions {
  constructor(private readonly inboxes: InboxesService) {}

  async byAgent(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const inbox of await this.inboxes.all()) {
      if (inbox.channel !== 'phone' || !inbox.enabled) continue;
      for (const [extension, agentId] of agentsOf(inbox))
        found.set(agentId, [...(found.get(agentId) ?? []), extension]);
    }
    return found;
  }
}

/** Extension to agent, of one phone inbox. */
export function agentsOf({ settings }: Pick<InboxRecord, 'settings'>): Map<string, string> {
  const { extensions = [] } = settings as Partial<PhoneInboxSettings>;
  return new Map(extensions.map(({ extension, agentId }) => [extension, agentId]));
}
