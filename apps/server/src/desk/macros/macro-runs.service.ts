import { Injectable } from '@nestjs/common';
import type { Macro, MacroPreview, TicketRow } from '#contract';
import { DomainError, type MacroActions } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { rowPatch, ticketRow } from '../tickets/ticket.view';
import { TicketsService } from '../tickets/tickets.service';
import type { Verb } from '../tickets/verb';
import { MacroActs, type MacroMade, type MacroUse } from './macro-acts.service';
import { MacrosRepository } from './macros.repository';
import { MacrosService } from './macros.service';

type Try = Omit<MacroUse, 'clientId'>;
type Texts = { reply: string | null; note: string | null };

/** Thrown to take back what a trial did; it carries what that was. */
class Trial extends Error {
  constructor(readonly found: Omit<MacroPreview, 'refusal'>) {
    super('only a trial');
  }
}

/** Uses a macro on a ticket: all of it in one change or nothing, once per client id (law 3). */
@Injectable()
export class MacroRuns {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly macros: MacrosService,
    private readonly repository: MacrosRepository,
    private readonly acts: MacroActs,
  ) {}

  async run(me: Principal, ticketId: string, macroId: string, use: MacroUse): Promise<{ row: TicketRow }> {
    try {
      return await this.database.transaction((tx) => this.once(tx, me, ticketId, macroId, use));
    } catch (error) {
      // The same client id went to another ticket at the same moment.
      if (!breaks(error, 'macro_use_pkey')) throw error;
      return this.run(me, ticketId, macroId, use);
    }
  }

  /** What would happen, found by doing it and taking all of it back: no rule is written twice to be foreseen. */
  async try(me: Principal, ticketId: string, macroId: string, use: Try): Promise<MacroPreview> {
    const macro = await this.macros.readable(me, macroId);
    const texts = await this.texts(me, ticketId, macro, use.reply);
    try {
      await this.tickets.change(ticketId, agentActor(me), me, async (work) => {
        const done = work.plan.steps.length;
        const made = await this.acts.take(work, me, macro.actions as MacroActions, texts, {
          ...use,
          clientId: newId(),
        });
        throw new Trial(foundBy(work, done, texts, made));
      });
    } catch (error) {
      if (error instanceof Trial) return { ...error.found, refusal: null };
      if (!(error instanceof DomainError) || error.code === 'not_found') throw error;
      return {
        ...texts,
        findings: [],
        callbackAt: null,
        steps: [],
        refusal: { code: error.code, detail: error.detail },
      };
    }
    throw new Error('A trial that was not taken back.');
  }

  private async once(tx: Tx, me: Principal, ticketId: string, macroId: string, use: MacroUse) {
    const { ticket } = await this.tickets.changeIn(tx, ticketId, agentActor(me), me, async (work) => {
      const earlier = await this.repository.used(tx, me.agentId, use.clientId);
      if (earlier && (earlier.ticket_id !== ticketId || earlier.macro_id !== macroId))
        throw new DomainError('client_id_reused');
      if (earlier) return;
      const macro = await this.macros.readable(me, macroId);
      const texts = await this.texts(me, ticketId, macro, use.reply);
      await this.repository.keepUse(tx, { ...use, agentId: me.agentId, macroId, ticketId, at: work.plan.now });
      await this.acts.take(work, me, macro.actions as MacroActions, texts, use);
    });
    return { row: ticketRow(ticket) };
  }

  private texts(me: Principal, ticketId: string, macro: Macro, written?: string): Promise<Texts> {
    return this.acts.texts(me, ticketId, macro.actions as MacroActions, written);
  }
}

function foundBy({ plan, speeches }: Verb, from: number, texts: Texts, made: MacroMade): Omit<MacroPreview, 'refusal'> {
  const said = made.replyId === null ? undefined : speeches.get(made.replyId);
  const steps = plan.steps.slice(from).map(({ type, changes, details }) => ({
    type,
    payload: { ...details, changes: rowPatch(changes) },
  }));
  return { ...texts, findings: said?.findings ?? [], callbackAt: made.callbackAt?.toISOString() ?? null, steps };
}
