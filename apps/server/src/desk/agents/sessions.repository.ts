import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { AGENT_COLUMNS, type AgentRow } from './agents.repository';

export interface NewSession {
  hash: string;
  agentId: string;
  at: Date;
  expiresAt: Date;
  ip: string;
  userAgent: string | null;
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  account(email: string) {
    return this.database.row<{
      id: string;
      name: string;
      email: string;
      password_hash: string;
      disabled_at: Date | null;
    }>('select id, name, email, password_hash, disabled_at from agent where lower(email) = lower($1)', [email]);
  }

  accountById(id: string, sql: Sql) {
    return sql.row<{ email: string; password_hash: string }>(
      'select email, password_hash from agent where id = $1 for no key update',
      [id],
    );
  }

  async setPassword(sql: Sql, id: string, hash: string): Promise<void> {
    await sql.rows('update agent set password_hash = $2 where id = $1', [id, hash]);
  }

  async insert(sql: Sql, s: NewSession): Promise<void> {
    await sql.rows(
      `insert into session (token_hash, agent_id, created_at, last_seen_at, expires_at, ip, user_agent)
       values ($1, $2, $3, $3, $4, $5, $6)`,
      [s.hash, s.agentId, s.at, s.expiresAt, s.ip, s.userAgent],
    );
  }

  /** The holder of a live session: seen since `seenAfter`, not expired, not disabled. */
  holder(hash: string, now: Date, seenAfter: Date) {
    return this.database.row<AgentRow & { last_seen_at: Date }>(
      `select ${AGENT_COLUMNS}, s.last_seen_at from session s join agent a on a.id = s.agent_id
       where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and a.disabled_at is null`,
      [hash, now, seenAfter],
    );
  }

  async touch(hash: string, at: Date): Promise<void> {
    await this.database.rows('update session set last_seen_at = $2 where token_hash = $1', [hash, at]);
  }

  async end(hash: string, sql: Sql = this.database): Promise<void> {
    await sql.rows('delete from session where token_hash = $1', [hash]);
  }

  async endAllOf(sql: Sql, agentId: string, but: string | null): Promise<void> {
    await sql.rows('delete from session where agent_id = $1 and token_hash is distinct from $2', [agentId, but]);
  }

  async endDead(sql: Sql, agentId: string, now: Date, seenAfter: Date): Promise<void> {
    await sql.rows('delete from session where agent_id = $1 and (expires_at <= $2 or last_seen_at <= $3)', [
      agentId,
      now,
      seenAfter,
    ]);
  }
}
