import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';

export interface Episode {
  window_id: string;
  ticket_id: string;
  agent_id: string | null;
  opened_at: Date;
  due_at: Date;
  repeat_at: Date | null;
}

/** Waiting episodes whose deadline passed, with both facts of DOMAIN W1: late, and asked again. */
@Injectable()
export class EpisodesRepository {
  async late(sql: Sql, episode: Omit<Episode, 'repeat_at'>): Promise<void> {
    await sql.rows(
      `insert into conduct_episode (window_id, ticket_id, agent_id, opened_at, due_at) values ($1, $2, $3, $4, $5)
       on conflict (window_id) do nothing`,
      [episode.window_id, episode.ticket_id, episode.agent_id, episode.opened_at, episode.due_at],
    );
  }

  /** Which of these tickets have an episode that runs on past its deadline: few do, and all others need no look. */
  async running(sql: Sql, ticketIds: string[]): Promise<Set<string>> {
    const rows = await sql.rows<{ id: string }>(
      'select distinct ticket_id as id from conduct_episode where ticket_id = any($1::uuid[]) and ended_at is null',
      [ticketIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The contact came back while the late episode ran. */
  askedAgain(sql: Sql, ticketId: string, at: Date): Promise<Episode[]> {
    return sql.rows<Episode>(
      `update conduct_episode set repeats = repeats + 1, repeat_at = coalesce(repeat_at, $2)
       where ticket_id = $1 and ended_at is null and due_at <= $2
       returning window_id, ticket_id, agent_id, opened_at, due_at, repeat_at`,
      [ticketId, at],
    );
  }

  async end(
    sql: Sql,
    windowId: string,
    ending: { at: Date; how: 'answered' | 'excused'; excuse: string | null; workingSeconds: number },
  ): Promise<void> {
    await sql.rows(
      'update conduct_episode set ended_at = $2, ending = $3, excuse = $4, working_seconds = $5 where window_id = $1',
      [windowId, ending.at, ending.how, ending.excuse, ending.workingSeconds],
    );
  }

  /** A reply was taken back: the wait goes on. */
  async resume(sql: Sql, windowId: string): Promise<void> {
    await sql.rows(
      `update conduct_episode set ended_at = null, ending = null, excuse = null, working_seconds = null
       where window_id = $1`,
      [windowId],
    );
  }

  async forget(sql: Sql): Promise<void> {
    await sql.rows('delete from conduct_episode');
  }
}
