import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '#domain';
import { AuditLog } from '../../platform/auth/audit-log';
import { passwordMatches } from '../../platform/auth/passwords';
import { RateLimits } from '../../platform/auth/rate-limits';
import { hashToken, newToken } from '../../platform/auth/tokens';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { CodeCheck } from './code-check.service';
import { IDLE_MS, LONGEST_MS } from './session-principals';
import { type Account, SessionsRepository } from './sessions.repository';

export interface Credentials {
  email: string;
  password: string;
  /** Of the authenticator app or a recovery code. */
  code?: string;
}

export interface Caller {
  ip: string;
  userAgent: string | null;
  /** The token the caller came with; it ends when a new one is given. */
  token: string | null;
}

/** The way in. Password and code come in one request: a half signed-in state could be stolen, replayed or kept too long. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly repository: SessionsRepository,
    private readonly limits: RateLimits,
    private readonly codes: CodeCheck,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The token of a new session. */
  async login({ email, password, code }: Credentials, caller: Caller): Promise<string> {
    const key = `${caller.ip} ${email.toLowerCase()}`;
    await this.limits.take('login_address', caller.ip);
    await this.limits.take('login', key);
    const account = await this.repository.account(email);
    const matches = await passwordMatches(account?.password_hash ?? null, password);
    if (!account || !matches) return this.refuse('wrong_credentials', email, account, caller);
    if (account.disabled_at) return this.refuse('account_disabled', email, account, caller);
    const proof = account.second_factor_at ? await this.secondProof(account, code, caller) : null;
    await this.limits.forgive('login', key);
    return this.begin(account, caller, proof);
  }

  private async secondProof(account: Account, code: string | undefined, caller: Caller): Promise<string> {
    if (!code) {
      // No guess: a shift that signs in from one office would run out twice as soon.
      await this.limits.giveBack('login_address', caller.ip);
      throw new DomainError('second_factor_needed');
    }
    const spent = await this.codes.spend(account.id, code, caller.ip);
    if ('used' in spent) return spent.used;
    const { refused, ...detail } = spent;
    return this.refuse(refused, account.email, account, caller, detail);
  }

  private async begin(account: Account, caller: Caller, proof: string | null): Promise<string> {
    const token = newToken();
    const at = this.clock.now();
    const begun = await this.database.transaction(async (tx) => {
      if (!(await this.repository.stillHolds(tx, account))) return false;
      await this.repository.endDead(tx, account.id, at, new Date(at.getTime() - IDLE_MS));
      if (caller.token) await this.repository.end(hashToken(caller.token), tx);
      const expiresAt = new Date(at.getTime() + LONGEST_MS);
      const { ip, userAgent } = caller;
      await this.repository.insert(tx, { hash: hashToken(token), agentId: account.id, at, expiresAt, ip, userAgent });
      const who = { agentId: account.id, agentName: account.name };
      const detail = proof ? { proof } : {};
      await this.audit.write({ ...who, act: 'session.started', subject: account.email, detail, ip }, tx);
      return true;
    });
    return begun ? token : this.refuse('wrong_credentials', account.email, account, caller);
  }

  private async refuse(
    reason: ErrorCode,
    email: string,
    account: Account | null,
    { ip }: Caller,
    detail: Record<string, unknown> = {},
  ): Promise<never> {
    const who = { agentId: account?.id ?? null, agentName: account?.name ?? '' };
    await this.audit.write({ ...who, act: 'session.refused', subject: email, detail: { reason }, ip });
    throw new DomainError(reason, detail);
  }
}
