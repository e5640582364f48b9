import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Violation, violationPropose } from '#contract';
import { DomainError } from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { found } from '../../desk/setup/refusals';
import { TicketReadingService } from '../../desk/tickets/ticket-reading.service';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { type About, Ledger } from './ledger.service';
import { ViolationsRepository } from './violations.repository';

type Input = z.output<typeof violationPropose>;

/** What a team lead saw or heard, and no rule of the desk can (DOMAIN W8, W9, W10, H13). */
@Injectable()
export class Proposals {
  constructor(
    private readonly database: Database,
    private readonly repository: ViolationsRepository,
    private readonly access: ConductAccess,
    private readonly tickets: TicketReadingService,
    private readonly ledger: Ledger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  propose(me: Acting, input: Input): Promise<Violation> {
    return this.database.transaction(async (tx) => {
      await this.access.mustLead(me, input.agentId);
      if (input.agentId === me.agentId) throw new DomainError('violation_own');
      await this.tickets.mustSeeTicket(me, input.ticketId, tx);
      const about = await this.aboutOf(tx, input);
      const proposal = { by: { id: me.agentId, name: me.name }, note: input.note, clientId: input.clientId };
      const view = await this.ledger.propose(tx, { rule: input.rule, key: keyOf(me, input) }, about, proposal);
      if (!view) return this.ledger.earlier(tx, me.agentId, input);
      const detail = { violationId: view.id, rule: view.rule, points: view.points, reason: input.note };
      const who = { agentId: me.agentId, agentName: me.name, ip: me.ip };
      await this.audit.write({ ...who, act: 'violation.proposed', subject: view.agentName, detail }, tx);
      return view;
    });
  }

  private async aboutOf(tx: Tx, { agentId, ticketId, messageId, callId }: Input): Promise<About> {
    const about = { agentId, ticketId, messageId, callId, windowId: null };
    if (messageId) {
      const { text, at } = found(await this.repository.reply(tx, messageId, ticketId, agentId));
      return { ...about, at, said: { text: text.slice(0, 4000), marks: [] } };
    }
    const at = callId ? found(await this.repository.call(tx, callId, ticketId, agentId)).at : this.clock.now();
    return { ...about, at, said: null };
  }
}

const keyOf = ({ agentId }: Acting, { messageId, callId, ticketId, clientId }: Input): string =>
  messageId ? `message:${messageId}` : callId ? `call:${callId}` : `ticket:${ticketId}:${agentId}:${clientId}`;
