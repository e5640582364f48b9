import { Injectable } from '@nestjs/common';
import type { SecondFactorKey } from '#contract';
import { DomainError } from '#domain';
import { AuditLog } from '../../platform/auth/audit-log';
import { acceptedStep, authenticatorUri, base32, newOneTimeSecret } from '../../platform/auth/one-time-codes';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Acting } from '../setup/acting';
import { CompanyService } from '../setup/company.service';
import { found } from '../setup/refusals';
import { hashRecoveryCodes, newRecoveryCodes } from './recovery-codes';
import { SecondFactorRepository } from './second-factor.repository';
import { SessionsService } from './sessions.service';

/** How an agent turns the second factor on: a secret for the app, then a code that proves the app has it. */
@Injectable()
export class SecondFactorSetUp {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly sessions: SessionsService,
    private readonly company: CompanyService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Asks for the password: an unwatched screen must not be enough to lock its agent out. */
  async begin(me: Acting, password: string): Promise<SecondFactorKey> {
    const { email } = await this.sessions.provePassword(me, password);
    const secret = newOneTimeSecret();
    if (!(await this.repository.begin(me.agentId, secret))) throw new DomainError('already_exists');
    const { name } = await this.company.get();
    return { secret: base32(secret), uri: authenticatorUri(secret, `Halfhour ${name}`, email) };
  }

  /** Sessions begun with the password alone end; the one that asked goes on. */
  async confirm(me: Acting, code: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    const recovery_hashes = await hashRecoveryCodes(codes);
    await this.database.transaction(async (tx) => {
      await this.sessions.endAllOf(tx, me.agentId, me.sessionHash);
      const factor = found(await this.repository.lock(tx, me.agentId));
      if (factor.confirmed_at) throw new DomainError('already_exists');
      const now = this.clock.now();
      const step = acceptedStep(factor.secret, code, now, 0);
      if (step === null) throw new DomainError('wrong_code');
      await this.repository.update(tx, me.agentId, { confirmed_at: now, last_step: step, recovery_hashes });
      const who = { agentId: me.agentId, agentName: me.name, subject: me.name, ip: me.ip };
      await this.audit.write({ ...who, act: 'second_factor.turned_on' }, tx);
    });
    return codes;
  }
}
