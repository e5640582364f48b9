import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

export interface TokenRow {
  sealed: Buffer | null;
  refreshAt: Date | null;
  endsAt: Date | null;
}

@Injectable()
export class AccessTokensRepository {
  constructor(private readonly database: Database) {}

  of(key: string): Promise<TokenRow | null> {
    return this.database.row(
      `select sealed, refresh_at as "refreshAt", ends_at as "endsAt" from access_token where account = $1`,
      [key],
    );
  }

  /** Becomes the one who asks the platform, until `until` at most, and reads what is kept at that moment; null while somebody else asks. */
  takeTurn(key: string, owner: string, now: Date, until: Date): Promise<TokenRow | null> {
    return this.database.row(
      `insert into access_token (account, asked_by, asking_until) values ($1, $2, $4)
       on conflict (account) do update set asked_by = $2, asking_until = $4
         where access_token.asking_until is null or access_token.asking_until <= $3
       returning sealed, refresh_at as "refreshAt", ends_at as "endsAt"`,
      [key, owner, now, until],
    );
  }

  /** False when the turn was over and somebody else has it: then their token counts. */
  async keep(key: string, owner: string, { sealed, refreshAt, endsAt }: TokenRow): Promise<boolean> {
    const kept = await this.database.row(
      `update access_token set sealed = $3, refresh_at = $4, ends_at = $5, asked_by = null, asking_until = null
       where account = $1 and asked_by = $2 returning account`,
      [key, owner, sealed, refreshAt, endsAt],
    );
    return kept !== null;
  }

  async endTurn(key: string, owner: string): Promise<void> {
    await this.database.rows(
      `update access_token set asked_by = null, asking_until = null where account = $1 and asked_by = $2`,
      [key, owner],
    );
  }
}
