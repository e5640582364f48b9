import { Injectable } from '@nestjs/common';
import type { ChannelKindName, QualityConditionName } from '#contract';
import type { SampleCandidate, Interval, SampleMethod } from '#domain';
import type { Sql } from '../../platform/database/database';

export type QualityMethodName = SampleMethod;

/** A conversation or call that may be drawn, with what a check of it needs to know. */
export interface Drawable extends SampleCandidate {
  ticketId: string | null;
  callId: string | null;
  contactId: string;
  channel: ChannelKindName;
  at: Date;
  conditions: QualityConditionName[];
}
interface Asked extends Interval {
  agentIds: string[];
  /** Of calls, from so many seconds of talk, hold and wrap-up. */
  longCall: number;
  manyReplies: number;
}

const OPEN = `not exists (select from quality_check q where q.key = w.key and not q.calibration)`;
const OF_TICKET = `
  exists (select from reply_window r where r.ticket_id = w.ticket_id and r.holder_at_deadline_id = w.agent_id
    and r.breached_at >= $1 and r.breached_at < $2) as breached,
  exists (select from callback b where b.ticket_id = w.ticket_id and b.result = 'not_satisfied') as bad_answer,
  exists (select from complaint c where c.ticket_id = w.ticket_id) as complaint`;

/** Replies as they were said, of tickets; one conversation of each agent who spoke in it. */
const WRITTEN = `select w.*, ${OF_TICKET}, false as long_call, w.replies >= $5 as many_replies
  from (select 'ticket:' || t.id || ':' || e.agent_id as key, e.agent_id, t.id as ticket_id, null::uuid as call_id,
      t.contact_id, t.channel, max(e.at) as at, count(*) as replies, 0 as handled
    from desk_event e join message m on m.id = e.message_id join ticket t on t.id = e.ticket_id
    where e.type = 'message.replied' and e.at >= $1 and e.at < $2 and e.agent_id = any($3) and t.channel <> 'phone'
      and t.status <> 'spam'
    group by t.id, e.agent_id) w
  where ${OPEN} and $4::int > 0`;

const CALLS = `select w.*, ${OF_TICKET}, w.handled >= $4 as long_call, false as many_replies
  from (select 'call:' || r.id as key, r.agent_id, r.ticket_id, r.id as call_id, r.contact_id, 'phone' as channel,
      r.ended_at as at, 0::bigint as replies,
      coalesce(r.talk_seconds, 0) + r.hold_seconds + coalesce(r.wrap_up_seconds, 0) as handled
    from call r where r.result = 'answered' and r.ended_at >= $1 and r.ended_at < $2 and r.agent_id = any($3)) w
  where ${OPEN} and $5::int > 0`;

const CONDITIONS = ['breached', 'bad_answer', 'complaint', 'long_call', 'many_replies'] as const;

/** What samples are drawn from: conversations and answered calls of a span that nobody has marked or been given to mark. */
@Injectable()
export class PopulationRepository {
  async of(sql: Sql, { from, to, agentIds, longCall, manyReplies }: Asked): Promise<Drawable[]> {
    const params = [from, to, agentIds, longCall, manyReplies];
    const written = await sql.rows<Row>(WRITTEN, params);
    const calls = await sql.rows<Row>(CALLS, params);
    return [...written, ...calls].map(drawable);
  }
}

type Row = Record<(typeof CONDITIONS)[number], boolean> & {
  key: string;
  agent_id: string;
  ticket_id: string | null;
  call_id: string | null;
  contact_id: string;
  channel: ChannelKindName;
  at: Date;
};

const drawable = (r: Row): Drawable => ({
  key: r.key,
  agentId: r.agent_id,
  ticketId: r.ticket_id,
  callId: r.call_id,
  contactId: r.contact_id,
  channel: r.channel,
  at: r.at,
  conditions: CONDITIONS.filter((one) => r[one]),
});
