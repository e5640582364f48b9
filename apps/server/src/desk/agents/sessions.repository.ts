import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { AGENT_COLUMNS, type AgentRow } from './agents.repository';

export interface Account {
  id: string;
  name: string;
  email: string;
  password_hash: string;
  disabled_at: Date | null;
  second_factor_at: Date | null;
}

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
    return this.database.row<Account>(
      `select a.id, a.name, a.email, a.password_hash, a.disabled_at, f.confirmed_at as second_factor_at
       from agent a left join second_factor f on f.agent_id = a.id where lower(a.email) = lower($1)`,
      [email],
    );
  }

  /** False when the password, the second factor or the right to sign in is no longer what was checked. */
  async stillHolds(sql: Sql, { id, password_hash, second_factor_at }: Account): Promise<boolean> {
    const row = await sql.row(
      `select from agent a where a.id = $1 and a.password_hash = $2 and a.disabled_at is null for share`,
      [id, password_hash],
    );
    const factor = await sql.row(
      `select from second_factor where agent_id = $1 and confirmed_at is not null
       and confirmed_at is distinct from $2::timestamptz`,
      [id, second_factor_at],
    );
    return row !== null && factor === null;
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

  /** A sign-in under way holds its agent's row: it is waited for and ended too, or it finds what changed. */
  async endAllOf(sql: Sql, agentId: string, but: string | null): Promise<void> {
    await sql.rows('select from agent where id = $1 for no key update', [agentId]);
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
