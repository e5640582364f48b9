import { Injectable } from '@nestjs/common';
import type { AnswersRow, Callback, CallbackAbout, CoverageRow } from '#contract';
import type { Interval } from '#domain';
import { Database } from '../../platform/database/database';
import { Conditions } from '../records/conditions';
import { ABOUT } from './callback-about';
import { FIGURES } from './callback-figures';
import type { Principal } from '../../platform/auth/principal';
import { visibleBranches } from '../tickets/gate';
import { joinPerson } from '../contacts/person';

/** What somebody who may not see everything may see. */
export interface Seen {
  agentIds: string[];
  teamIds: string[];
}
export interface CoverageLine {
  due_at: Date;
  contact_name: string;
  ticket_number: string | null;
  reason: Callback['reason'];
  agent_name: string | null;
  done_at: Date | null;
  cancelled_at: Date | null;
  result: Callback['result'];
  feedback: string;
  attempts: number;
  /** A key of what it was about, where that was asked for, and the name of an area. */
  about: string | null;
  about_name: string | null;
}

const WORST_FIRST = `array_position(array['not_satisfied', 'neutral', 'satisfied'], l.result)`;

const count = (figure: keyof typeof FIGURES, now: string): string =>
  `count(*) filter (where ${FIGURES[figure].replace('?', now)})::int`;

/** Callbacks that were due in a span, counted and listed. */
@Injectable()
export class CoverageRepository {
  constructor(private readonly database: Database) {}

  rows(seen: Seen | null, span: Interval, now: Date): Promise<CoverageRow[]> {
    const asked = dueIn(seen, span);
    const at = `${asked.param(now)}::timestamptz`;
    return this.database.rows<CoverageRow>(
      `select r.reason, r.agent_id as "agentId", a.name as "agentName", count(*)::int as planned,
         ${count('done', at)} as done, ${count('with_feedback', at)} as "withFeedback", ${count('overdue', at)} as overdue,
         ${count('cancelled', at)} as cancelled, ${count('satisfied', at)} as satisfied, ${count('answered', at)} as answered
       from callback r left join ticket t on t.id = r.ticket_id left join agent a on a.id = r.agent_id
       ${asked.where} group by r.reason, r.agent_id, a.name order by r.reason, a.name`,
      asked.params,
    );
  }

  /** Tickets in warranty that were closed in the span, and those of them whose contact was spoken to (DOMAIN V5). */
  async warranty(me: Principal, { from, to }: Interval): Promise<{ closed: number; calledBack: number }> {
    const asked = new Conditions().when('status_since >= ? and status_since < ?', from, to);
    const branches = visibleBranches(me, (value) => asked.param(value)).map((branch) => `(${branch})`);
    asked.always(`status = 'closed' and (${branches.join(' or ')})`);
    asked.always(`exists (select from ticket_service s where s.ticket_id = ticket.id and s.warranty = 'in')`);
    const row = await this.database.row<{ closed: number; calledBack: number }>(
      `select count(*)::int as closed, count(*) filter (where exists (select from callback r where r.ticket_id = ticket.id
         and r.result in ('satisfied', 'neutral', 'not_satisfied')))::int as "calledBack" from ticket ${asked.where}`,
      asked.params,
    );
    return row!;
  }

  /** Where contacts were least content comes first. */
  answers(about: CallbackAbout, seen: Seen | null, span: Interval, now: Date): Promise<AnswersRow[]> {
    const asked = dueIn(seen, span);
    const at = `${asked.param(now)}::timestamptz`;
    return this.database.rows<AnswersRow>(
      `select g.*, coalesce(y.name, '') as name from (
         select ${ABOUT[about]} as key, count(*)::int as planned, ${count('satisfied', at)} as satisfied,
           ${count('neutral', at)} as neutral, ${count('not_satisfied', at)} as "notSatisfied", ${count('answered', at)} as answered
         from callback r left join ticket t on t.id = r.ticket_id ${asked.where} group by 1) g
       left join territory y on y.id::text = g.key order by g."notSatisfied" desc, g.neutral desc, g.planned desc, g.key`,
      asked.params,
    );
  }

  /** By due time, or by what they were about and the least content first. */
  lines(seen: Seen | null, span: Interval, limit: number, about?: CallbackAbout): Promise<CoverageLine[]> {
    const asked = dueIn(seen, span);
    return this.database.rows<CoverageLine>(
      `select l.*, y.name as about_name from (
         select r.*, c.name as contact_name, t.number as ticket_number, a.name as agent_name, ${about ? ABOUT[about] : 'null'} as about
         from callback r ${joinPerson('r.contact_id')} left join ticket t on t.id = r.ticket_id
         left join agent a on a.id = r.agent_id ${asked.where}) l
       left join territory y on y.id::text = l.about
       order by ${about ? `l.about, ${WORST_FIRST}, ` : ''}l.due_at, l.id limit ${asked.param(limit)}`,
      asked.params,
    );
  }
}

/** The gate of the callbacks' list (law 10), on a span of due times. */
const dueIn = (seen: Seen | null, { from, to }: Interval): Conditions =>
  new Conditions()
    .when(
      `(coalesce(r.agent_id, r.planned_by_id) = any(?::uuid[]) or coalesce(r.agent_id, r.planned_by_id) is null
        and (t.team_id is null or t.team_id = any(?::uuid[])))`,
      seen?.agentIds,
      seen?.teamIds,
    )
    .when('r.due_at >= ? and r.due_at < ?', from, to);
