import { Inject, Injectable } from '@nestjs/common';
import type { Heartbeats } from '../../platform/wake/heartbeats';
import { Wake } from '../../platform/wake/wake';
import { HEARTBEATS } from '../../platform/wake/wake.module';

/** Wakes when somebody came, went or chose another status. */
export const PRESENCE_CHANGED = 'presence';
const TTL_MS = 60_000;
const keyOf = (agentId: string): string => `agent:${agentId}`;

/** Who is there. What they chose to be is in their row. */
@Injectable()
export class AgentPresence {
  constructor(
    @Inject(HEARTBEATS) private readonly heartbeats: Heartbeats,
    private readonly wake: Wake,
  ) {}

  async beat(agentId: string): Promise<void> {
    const wasThere = (await this.alive([agentId])).has(agentId);
    await this.heartbeats.beat(keyOf(agentId), TTL_MS);
    if (!wasThere) this.wake.up(PRESENCE_CHANGED);
  }

  async alive(agentIds: string[]): Promise<Set<string>> {
    const keys = await this.heartbeats.alive(agentIds.map(keyOf));
    return new Set(agentIds.filter((id) => keys.has(keyOf(id))));
  }

  changed(): void {
    this.wake.up(PRESENCE_CHANGED);
  }
}
