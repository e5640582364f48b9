import { Injectable } from '@nestjs/common';
import { whoRings } from '#domain';
import type { Tx } from '../../platform/database/database';
import { Clock } from '../../platform/clock/clock';
import { SettingsService } from '../policies/settings.service';
import { AgentsService } from '../agents/agents.service';
import { LineCalls } from '../calls/line-calls';
import { type Belonging, maySee } from '../tickets/gate';

export interface RingFacts extends Belonging {
  /** The call it is about; null before it is written. */
  callId: string | null;
  declinedIds: string[];
  widened: boolean;
}

/** Whose screens ring: asks presence, the gate and the calls that run, and lets the domain decide. */
@Injectable()
export class Ringing {
  constructor(
    private readonly agents: AgentsService,
    private readonly lines: LineCalls,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** In seconds: the goal, and from when on an apology comes first (DOMAIN H9, H10). */
  async limits(): Promise<{ answer: number; apology: number }> {
    const now = this.clock.now();
    return { answer: await this.settings.at('ring.answer', now), apology: await this.settings.at('ring.apology', now) };
  }

  /** The ticket is taken as it was when the call came: giving it to somebody meanwhile doesn't hush the others. */
  async whoRings(tx: Tx, { callId, teamId, holderId, declinedIds, widened }: RingFacts): Promise<string[]> {
    const members = await this.agents.candidates(teamId);
    const ids = new Set(members.map(({ agentId }) => agentId));
    const outsider =
      holderId && !ids.has(holderId)
        ? (await this.agents.candidates(null)).filter((one) => one.agentId === holderId)
        : [];
    const asked = [...members, ...outsider];
    const occupied = await this.lines.occupied(
      tx,
      asked.map(({ agentId }) => agentId),
      callId,
    );
    const candidates = await Promise.all(
      asked.map(async ({ agentId, disabled, presence }) => {
        const me = presence === 'online' ? await this.agents.principal(agentId) : null;
        return {
          agentId,
          disabled,
          presence,
          maySee: me !== null && maySee(me, { teamId, holderId }),
          onCall: occupied.get(agentId)?.onCall ?? false,
          ringing: occupied.get(agentId)?.ringing ?? false,
          declined: declinedIds.includes(agentId),
        };
      }),
    );
    return whoRings({ holderId, widened, candidates });
  }
}
