import { Injectable } from '@nestjs/common';
import { type Principal, PrincipalSource } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { principalOf } from './agent.view';
import { SessionsRepository } from './sessions.repository';

const HOUR_MS = 3_600_000;
/** Idle and absolute life of a session. */
export const IDLE_MS = 12 * HOUR_MS;
export const LONGEST_MS = 14 * 24 * HOUR_MS;
const TOUCH_MS = 60_000;

/** Asks the database each time: what an admin takes away is gone with the next request. */
@Injectable()
export class SessionPrincipals extends PrincipalSource {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async ofSession(sessionHash: string): Promise<Principal | null> {
    const now = this.clock.now();
    const row = await this.repository.holder(sessionHash, now, new Date(now.getTime() - IDLE_MS));
    if (!row) return null;
    if (now.getTime() - row.last_seen_at.getTime() > TOUCH_MS) await this.repository.touch(sessionHash, now);
    return principalOf(row, sessionHash);
  }
}
