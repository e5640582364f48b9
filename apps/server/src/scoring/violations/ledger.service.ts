import { Injectable } from '@nestjs/common';
import type { AmountBasis, Attachment, EventMap, Violation, ViolationStep } from '#contract';
import { DomainError, endOfTerm, type Finding, lapseViolation, type SettingKey, withdrawViolation } from '#domain';
import { CalendarsService } from '../../desk/calendars/calendars.service';
import { SettingsService } from '../../desk/policies/settings.service';
import { found } from '../../desk/setup/refusals';
import { DESK } from '../../desk/tickets/ticket-change';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { rowOfEvent, type ViolationRow, violationView } from './violation.view';
import { ViolationsRepository } from './violations.repository';

type Type = Extract<keyof EventMap, `violation.${string}`>;
type Term = Extract<SettingKey, `violation.${string}_within`> | 'quality.appeal_within';

/** What a finding is about, and when it was. */
export interface About {
  agentId: string;
  ticketId: string | null;
  messageId: string | null;
  windowId: string | null;
  callId?: string | null;
  at: Date;
  said: Violation['said'];
  /** Instead of points. */
  yuan?: { amount: number; basis: AmountBasis };
}
interface Proposal {
  by: ViolationStep['by'];
  note: string;
  clientId: string | null;
  /** Takes what proves it, for the row that is made. */
  files?: (id: string) => Promise<Attachment[]>;
}
const BY_DESK: Proposal = { by: null, note: '', clientId: null };

/** The ledger itself: every row of it is written here, with its event, in the transaction of the change. */
@Injectable()
export class Ledger {
  constructor(
    private readonly database: Database,
    private readonly repository: ViolationsRepository,
    private readonly access: ConductAccess,
    private readonly settings: SettingsService,
    private readonly calendars: CalendarsService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Null when that rule was found for that key before. Points are those of the day it happened (law 8). */
  async propose(
    tx: Tx,
    { rule, key }: Pick<Finding, 'rule' | 'key'>,
    about: About,
    proposal = BY_DESK,
  ): Promise<Violation | null> {
    const now = this.clock.now();
    const id = newId();
    const row: ViolationRow = {
      id,
      rule,
      evidence_key: key,
      agent_id: about.agentId,
      ticket_id: about.ticketId,
      message_id: about.messageId,
      call_id: about.callId ?? null,
      window_id: about.windowId,
      at: about.at,
      points: about.yuan ? 0 : await this.settings.at('violation.points', about.at),
      amount: about.yuan?.amount ?? null,
      basis: about.yuan?.basis ?? null,
      said: about.said,
      state: 'proposed',
      confirmed_by_id: null,
      steps: [stepOf('proposed', now, proposal.by, proposal.note)],
      due_at: await this.termOf(about.agentId, 'violation.confirm_within', now),
      proposed_by_id: proposal.by?.id ?? null,
      client_id: proposal.clientId,
      version: 1,
    };
    if (!(await this.repository.insert(tx, row))) return null;
    const files = (await proposal.files?.(id)) ?? [];
    if (files.length === 0) return this.tell(tx, row, 'violation.proposed');
    const proven = { ...row, steps: [{ ...row.steps[0]!, files }] };
    await this.repository.prove(tx, proven);
    return this.tell(tx, proven, 'violation.proposed');
  }

  /** A retry answers what the first try did (law 3); a client id used for something else, and what is there already, are refused. */
  async earlier(tx: Tx, byId: string, asked: { clientId: string; rule: string; agentId: string }): Promise<Violation> {
    const first = await this.repository.byClient(tx, byId, asked.clientId);
    if (!first) throw new DomainError('already_exists', { field: 'rule' });
    if (first.rule !== asked.rule || first.agent_id !== asked.agentId) throw new DomainError('client_id_reused');
    return violationView(found(await this.repository.row(first.id, tx)));
  }

  /** The end of a term that begins now, in working days of the agent's first team. */
  async termOf(agentId: string, term: Term, now: Date): Promise<Date> {
    const [teamId] = await this.access.teamsOf(agentId);
    const [calendar, days] = await Promise.all([this.calendars.ofTeam(teamId ?? null), this.settings.at(term, now)]);
    return endOfTerm(calendar, now, days);
  }

  /** Saves a decided row with its step, and tells it. */
  async save(tx: Tx, row: ViolationRow, step: ViolationStep, type: Type): Promise<Violation> {
    const stepped = { ...row, steps: [...row.steps, step] };
    await this.repository.save(tx, stepped);
    return this.tell(tx, { ...stepped, version: row.version + 1 }, type);
  }

  /** What was found of a key falls away, as far as nobody has judged it. */
  async withdraw(
    tx: Tx,
    key: string,
    why: NonNullable<ViolationStep['why']>,
    falls: (row: ViolationRow) => boolean = () => true,
  ): Promise<void> {
    for (const row of (await this.repository.lockOf(tx, key)).filter(falls)) {
      const after = withdrawn(row);
      await this.save(tx, after, { ...stepOf('dismissed', this.clock.now(), null, ''), why }, 'violation.dismissed');
    }
  }

  /** Ends what nobody judged in time, in the agent's favour. Answers whether more may be due. */
  lapse(limit: number): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const due = await this.repository.lockDue(tx, now, limit);
      for (const row of due) {
        const after = { ...row, ...lapseViolation(judgeable(row), now) };
        const outcome = after.state === 'dismissed' ? 'dismissed' : 'reversed';
        const type = outcome === 'dismissed' ? 'violation.dismissed' : 'violation.decided';
        const step = { ...stepOf(outcome, now, null, ''), why: 'lapsed' as const };
        await this.save(tx, { ...after, due_at: null }, step, type);
      }
      return due.length === limit;
    });
  }

  nextDueAt(): Promise<Date | null> {
    return this.repository.nextDueAt();
  }

  /** Makes the rows again from what was told of them. */
  async restore(tx: Tx): Promise<void> {
    for (const { view, key, clientId } of await this.repository.forget(tx))
      await this.repository.insert(tx, rowOfEvent(view, key, clientId));
  }

  private async tell(tx: Tx, row: ViolationRow, type: Type): Promise<Violation> {
    const view = violationView(found(await this.repository.row(row.id, tx)));
    const teamIds = await this.access.teamsOf(row.agent_id);
    const last = view.steps.at(-1)!;
    const event: NewEvent = {
      subjectKind: 'violation',
      subjectId: row.id,
      version: row.version,
      agentId: row.agent_id,
      teamId: teamIds[0] ?? null,
      type,
      payload: { view, teamIds, key: row.evidence_key, clientId: row.client_id },
      actor: last.by ? { kind: 'agent', ...last.by } : DESK,
      at: new Date(last.at),
    };
    await this.events.append(tx, [event]);
    return view;
  }
}

export const stepOf = (
  step: ViolationStep['step'],
  at: Date,
  by: ViolationStep['by'],
  text: string,
): ViolationStep => ({ step, at: at.toISOString(), by, text, why: null, files: [] });

/** A row as the rules know it. */
export const judgeable = (row: ViolationRow) => ({
  state: row.state,
  agentId: row.agent_id,
  confirmedById: row.confirmed_by_id,
  dueAt: row.due_at,
});

const withdrawn = (row: ViolationRow): ViolationRow => ({
  ...row,
  state: withdrawViolation(judgeable(row)).state,
  due_at: null,
});
