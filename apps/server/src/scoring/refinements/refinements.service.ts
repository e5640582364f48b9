import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { EventMap, Refinement, refinementScore, refinementWrite } from '#contract';
import { checkScore, DomainError, mustBeOver } from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { CompanyService } from '../../desk/setup/company.service';
import { found } from '../../desk/setup/refusals';
import { TicketReadingService } from '../../desk/tickets/ticket-reading.service';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog } from '../../platform/events/event-log';
import { dayIn } from '../catalogue/figure-periods';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { refinementView } from './refinement.view';
import { RefinementsRepository } from './refinements.repository';

type Type = Extract<keyof EventMap, `refinement.${string}`>;

/** What agents learn from conversations without a lead, and what a team lead thinks of it (DOMAIN K3). */
@Injectable()
export class Refinements {
  constructor(
    private readonly database: Database,
    private readonly repository: RefinementsRepository,
    private readonly access: ConductAccess,
    private readonly tickets: TicketReadingService,
    private readonly company: CompanyService,
    private readonly events: EventLog,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  write(me: Acting, input: z.output<typeof refinementWrite>): Promise<Refinement> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      mustBeOver(input.day, dayIn((await this.company.get()).zone, now));
      if (input.ticketId) await this.tickets.mustSeeTicket(me, input.ticketId, tx);
      const row = {
        id: newId(),
        agent_id: me.agentId,
        day: input.day,
        ticket_id: input.ticketId,
        reason: input.reason,
        note: input.note,
        client_id: input.clientId,
        written_at: now,
        ...{ analysis_points: null, use_points: null, scored_by_id: null, scored_at: null, score_note: '' },
      };
      if (await this.repository.insert(tx, row)) return this.tell(tx, me, row.id, 'refinement.written');
      const first = refinementView(found(await this.repository.byClient(tx, me.agentId, input.clientId)));
      if (first.day !== input.day || first.note !== input.note) throw new DomainError('client_id_reused');
      return first;
    });
  }

  /** Scored by who leads the agent; scored again, the later score holds. */
  score(me: Acting, id: string, input: z.output<typeof refinementScore>): Promise<Refinement> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.access.mustLead(me, row.agent_id);
      const points = { analysis: input.analysisPoints, use: input.usePoints };
      checkScore({ agentId: row.agent_id, byId: me.agentId, ...points });
      if (row.version !== input.version) throw new DomainError('version_conflict', { version: row.version });
      const scored = { analysis_points: points.analysis, use_points: points.use, score_note: input.note };
      await this.repository.score(tx, { ...row, ...scored, scored_by_id: me.agentId, scored_at: this.clock.now() });
      const detail = { refinementId: id, day: row.day, ...points };
      const who = { agentId: me.agentId, agentName: me.name, ip: me.ip };
      await this.audit.write({ ...who, act: 'refinement.scored', subject: row.agent_name, detail }, tx);
      return this.tell(tx, me, id, 'refinement.scored');
    });
  }

  private async tell(tx: Tx, me: Acting, id: string, type: Type): Promise<Refinement> {
    const view = refinementView(found(await this.repository.row(tx, id)));
    const teamIds = await this.access.teamsOf(view.agentId);
    const subject = { subjectKind: 'refinement', subjectId: id, version: view.version };
    const about = { agentId: view.agentId, teamId: teamIds[0] ?? null };
    const told = { type, payload: { view, teamIds }, actor: agentActor(me), at: this.clock.now() };
    await this.events.append(tx, [{ ...subject, ...about, ...told }]);
    return view;
  }
}
