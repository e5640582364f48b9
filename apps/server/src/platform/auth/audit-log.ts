import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../database/database';

export interface AuditEntry {
  agentId: string | null;
  agentName: string;
  act: string;
  subject: string;
  detail?: Record<string, unknown>;
  ip?: string | null;
}

/** Who changed what in the house: admin acts, sign-ins, refused tries. Never holds a secret. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  async write(entry: AuditEntry, sql: Sql = this.database): Promise<void> {
    await sql.rows(
      `insert into audit_log (agent_id, agent_name, act, subject, detail, ip) values ($1, $2, $3, $4, $5, $6)`,
      [entry.agentId, entry.agentName, entry.act, entry.subject, JSON.stringify(entry.detail ?? {}), entry.ip ?? null],
    );
  }

  async list(before: string | null, limit: number) {
    return this.database.rows<{ id: string; at: Date; [column: string]: unknown }>(
      `select id::text, at, agent_id as "agentId", agent_name as "agentName", act, subject, detail, ip
       from audit_log where audit_log.id < $1 order by audit_log.id desc limit $2`,
      [before ?? '9223372036854775807', limit],
    );
  }
}
