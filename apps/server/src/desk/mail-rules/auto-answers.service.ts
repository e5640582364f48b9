import { Injectable } from '@nestjs/common';
import { type AutoAnswerPolicy, bareSubject, mayAnswerByItself, type Ticket } from '#domain';
import type { Sql } from '../../platform/database/database';
import { InboxesService } from '../inboxes/inboxes.service';
import { SettingsService } from '../policies/settings.service';

/** How often the desk may write to an address by itself: two desks that greet each other must stop (ANCHORS 2.A row 12). */
@Injectable()
export class AutoAnswersService {
  constructor(
    private readonly inboxes: InboxesService,
    private readonly settings: SettingsService,
  ) {}

  /** True when the desk may say something by itself on this ticket now; then it is counted. Only mail is limited. */
  async take(sql: Sql, ticket: Ticket, now: Date): Promise<boolean> {
    if (ticket.channel !== 'email') return true;
    const address = await addressOf(sql, ticket);
    if (!address) return false;
    // Mails of one sender that arrive together must not all find that nothing was said yet.
    await sql.rows('select pg_advisory_xact_lock(hashtextextended($1, 12))', [address]);
    const policy = await this.policy(now);
    const earlier = await sql.rows<{ subject: string; at: Date }>(
      'select subject, at from auto_answer where address = $1 and at > $2 order by at desc limit 200',
      [address, new Date(now.getTime() - policy.spanMinutes * 60_000)],
    );
    const ours = await this.inboxes.ourAddresses();
    if (!mayAnswerByItself(policy, { address, subject: ticket.subject }, { earlier, ours, now })) return false;
    await sql.rows('insert into auto_answer (address, subject, at) values ($1, $2, $3)', [
      address,
      bareSubject(ticket.subject),
      now,
    ]);
    return true;
  }

  private async policy(at: Date): Promise<AutoAnswerPolicy> {
    const [most, spanMinutes, newSubjectFrom] = await Promise.all([
      this.settings.at('auto_answer.most', at),
      this.settings.at('auto_answer.span', at),
      this.settings.at('auto_answer.new_subject_from', at),
    ]);
    return { most, spanMinutes, newSubjectFrom };
  }
}

async function addressOf(sql: Sql, { contactId, inboxId }: Ticket): Promise<string | null> {
  const found = await sql.row<{ address: string | null }>(
    `select lower(coalesce((select external_id from identity where contact_id = $1 and inbox_id = $2
       order by last_seen_at desc limit 1), (select email from contact where id = $1))) as address`,
    [contactId, inboxId],
  );
  return found?.address ?? null;
}
