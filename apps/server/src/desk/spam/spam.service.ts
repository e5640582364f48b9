import { Injectable } from '@nestjs/common';
import type { TicketRow } from '#contract';
import { domainOf, isFreeMail, markSpam, notSpam } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Sql } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { BlockRulesService } from '../mail-rules/block-rules.service';
import { LessonsService } from '../mail-rules/lessons.service';
import type { Acting } from '../setup/acting';
import { wrongField } from '../setup/refusals';
import { Clocks } from '../tickets/clocks.service';
import { ticketRow } from '../tickets/ticket.view';
import { TicketsService } from '../tickets/tickets.service';

/** Spam by a person's word: put aside and taught, or brought back with the clock from its arrival. */
@Injectable()
export class SpamService {
  constructor(
    private readonly tickets: TicketsService,
    private readonly calendars: CalendarsService,
    private readonly clocks: Clocks,
    private readonly rules: BlockRulesService,
    private readonly lessons: LessonsService,
  ) {}

  async mark(me: Acting, ticketId: string, block: 'none' | 'address' | 'domain'): Promise<{ row: TicketRow }> {
    const { ticket } = await this.tickets.change(ticketId, agentActor(me), me, async ({ tx, plan }) => {
      const sender = await senderOf(tx, ticketId);
      if (sender && block === 'domain' && isFreeMail(sender)) throw wrongField('block', 'free_mail');
      markSpam(plan, { block }, await this.calendars.ofTeam(plan.ticket.teamId));
      await this.lessons.learn(tx, ticketId, 'spam', plan.now);
      if (sender && block !== 'none')
        await this.rules.block(tx, me, block, block === 'address' ? sender : domainOf(sender));
    });
    return { row: ticketRow(ticket) };
  }

  async release(me: Acting, ticketId: string, unblock: boolean): Promise<{ row: TicketRow }> {
    const { ticket } = await this.tickets.change(ticketId, agentActor(me), me, async ({ tx, plan }) => {
      notSpam(plan, await waitingSince(tx, ticketId), await this.clocks.windowFacts(tx, plan.ticket, plan.now));
      await this.lessons.learn(tx, ticketId, 'ham', plan.now);
      const sender = await senderOf(tx, ticketId);
      if (sender && unblock) await this.rules.unblock(tx, me, sender);
    });
    return { row: ticketRow(ticket) };
  }
}

async function senderOf(sql: Sql, ticketId: string): Promise<string | null> {
  const row = await sql.row<{ sender: string | null }>(
    `select lower(mail ->> 'from') as sender from message where ticket_id = $1 and kind = 'inbound' and mail is not null order by seq limit 1`,
    [ticketId],
  );
  return row?.sender ?? null;
}

/** When the first message came that no reply followed. */
async function waitingSince(sql: Sql, ticketId: string): Promise<Date | null> {
  const row = await sql.row<{ at: Date | null }>(
    `select min(created_at) as at from message where ticket_id = $1 and kind = 'inbound' and automatic is null and seq >
       (select coalesce(max(seq), 0) from message where ticket_id = $1 and kind = 'reply' and taken_back_at is null)`,
    [ticketId],
  );
  return row?.at ?? null;
}
