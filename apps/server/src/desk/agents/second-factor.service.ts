import { Injectable } from '@nestjs/common';
import type { SecondFactorProof, SecondFactorState } from '#contract';
import { AuditLog } from '../../platform/auth/audit-log';
import { Database, type Tx } from '../../platform/database/database';
import type { Acting } from '../setup/acting';
import { CodeCheck } from './code-check.service';
import { hashRecoveryCodes, newRecoveryCodes } from './recovery-codes';
import { SecondFactorRepository } from './second-factor.repository';
import { SessionsService } from './sessions.service';

/** What agents do with a second factor that is on. Each change asks for the password and a code. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly sessions: SessionsService,
    private readonly codes: CodeCheck,
    private readonly audit: AuditLog,
  ) {}

  async state({ agentId }: Acting): Promise<SecondFactorState> {
    const state = await this.repository.state(agentId);
    return { turnedOnAt: state && state.confirmed_at.toISOString(), recoveryCodesLeft: state?.codes_left ?? 0 };
  }

  /** The old ones stop working. */
  async renewCodes(me: Acting, proof: SecondFactorProof): Promise<string[]> {
    const codes = newRecoveryCodes();
    const recovery_hashes = await hashRecoveryCodes(codes);
    await this.proven(me, proof, 'recovery_codes_renewed', (tx) =>
      this.repository.update(tx, me.agentId, { recovery_hashes }),
    );
    return codes;
  }

  turnOff(me: Acting, proof: SecondFactorProof): Promise<void> {
    return this.proven(me, proof, 'turned_off', async (tx) => {
      await this.repository.remove(tx, me.agentId);
    });
  }

  private async proven(
    me: Acting,
    { password, code }: SecondFactorProof,
    act: string,
    change: (tx: Tx) => Promise<void>,
  ) {
    await this.sessions.provePassword(me, password);
    await this.codes.demand(me.agentId, code, me.ip);
    await this.database.transaction(async (tx) => {
      await change(tx);
      const who = { agentId: me.agentId, agentName: me.name, subject: me.name, ip: me.ip };
      await this.audit.write({ ...who, act: `second_factor.${act}` }, tx);
    });
  }
}
