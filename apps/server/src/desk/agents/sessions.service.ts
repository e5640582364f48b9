import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { AuditLog } from '../../platform/auth/audit-log';
import { hashPassword, passwordMatches } from '../../platform/auth/passwords';
import { RateLimits } from '../../platform/auth/rate-limits';
import { hashToken, newToken } from '../../platform/auth/tokens';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { refuseWeakPassword } from './password-strength';
import { IDLE_MS, LONGEST_MS } from './session-principals';
import { SessionsRepository } from './sessions.repository';

/** Wakes when a session ended or its agent's rights changed. */
export const SESSIONS_ENDED = 'sessions';

export interface Caller {
  ip: string;
  userAgent: string | null;
  /** The token the caller came with; it ends when a new one is given. */
  token: string | null;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly repository: SessionsRepository,
    private readonly limits: RateLimits,
    private readonly audit: AuditLog,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  async login(email: string, password: string, caller: Caller): Promise<string> {
    const key = `${caller.ip} ${email.toLowerCase()}`;
    await this.limits.take('login_address', caller.ip);
    await this.limits.take('login', key);
    const account = await this.repository.account(email);
    const matches = await passwordMatches(account?.password_hash ?? null, password);
    if (!account || !matches) return this.refuse('wrong_credentials', email, account, caller);
    if (account.disabled_at) return this.refuse('account_disabled', email, account, caller);
    await this.limits.forgive('login', key);
    return this.begin(account, caller);
  }

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

  private async begin(account: { id: string; name: string; email: string }, caller: Caller): Promise<string> {
    const token = newToken();
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await this.repository.endDead(tx, account.id, at, new Date(at.getTime() - IDLE_MS));
      if (caller.token) await this.repository.end(hashToken(caller.token), tx);
      const expiresAt = new Date(at.getTime() + LONGEST_MS);
      const { ip, userAgent } = caller;
      await this.repository.insert(tx, { hash: hashToken(token), agentId: account.id, at, expiresAt, ip, userAgent });
      const who = { agentId: account.id, agentName: account.name };
      await this.audit.write({ ...who, act: 'session.started', subject: account.email, ip }, tx);
    });
    return token;
  }

  private async refuse(
    reason: 'wrong_credentials' | 'account_disabled',
    email: string,
    account: { id: string; name: string } | null,
    { ip }: Caller,
  ): Promise<never> {
    const who = { agentId: account?.id ?? null, agentName: account?.name ?? '' };
    await this.audit.write({ ...who, act: 'session.refused', subject: email, detail: { reason }, ip });
    throw new DomainError(reason);
  }
}
