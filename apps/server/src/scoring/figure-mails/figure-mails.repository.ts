import { Injectable } from '@nestjs/common';
import type { FigureLetter, FigureMailPlan, Locale } from '#contract';
import type { ClaimedLetter, LetterEnd, LetterRows } from '../../desk/channel-health/letter-post.service';
import { Database, type Sql, type Tx } from '../../platform/database/database';

export interface FigureMailRow {
  id: string;
  owner_id: string;
  owner_name: string;
  name: string;
  figures: string[];
  by: FigureMailPlan['by'];
  team_id: string | null;
  span: FigureMailPlan['span'];
  compares: boolean;
  recipient_ids: string[];
  every: FigureMailPlan['every'];
  weekday: number;
  month_day: number;
  at: string;
  locale: Locale;
  next_at: Date;
  paused_at: Date | null;
  version: number;
  letters: FigureLetter[];
}
export interface DueFigureLetter extends ClaimedLetter {
  mail_id: string;
  agent_id: string;
  slot_at: Date;
}
/** When a schedule is due next, in the zone it was reckoned in. */
export interface NextMail {
  at: Date;
  zone: string;
}
/** Once for each recipient and turn. */
export interface Turn {
  turn: string;
  slotAt: Date;
  byId: string | null;
}

const LETTERS_SHOWN = 50;
const LETTERS = `(select coalesce(json_agg(l), '[]') from (
  select l.id, r.name as "agentName", to_char(l.slot_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "slotAt",
    l.state, l.reason, b.name as "byName"
  from figure_letter l join agent r on r.id = l.agent_id left join agent b on b.id = l.by_id
  where l.mail_id = m.id order by l.slot_at desc, l.id limit ${LETTERS_SHOWN}) l)`;
const SELECT = `select m.*, o.name as owner_name, ${LETTERS} as letters
  from figure_mail m join agent o on o.id = m.owner_id`;

const valuesOf = (p: FigureMailPlan, next: NextMail): unknown[] => [
  ...[p.name, p.figures, p.by, p.teamId, p.span, p.compares, p.recipientIds],
  ...[p.every, p.weekday, p.monthDay, p.at, p.locale, next.at, next.zone],
];

/** Schedules and their letters. */
@Injectable()
export class FigureMailsRepository implements LetterRows<DueFigureLetter> {
  constructor(private readonly database: Database) {}

  /** Those of one owner, or of all. */
  list(ownerId: string | null): Promise<FigureMailRow[]> {
    return this.database.rows<FigureMailRow>(
      `${SELECT} where m.deleted_at is null and ($1::uuid is null or m.owner_id = $1) order by m.created_at, m.id`,
      [ownerId],
    );
  }

  byId(sql: Sql, id: string): Promise<FigureMailRow | null> {
    return sql.row<FigureMailRow>(`${SELECT} where m.id = $1 and m.deleted_at is null`, [id]);
  }

  async lock(tx: Tx, id: string): Promise<FigureMailRow | null> {
    await tx.rows('select 1 from figure_mail where id = $1 for update', [id]);
    return this.byId(tx, id);
  }

  /** Answers the id: of a client id that was used before the one it made (law 3). */
  async insert(
    tx: Tx,
    of: { id: string; ownerId: string; clientId: string; at: Date },
    plan: FigureMailPlan,
    next: NextMail,
  ) {
    const made = await tx.rows<{ id: string }>(
      `insert into figure_mail (name, figures, by, team_id, span, compares, recipient_ids, every, weekday, month_day, at,
         locale, next_at, zone, id, owner_id, client_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       on conflict (owner_id, client_id) do nothing returning id`,
      [...valuesOf(plan, next), of.id, of.ownerId, of.clientId, of.at],
    );
    if (made[0]) return { id: made[0].id, isNew: true };
    const kept = await tx.row<{ id: string }>('select id from figure_mail where owner_id = $1 and client_id = $2', [
      of.ownerId,
      of.clientId,
    ]);
    return { id: kept!.id, isNew: false };
  }

  async change(tx: Tx, id: string, plan: FigureMailPlan, next: NextMail): Promise<void> {
    await tx.rows(
      `update figure_mail set name = $1, figures = $2, by = $3, team_id = $4, span = $5, compares = $6, recipient_ids = $7,
         every = $8, weekday = $9, month_day = $10, at = $11, locale = $12, next_at = $13, zone = $14, version = version + 1
       where id = $15`,
      [...valuesOf(plan, next), id],
    );
  }

  async pause(tx: Tx, id: string, pausedAt: Date | null, { at, zone }: NextMail): Promise<void> {
    await tx.rows(
      'update figure_mail set paused_at = $2, next_at = $3, zone = $4, version = version + 1 where id = $1',
      [id, pausedAt, at, zone],
    );
  }

  /** What waits to go out is not sent any more; what went out stays. */
  async delete(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.rows('update figure_mail set deleted_at = $2, version = version + 1 where id = $1', [id, at]);
    await tx.rows(
      `update figure_letter set state = 'skipped', reason = 'deleted' where mail_id = $1 and state = 'queued'`,
      [id],
    );
  }

  /** Those whose time has come, and those that were planned in another zone than the company's. */
  due(tx: Tx, now: Date, zone: string, limit: number): Promise<FigureMailRow[]> {
    return tx.rows<FigureMailRow>(
      `select m.* from figure_mail m where (next_at <= $1 or zone <> $2) and paused_at is null and deleted_at is null
       order by next_at limit $3 for update skip locked`,
      [now, zone, limit],
    );
  }

  async step(tx: Tx, id: string, { at, zone }: NextMail): Promise<void> {
    await tx.rows('update figure_mail set next_at = $2, zone = $3 where id = $1', [id, at, zone]);
  }

  async post(tx: Tx, letters: { id: string; mailId: string; agentId: string }[], turn: Turn, now: Date): Promise<void> {
    for (const { id, mailId, agentId } of letters)
      await tx.rows(
        `insert into figure_letter (id, mail_id, agent_id, turn, slot_at, by_id, state, due_at)
         values ($1, $2, $3, $4, $5, $6, 'queued', $7) on conflict (mail_id, turn, agent_id) do nothing`,
        [id, mailId, agentId, turn.turn, turn.slotAt, turn.byId, now],
      );
  }

  claimNext(now: Date): Promise<DueFigureLetter | null> {
    return this.database.row<DueFigureLetter>(
      `update figure_letter set state = 'sending', started_at = $1, attempts = attempts + 1
       where id = (select id from figure_letter where state = 'queued' and due_at <= $1
         order by due_at, id limit 1 for update skip locked)
       returning id, attempts, mail_id, agent_id, slot_at`,
      [now],
    );
  }

  /** What `end` finds ended already, because it is not written at all, stays as it ended. */
  async end({ id, attempts }: DueFigureLetter, end: LetterEnd): Promise<void> {
    if (end.state === 'not_needed') return;
    const reason = 'error' in end ? end.error.slice(0, 500) : null;
    await this.database.rows(
      `update figure_letter set state = $3, reason = $4, due_at = coalesce($5, due_at)
       where id = $1 and attempts = $2 and state = 'sending'`,
      [id, attempts, end.state, reason, end.state === 'queued' ? end.dueAt : null],
    );
  }

  async unwritten({ id, attempts }: DueFigureLetter, state: 'skipped' | 'failed', reason: string): Promise<void> {
    await this.database.rows(
      `update figure_letter set state = $3, reason = $4 where id = $1 and attempts = $2 and state = 'sending'`,
      [id, attempts, state, reason.slice(0, 500)],
    );
  }

  async markStale(before: Date): Promise<void> {
    await this.database.rows(
      `update figure_letter set state = 'unknown', reason = 'interrupted' where state = 'sending' and started_at < $1`,
      [before],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const next = await this.database.row<{ at: Date | null }>(
      `select least((select min(due_at) from figure_letter where state = 'queued'),
         (select min(next_at) from figure_mail where paused_at is null and deleted_at is null)) as at`,
    );
    return next?.at ?? null;
  }
}
