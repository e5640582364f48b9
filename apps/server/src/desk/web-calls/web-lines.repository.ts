import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { dueAtOf, type LineRow } from './web-line';

/** Who a running call may be signalled by and to. */
export interface Parties {
  agentId: string | null;
  agentPeer: string | null;
  contactPeer: string | null;
  identityId: string;
  contactId: string;
  inboxId: string;
}

/** Where a visitor's chat stands. */
export interface ChatPlace {
  ticketId: string;
  teamId: string | null;
  holderId: string | null;
}

const CHANGED = [
  'contact_peer',
  'agent_peer',
  'contact_seen_at',
  'agent_seen_at',
  'rings_until',
  'widens_at',
  'declined_ids',
  'rung_ids',
] as const satisfies (keyof LineRow)[];

@Injectable()
export class WebLinesRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, callId: string): Promise<LineRow | null> {
    return sql.row<LineRow>('select * from web_call where call_id = $1', [callId]);
  }

  byClient(startedById: string, clientId: string): Promise<LineRow | null> {
    return this.database.row<LineRow>('select * from web_call where started_by_id = $1 and client_id = $2', [
      startedById,
      clientId,
    ]);
  }

  async insert(tx: Tx, line: Omit<LineRow, 'due_at'>): Promise<void> {
    const columns: LineRow = { ...line, due_at: dueAtOf({ ...line, due_at: null }) };
    const names = Object.keys(columns);
    await tx.rows(
      `insert into web_call (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(columns),
    );
  }

  async save(tx: Tx, line: LineRow): Promise<void> {
    const sets = CHANGED.map((name, i) => `${name} = $${i + 3}`).join(', ');
    const values = CHANGED.map((name) => line[name]);
    await tx.rows(`update web_call set due_at = $2, ${sets} where call_id = $1`, [
      line.call_id,
      dueAtOf(line),
      ...values,
    ]);
  }

  /** A call whose line is due and that nobody else is looking at, locked. */
  lockDue(tx: Tx, now: Date): Promise<{ id: string } | null> {
    return tx.row(
      `select c.id from web_call w join call c on c.id = w.call_id
       where w.due_at <= $1 order by w.due_at limit 1 for update of c skip locked`,
      [now],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date }>(
      'select due_at as at from web_call where due_at is not null order by due_at limit 1',
    );
    return row?.at ?? null;
  }

  parties(callId: string): Promise<Parties | null> {
    return this.database.row<Parties>(
      `select c.agent_id as "agentId", w.agent_peer as "agentPeer", w.contact_peer as "contactPeer",
         w.identity_id as "identityId", c.contact_id as "contactId", c.inbox_id as "inboxId"
       from web_call w join call c on c.id = w.call_id where w.call_id = $1 and w.due_at is not null`,
      [callId],
    );
  }

  /** The visitor's running chat. */
  chat(contactId: string, inboxId: string): Promise<ChatPlace | null> {
    return this.database.row<ChatPlace>(
      `select id as "ticketId", team_id as "teamId", holder_id as "holderId" from ticket
       where contact_id = $1 and inbox_id = $2 and status in ('open', 'waiting', 'on_hold', 'resolved')
       order by created_at desc limit 1`,
      [contactId, inboxId],
    );
  }

  /** The visitor whose chat a ticket is. */
  async identity(sql: Sql, contactId: string, inboxId: string): Promise<string | null> {
    const row = await sql.row<{ id: string }>(
      'select id from identity where contact_id = $1 and inbox_id = $2 and token_hash is not null order by id limit 1',
      [contactId, inboxId],
    );
    return row?.id ?? null;
  }

  /** Changes of one visitor's calls wait for each other. */
  async takeTurn(tx: Tx, identityId: string): Promise<void> {
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`web call ${identityId}`]);
  }
}
