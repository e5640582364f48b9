import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { EventMap, runBegin, runMark, runQuery, ScriptRun } from '#contract';
import { DomainError, endRun, markStep, renderTemplate, type Run } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { CallbacksService } from '../callbacks/callbacks.service';
import { RecordLog } from '../records/record-log';
import { ScriptValues } from '../scripts/script-values';
import { found } from '../setup/refusals';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { GuidedScriptsRepository } from './guided-scripts.repository';
import { type RunRow, runView } from './script-run.view';
import { type RunSubject, ScriptRunsRepository } from './script-runs.repository';

type Type = Extract<keyof EventMap, `script_run.${string}`>;
type Begin = z.output<typeof runBegin>;

/** An agent's way through a script, kept on the server so that another screen goes on where this one stopped. */
@Injectable()
export class ScriptRuns {
  constructor(
    private readonly database: Database,
    private readonly repository: ScriptRunsRepository,
    private readonly scripts: GuidedScriptsRepository,
    private readonly values: ScriptValues,
    private readonly tickets: TicketReadingService,
    private readonly callbacks: CallbacksService,
    private readonly log: RecordLog,
    private readonly clock: Clock,
  ) {}

  async of(me: Principal, about: z.output<typeof runQuery>): Promise<ScriptRun[]> {
    if (about.callbackId) await this.callbacks.mustSee(me, about.callbackId);
    else if (about.ticketId) await this.tickets.mustSeeTicket(me, about.ticketId);
    else throw new DomainError('invalid_input', { field: 'ticketId' });
    return (await this.repository.of(about)).map(runView);
  }

  /** The one that runs is gone on with; a script is not begun twice by one agent in one place. */
  begin(me: Principal, input: Begin): Promise<ScriptRun> {
    return this.database.transaction(async (tx) => {
      const first = await this.repository.byClient(tx, me.agentId, input.clientId);
      if (first) return this.retried(first, input);
      const subject = await this.subjectOf(tx, me, input);
      const run = await this.newRun(tx, me, input, subject);
      if (await this.repository.insert(tx, run)) return this.tell(tx, me, run.id, 'script_run.begun');
      const again = await this.repository.byClient(tx, me.agentId, input.clientId);
      return again ? this.retried(again, input) : runView(found(await this.repository.running(tx, run)));
    });
  }

  mark(me: Principal, id: string, { version, ...mark }: z.output<typeof runMark>): Promise<ScriptRun> {
    return this.change(me, id, version, 'script_run.stepped', (run, now) => markStep(run, mark, now));
  }

  end(me: Principal, id: string, version: number): Promise<ScriptRun> {
    return this.change(me, id, version, 'script_run.ended', endRun);
  }

  private change(
    me: Principal,
    id: string,
    version: number,
    type: Type,
    decide: (run: Run, now: Date) => Run,
  ): Promise<ScriptRun> {
    return this.database.transaction(async (tx) => {
      const row = await this.repository.lock(tx, id);
      // A run is its agent's alone to change.
      if (!row || row.agent_id !== me.agentId) throw new DomainError('not_found');
      const before = runOf(row);
      const after = decide(before, this.clock.now());
      if (after === before) return runView(row);
      if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
      const steps = after.steps.map((step) => ({ ...step, at: step.at && step.at.toISOString() }));
      await this.repository.save(tx, { ...row, steps, ended_at: after.endedAt });
      return this.tell(tx, me, id, type);
    });
  }

  private async subjectOf(tx: Tx, me: Principal, { ticketId, callbackId }: Begin): Promise<RunSubject> {
    if (callbackId) {
      await this.callbacks.mustSee(me, callbackId);
      return found(await this.repository.ofCallback(tx, callbackId));
    }
    if (!ticketId) throw new DomainError('invalid_input', { field: 'ticketId' });
    await this.tickets.mustSeeTicket(me, ticketId, tx);
    return found(await this.repository.ofTicket(tx, ticketId));
  }

  private async newRun(tx: Tx, me: Principal, input: Begin, subject: RunSubject) {
    const script = found(await this.scripts.byId(tx, input.scriptId));
    const now = this.clock.now();
    const values = await this.values.values({
      ...subject,
      ticketNumber: subject.number === null ? null : Number(subject.number),
      agentId: me.agentId,
      at: now,
      openedAt: subject.openedAt ?? now,
    });
    const fresh = { state: null, note: '', at: null };
    return {
      id: newId(),
      script_id: script.id,
      agent_id: me.agentId,
      contact_id: subject.contactId,
      ticket_id: subject.ticketId,
      callback_id: input.callbackId,
      client_id: input.clientId,
      steps: script.steps.map(({ title, text }) => ({ title, text: renderTemplate(text, values), ...fresh })),
      started_at: now,
      ended_at: null,
    };
  }

  private retried(first: RunRow, input: Begin): ScriptRun {
    if (first.script_id !== input.scriptId) throw new DomainError('client_id_reused');
    return runView(first);
  }

  private async tell(tx: Tx, me: Principal, id: string, type: Type): Promise<ScriptRun> {
    const row = found(await this.repository.row(tx, id));
    const view = runView(row);
    await this.log.tell(tx, me, row, { kind: 'script_run', type, payload: { view }, at: this.clock.now() });
    return view;
  }
}

const runOf = (row: RunRow): Run => ({
  steps: row.steps.map((step) => ({ ...step, at: step.at === null ? null : new Date(step.at) })),
  endedAt: row.ended_at,
});
