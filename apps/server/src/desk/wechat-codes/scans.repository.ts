import { Injectable } from '@nestjs/common';
import type { ScannedCode } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

export interface KnownCode extends ScannedCode {
  greeting: string;
}

export interface ScanRow {
  receiptId: string;
  at: Date;
  ticketId: string | null;
  scene: string;
  codeId: string | null;
}

export interface NewScan {
  receiptId: string;
  inboxId: string;
  externalId: string;
  scene: string;
  followed: boolean;
  at: Date;
}

@Injectable()
export class ScansRepository {
  constructor(private readonly database: Database) {}

  code(inboxId: string, scene: string): Promise<KnownCode | null> {
    return this.codeWhere('inbox_id = $1 and scene = $2', [inboxId, scene]);
  }

  codeById(id: string): Promise<KnownCode | null> {
    return this.codeWhere('id = $1', [id]);
  }

  /** A push that is read twice was still one scan. */
  async insert({ receiptId, inboxId, externalId, scene, followed, at }: NewScan, codeId: string | null): Promise<void> {
    await this.database.rows(
      `insert into wechat_scan (receipt_id, inbox_id, external_id, scene, code_id, followed, at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (receipt_id) do nothing`,
      [receiptId, inboxId, externalId, scene, codeId, followed, at],
    );
  }

  newest(inboxId: string, externalId: string): Promise<ScanRow | null> {
    return this.database.row<ScanRow>(
      `select receipt_id as "receiptId", at, ticket_id as "ticketId", scene, code_id as "codeId" from wechat_scan
       where inbox_id = $1 and external_id = $2 order by at desc, receipt_id desc limit 1`,
      [inboxId, externalId],
    );
  }

  async ledTo(sql: Sql, receiptId: string, ticketId: string): Promise<void> {
    await sql.rows('update wechat_scan set ticket_id = $2 where receipt_id = $1 and ticket_id is null', [
      receiptId,
      ticketId,
    ]);
  }

  private codeWhere(condition: string, params: unknown[]): Promise<KnownCode | null> {
    return this.database.row<KnownCode>(
      `select id, name, campaign, team_id as "teamId", agent_id as "agentId", greeting, disabled_at as "disabledAt",
         deleted_at as "deletedAt" from wechat_code where ${condition}`,
      params,
    );
  }
}
