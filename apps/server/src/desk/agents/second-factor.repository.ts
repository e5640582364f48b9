import { Inject, Injectable } from '@nestjs/common';
import { seal, unseal } from '../../platform/auth/secrets';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Sql } from '../../platform/database/database';

export interface SecondFactorRow {
  secret: Buffer;
  /** Null until the first right code has shown that the app knows the secret. */
  confirmed_at: Date | null;
  last_step: number;
  recovery_hashes: string[];
  wrong_codes: number;
  locked_until: Date | null;
}

/** Second factors; their secrets leave and enter the database sealed. */
@Injectable()
export class SecondFactorRepository {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new secret to be confirmed. False when one is in use already. */
  async begin(agentId: string, secret: Buffer): Promise<boolean> {
    const begun = await this.database.rows(
      `insert into second_factor (agent_id, secret) values ($1, $2)
       on conflict (agent_id) do update set secret = excluded.secret where second_factor.confirmed_at is null
       returning agent_id`,
      [agentId, seal(this.config.secretKey, secret.toString('base64'))],
    );
    return begun.length > 0;
  }

  async lock(sql: Sql, agentId: string): Promise<SecondFactorRow | null> {
    const row = await sql.row<SecondFactorRow & { last_step: string }>(
      `select secret, confirmed_at, last_step, recovery_hashes, wrong_codes, locked_until
       from second_factor where agent_id = $1 for update`,
      [agentId],
    );
    return row && { ...row, last_step: Number(row.last_step), secret: this.open(row.secret) };
  }

  async state(agentId: string): Promise<{ confirmed_at: Date; codes_left: number } | null> {
    return this.database.row(
      `select confirmed_at, cardinality(recovery_hashes) as codes_left from second_factor
       where agent_id = $1 and confirmed_at is not null`,
      [agentId],
    );
  }

  async update(sql: Sql, agentId: string, columns: Partial<Omit<SecondFactorRow, 'secret'>>): Promise<void> {
    const sets = Object.keys(columns).map((name, i) => `${name} = $${i + 2}`);
    await sql.rows(`update second_factor set ${sets.join(', ')} where agent_id = $1`, [
      agentId,
      ...Object.values(columns),
    ]);
  }

  /** False when there was none in use. */
  async remove(sql: Sql, agentId: string): Promise<boolean> {
    const removed = await sql.rows<{ confirmed_at: Date | null }>(
      'delete from second_factor where agent_id = $1 returning confirmed_at',
      [agentId],
    );
    return removed.some(({ confirmed_at }) => confirmed_at !== null);
  }

  private open(sealed: Buffer): Buffer {
    return Buffer.from(unseal<string>(this.config.secretKey, sealed), 'base64');
  }
}
