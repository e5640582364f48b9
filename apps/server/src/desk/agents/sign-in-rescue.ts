import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/auth/audit-log';
import { readablePassword } from '../../platform/auth/readable-password';
import { Database } from '../../platform/database/database';
import { SecondFactorRepository } from './second-factor.repository';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';

/** Lets somebody in again who lost password, telephone and recovery codes, when nobody is left who could: for who runs the machine. */
@Injectable()
export class SignInRescue {
  constructor(
    private readonly database: Database,
    private readonly accounts: SessionsRepository,
    private readonly sessions: SessionsService,
    private readonly secondFactors: SecondFactorRepository,
    private readonly audit: AuditLog,
  ) {}

  /** A new password, told this once; the second factor is off and every session ends. Null when no enabled account has the address. */
  async rescue(email: string): Promise<{ email: string; password: string } | null> {
    const account = await this.accounts.account(email);
    if (!account || account.disabled_at) return null;
    const password = readablePassword();
    await this.database.transaction(async (tx) => {
      await this.sessions.setPassword(tx, account.id, account.email, password);
      const secondFactor = await this.secondFactors.remove(tx, account.id);
      await this.sessions.endAllOf(tx, account.id);
      const act = { act: 'sign_in.rescued', subject: account.name, detail: { secondFactor } };
      await this.audit.write({ agentId: null, agentName: '', ...act }, tx);
    });
    return { email: account.email, password };
  }
}
