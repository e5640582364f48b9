import { Injectable } from '@nestjs/common';
import type { RecordingConsent } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';

export interface RecordingRow {
  id: string;
  call_id: string;
  inbox_id: string;
  place: string;
  state: 'waiting' | 'stored' | 'failed' | 'refused';
  consent: RecordingConsent;
  sha256: string | null;
  media_type: string | null;
  size: number | null;
  attempts: number;
}

const SELECT = `select m.id, m.call_id, c.inbox_id, m.place, m.state, m.consent, m.sha256, m.media_type, m.size::int, m.attempts
  from call_recording m join call c on c.id = m.call_id`;

@Injectable()
export class RecordingsRepository {
  constructor(private readonly database: Database) {}

  /** True when it is news: a recording that was told before is only told again. */
  async add(
    sql: Sql,
    r: { callId: string; place: string; consent: RecordingConsent; state: RecordingRow['state']; dueAt: Date },
  ): Promise<boolean> {
    const added = await sql.rows(
      `insert into call_recording (id, call_id, place, consent, state, due_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (call_id, place) do nothing returning id`,
      [newId(), r.callId, r.place, r.consent, r.state, r.dueAt],
    );
    return added.length > 0;
  }

  one(id: string, sql: Sql = this.database): Promise<RecordingRow | null> {
    return sql.row<RecordingRow>(`${SELECT} where m.id = $1`, [id]);
  }

  /** The next to be fetched, of a call that is over; put off meanwhile, so that nobody else takes it. */
  async claim(now: Date, until: Date): Promise<RecordingRow | null> {
    const row = await this.database.row<{ id: string }>(
      `update call_recording set attempts = attempts + 1, due_at = $2 where id = (
         select m.id from call_recording m join call c on c.id = m.call_id
         where m.state = 'waiting' and m.due_at <= $1 and c.ended_at is not null
         order by m.due_at for update of m skip locked limit 1)
       returning id`,
      [now, until],
    );
    return row && this.one(row.id);
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(m.due_at) as at from call_recording m join call c on c.id = m.call_id
       where m.state = 'waiting' and c.ended_at is not null`,
    );
    return row?.at ?? null;
  }

  async stored(sql: Sql, id: string, file: { sha256: string; size: number; mediaType: string }): Promise<void> {
    await sql.rows(
      `update call_recording set state = 'stored', sha256 = $2, size = $3, media_type = $4, error = null where id = $1`,
      [id, file.sha256, file.size, file.mediaType],
    );
  }

  async failed(sql: Sql, id: string, state: 'waiting' | 'failed', error: string, dueAt: Date): Promise<void> {
    await sql.rows('update call_recording set state = $2, error = $3, due_at = $4 where id = $1', [
      ...[id, state, error, dueAt],
    ]);
  }

  async mark(
    sql: Sql,
    id: string,
    consent: RecordingConsent,
    state: RecordingRow['state'],
    dueAt: Date,
  ): Promise<void> {
    await sql.rows(
      `update call_recording set consent = $2, state = $3, due_at = $4,
         sha256 = case when $3 = 'refused' then null else sha256 end where id = $1`,
      [id, consent, state, dueAt],
    );
  }

  async listen(sql: Sql, l: { id: string; recordingId: string; agentId: string; at: Date }): Promise<void> {
    await sql.rows('insert into call_listening (id, recording_id, agent_id, at) values ($1, $2, $3, $4)', [
      ...[l.id, l.recordingId, l.agentId, l.at],
    ]);
  }

  /** The recording that a listening, begun since then by this agent, is about. */
  listening(id: string, agentId: string, since: Date): Promise<RecordingRow | null> {
    return this.database.row<RecordingRow>(
      `${SELECT} join call_listening l on l.recording_id = m.id where l.id = $1 and l.agent_id = $2 and l.at >= $3`,
      [id, agentId, since],
    );
  }

  async listeners(recordingId: string): Promise<{ agentName: string; at: Date }[]> {
    return this.database.rows(
      `select a.name as "agentName", l.at from call_listening l join agent a on a.id = l.agent_id
       where l.recording_id = $1 order by l.at desc limit 50`,
      [recordingId],
    );
  }
}
