import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { AuditLog } from '../../platform/auth/audit-log';
import { hashPassword, passwordMatches } from '../../platform/auth/passwords';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Database, type Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { refuseWeakPassword } from './password-strength';
import { SessionsRepository } from './sessions.repository';

/** Wakes when a session ended or its agent's rights changed. */
export const SESSIONS_ENDED = 'sessions';

/** How sessions end, and what ends them. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly repository: SessionsRepository,
    private readonly limits: RateLimits,
    private readonly audit: AuditLog,
    private readonly wake: Wake,
  ) {}

  async logout(me: Acting): Promise<void> {
    await this.repository.end(me.sessionHash);
    this.wake.up(SESSIONS_ENDED);
    await this.audit.write({
      agentId: me.agentId,
      agentName: me.name,
      act: 'session.ended',
      subject: me.name,
      ip: me.ip,
    });
  }

  /** The session that asked goes on; every other one ends. */
  async changePassword(me: Acting, current: string, next: string): Promise<void> {
    await this.limits.take('login', me.agentId);
    await this.database.transaction(async (tx) => {
      const account = found(await this.repository.accountById(me.agentId, tx));
      if (!(await passwordMatches(account.password_hash, current))) throw new DomainError('wrong_password');
      await this.setPassword(tx, me.agentId, account.email, next);
      await this.endAllOf(tx, me.agentId, me.sessionHash);
      const entry = { agentId: me.agentId, agentName: me.name, act: 'password.changed', subject: me.name, ip: me.ip };
      await this.audit.write(entry, tx);
    });
    await this.limits.forgive('login', me.agentId);
  }

  /** For what a session alone must not do. Throws `wrong_password`. */
  async provePassword(me: Acting, password: string): Promise<{ email: string }> {
    await this.limits.take('login', me.agentId);
    const account = found(await this.repository.accountById(me.agentId, this.database));
    if (!(await passwordMatches(account.password_hash, password))) throw new DomainError('wrong_password');
    await this.limits.forgive('login', me.agentId);
    return account;
  }

  async setPassword(tx: Tx, agentId: string, email: string, password: string): Promise<void> {
    refuseWeakPassword(password, email);
    await this.repository.setPassword(tx, agentId, await hashPassword(password));
  }

  async endAllOf(tx: Tx, agentId: string, but: string | null = null): Promise<void> {
    await this.repository.endAllOf(tx, agentId, but);
    this.recheck(tx);
  }

  /** Sockets look again at who may be there and what they may see. */
  recheck(tx: Tx): void {
    tx.afterCommit(() => this.wake.up(SESSIONS_ENDED));
  }
}
