import { Injectable } from '@nestjs/common';
import type { Escalation, LadderStepView } from '#contract';
import { Database } from '../../platform/database/database';
import { OF_DEADLINE } from './of-deadline';
import type { ClaimedLetter, LetterEnd, LetterRows } from '../channel-health/letter-post.service';

export interface LetterFacts {
  address: string;
  name: string;
  locale: 'zh-CN' | 'en';
  company: string;
  zone: string;
  rung: Escalation['rung'];
  act: LadderStepView['act'] | null;
  /** What the step was measured from; null for rungs of a report. */
  from: LadderStepView['when']['from'] | null;
  number: number;
  contactName: string;
  holderName: string | null;
  holderIsReader: boolean;
  dueAt: Date | null;
  acknowledgeBy: Date | null;
  reporterName: string | null;
  reason: string | null;
  solveBy: Date | null;
  /** The wait was answered, or the ticket solved, before this went out. */
  over: boolean;
}

const CLAIM = `select id from escalation_notice where mail_state = 'queued' and mail_due_at <= $1 and dropped_at is null
  order by mail_due_at limit 1 for update skip locked`;

/** Letters about escalations: the outbox is the row of who is told. */
@Injectable()
export class EscalationLettersRepository implements LetterRows<ClaimedLetter> {
  constructor(private readonly database: Database) {}

  claimNext(now: Date): Promise<ClaimedLetter | null> {
    return this.database.row<ClaimedLetter>(
      `update escalation_notice set mail_state = 'sending', mail_started_at = $1, mail_attempts = mail_attempts + 1
       where id in (${CLAIM}) returning id, mail_attempts as attempts`,
      [now],
    );
  }

  async end({ id, attempts }: ClaimedLetter, end: LetterEnd): Promise<void> {
    await this.database.rows(
      `update escalation_notice set mail_state = $3, mail_error = $4, mail_due_at = coalesce($5, mail_due_at)
       where id = $1 and mail_attempts = $2 and mail_state = 'sending'`,
      [
        ...[id, attempts, end.state, 'error' in end ? end.error.slice(0, 500) : null],
        end.state === 'queued' ? end.dueAt : null,
      ],
    );
  }

  /** Taken by a process that never ended them: they may have gone out. */
  async markStale(before: Date): Promise<void> {
    await this.database.rows(
      `update escalation_notice set mail_state = 'unknown', mail_error = 'interrupted'
       where mail_state = 'sending' and mail_started_at < $1`,
      [before],
    );
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(mail_due_at) as at from escalation_notice where mail_state = 'queued' and dropped_at is null`,
    );
    return row?.at ?? null;
  }

  facts(id: string): Promise<LetterFacts | null> {
    return this.database.row<LetterFacts>(
      `select a.email as address, a.name, a.locale, c.name as company, c.zone, e.rung, e.step ->> 'act' as act,
         e.step #>> '{when,from}' as "from", t.number::int,
         t.contact_name as "contactName", h.name as "holderName", coalesce(t.holder_id = a.id, false) as "holderIsReader",
         coalesce(e.resolution_due_at, w.due_at) as "dueAt", n.acknowledge_by as "acknowledgeBy", b.name as "reporterName", r.reason, r.solve_by as "solveBy",
         coalesce(r.ended_at is not null or (e.resolution_due_at is not null and ${OF_DEADLINE} is not true)
           or w.id is distinct from (t.reply_window ->> 'id')::uuid and w.id is not null, false) as over
       from escalation_notice n join escalation e on e.id = n.escalation_id join ticket t on t.id = e.ticket_id
       join agent a on a.id = n.agent_id and a.disabled_at is null
       left join agent h on h.id = t.holder_id left join reply_window w on w.id = e.window_id
       left join no_solution r on r.id = e.no_solution_id left join agent b on b.id = r.by_agent_id
       cross join company c where n.id = $1`,
      [id],
    );
  }
}
