import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { acceptedStep } from '../../platform/auth/one-time-codes';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { openedBy, plainCode } from './recovery-codes';
import { SecondFactorRepository, type SecondFactorRow } from './second-factor.repository';

const TRIES = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;

export type Spent =
  | { used: 'one_time_code' | 'recovery_code' }
  | { refused: 'wrong_code' }
  | { refused: 'account_locked'; retryAfterSeconds: number };

/** Spends codes of the second factor: each works once, and guesses are counted per account and per address. */
@Injectable()
export class CodeCheck {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** A refusal is an answer, not an error: the count of wrong codes must be committed with it. */
  async spend(agentId: string, typed: string, ip: string): Promise<Spent> {
    await this.limits.take('code_address', ip);
    const spent = await this.database.transaction((tx) => this.inTurn(tx, agentId, plainCode(typed)));
    if ('used' in spent) await this.limits.giveBack('code_address', ip);
    return spent;
  }

  /** The same, for what goes on only with a right code. */
  async demand(agentId: string, typed: string, ip: string): Promise<void> {
    const spent = await this.spend(agentId, typed, ip);
    if ('refused' in spent) throw refusal(spent);
  }

  /** The row's lock puts tries of one account in line, so that a code sent twice at once is accepted once. */
  private async inTurn(tx: Tx, agentId: string, code: string): Promise<Spent> {
    const factor = await this.repository.lock(tx, agentId);
    if (!factor?.confirmed_at) return { refused: 'wrong_code' };
    const now = this.clock.now();
    const lockedMs = (factor.locked_until?.getTime() ?? 0) - now.getTime();
    if (lockedMs > 0) return { refused: 'account_locked', retryAfterSeconds: Math.ceil(lockedMs / 1000) };
    const match = await matchOf(factor, code, now);
    const after = match ? { ...match.columns, wrong_codes: 0, locked_until: null } : oneMoreWrong(factor, now);
    await this.repository.update(tx, agentId, after);
    return match ? { used: match.used } : { refused: 'wrong_code' };
  }
}

export function refusal({ refused, ...detail }: Extract<Spent, { refused: string }>): DomainError {
  return new DomainError(refused, detail);
}

async function matchOf(factor: SecondFactorRow, code: string, now: Date) {
  const step = acceptedStep(factor.secret, code, now, factor.last_step);
  if (step !== null) return { used: 'one_time_code', columns: { last_step: step } } as const;
  const opened = await openedBy(code, factor.recovery_hashes);
  if (opened === null) return null;
  const left = factor.recovery_hashes.filter((hash) => hash !== opened);
  return { used: 'recovery_code', columns: { recovery_hashes: left } } as const;
}

/** Every five wrong codes in a row lock the account, each time twice as long as before. */
function oneMoreWrong(factor: SecondFactorRow, now: Date) {
  const wrong_codes = factor.wrong_codes + 1;
  if (wrong_codes % TRIES !== 0) return { wrong_codes };
  const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (wrong_codes / TRIES - 1), LONGEST_LOCK_MS);
  return { wrong_codes, locked_until: new Date(now.getTime() + lockMs) };
}
