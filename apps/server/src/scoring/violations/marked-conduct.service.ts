import { Injectable } from '@nestjs/common';
import type { ConductRule } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { type About, Ledger, stepOf } from './ledger.service';
import { ViolationsRepository } from './violations.repository';

/** What reviewers heard and read against a rule: proposed like a team lead's, once for a conversation (DOMAIN W2, W8 to W11). */
@Injectable()
export class MarkedConduct {
  constructor(
    private readonly repository: ViolationsRepository,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** Nothing where that rule was found in that conversation before, by the desk or by anybody. */
  async propose(tx: Tx, by: Principal, rule: ConductRule, key: string, about: About, note: string): Promise<void> {
    const { agentId, ticketId, callId = null } = about;
    if (await this.repository.wasFound(tx, { rule, agentId, ticketId, callId })) return;
    const proposal = { by: { id: by.agentId, name: by.name }, note, clientId: null };
    await this.ledger.propose(tx, { rule, key }, about, proposal);
  }

  /** The mark was changed: what it proposed falls away, as far as nobody has judged it. */
  async withdraw(tx: Tx, by: Principal, key: string, rules: readonly ConductRule[], reason: string): Promise<void> {
    const person = { id: by.agentId, name: by.name };
    for (const row of await this.repository.lockMarked(tx, key)) {
      if (!rules.includes(row.rule)) continue;
      const step = stepOf('dismissed', this.clock.now(), person, reason);
      await this.ledger.save(tx, { ...row, state: 'dismissed', due_at: null }, step, 'violation.dismissed');
    }
  }
}
