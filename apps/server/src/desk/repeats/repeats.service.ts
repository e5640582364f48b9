import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { EventMap, RepeatContact, repeatConfirm, repeatReview, repeatSetAside, RepeatStep } from '#contract';
import { confirmRepeat, DomainError, type Repeat, reviewRepeat, setRepeatAside, tellApart } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { ledTeams, mustSee } from '../tickets/gate';
import { type RepeatRow, repeatView } from './repeat.view';
import { type NewRepeat, RepeatsRepository } from './repeats.repository';

/** The contact that is repeated, and whom it counts for. */
export type Earlier = Pick<RepeatRow, 'earlier_ticket_id' | 'earlier_at' | 'earlier_channel' | 'agent_id'>;
type Type = Extract<keyof EventMap, `repeat.${string}`>;
interface Change {
  version: number;
  note: string;
  step: RepeatStep['step'];
  type: Type;
  decide(repeat: Repeat, row: RepeatRow): Repeat;
}

/** The verbs on a contact who came back: lock, decide, save, tell. Who sees the ticket confirms; who leads reviews. */
@Injectable()
export class RepeatsService {
  constructor(
    private readonly database: Database,
    private readonly repository: RepeatsRepository,
    private readonly log: RecordLog,
    private readonly clock: Clock,
  ) {}

  /** What the desk found by itself, once for each word of the contact. */
  async found(tx: Tx, row: NewRepeat): Promise<void> {
    if (await this.repository.insert(tx, row)) await this.tell(tx, null, row.id, 'repeat.found');
  }

  /** Proposed ones between this ticket and another, held. */
  proposedOf(tx: Tx, ticketId: string): Promise<RepeatRow[]> {
    return this.repository.proposedOf(tx, ticketId);
  }

  /** The desk learns that it came back on another of its tickets, or on none of them (DOMAIN M9). */
  async toldApart(tx: Tx, row: RepeatRow, earlier: Earlier | null): Promise<void> {
    if (earlier) await this.repository.saveEarlier(tx, { ...row, ...earlier });
    else {
      const { state } = tellApart(judged(row));
      const step: RepeatStep = {
        step: 'set_aside',
        at: this.clock.now().toISOString(),
        by: null,
        cause: null,
        note: '',
      };
      await this.repository.save(tx, { ...row, state, steps: [...row.steps, step] });
    }
    await this.tell(tx, null, row.id, earlier ? 'repeat.found' : 'repeat.set_aside');
  }

  confirm(me: Principal, id: string, { version, cause, note }: z.output<typeof repeatConfirm>): Promise<RepeatContact> {
    const decide = (repeat: Repeat) => confirmRepeat(repeat, cause, note);
    return this.change(me, id, { version, note, step: 'confirmed', type: 'repeat.confirmed', decide });
  }

  setAside(me: Principal, id: string, { version, note }: z.output<typeof repeatSetAside>): Promise<RepeatContact> {
    const decide = (repeat: Repeat) => setRepeatAside(repeat, note);
    return this.change(me, id, { version, note, step: 'set_aside', type: 'repeat.set_aside', decide });
  }

  review(me: Principal, id: string, { version, cause, note }: z.output<typeof repeatReview>): Promise<RepeatContact> {
    const decide = (repeat: Repeat, row: RepeatRow) => {
      const leads = me.role === 'admin' || ledTeams(me).includes(row.ticket_team_id ?? '');
      if (!leads) throw new DomainError('forbidden');
      return reviewRepeat(repeat, { byId: me.agentId, cause, note });
    };
    return this.change(me, id, { version, note, step: 'reviewed', type: 'repeat.reviewed', decide });
  }

  private change(me: Principal, id: string, change: Change): Promise<RepeatContact> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      mustSee(me, { teamId: row.ticket_team_id, holderId: row.ticket_holder_id });
      const after = change.decide(judged(row), row);
      if (row.version !== change.version) throw new DomainError('version_conflict', { version: row.version });
      const cause = after.state === 'other_matter' ? null : after.cause;
      const by = { id: me.agentId, name: me.name };
      const step: RepeatStep = { step: change.step, at: this.clock.now().toISOString(), by, cause, note: change.note };
      const told = { state: after.state, cause: after.cause, reviewed_by_id: after.reviewedById };
      await this.repository.save(tx, { ...row, ...told, steps: [...row.steps, step] });
      return this.tell(tx, me, id, change.type);
    });
  }

  private async tell(tx: Tx, me: Principal | null, id: string, type: Type): Promise<RepeatContact> {
    const row = found(await this.repository.row(tx, id));
    const view = repeatView(row);
    await this.log.tell(tx, me, row, { kind: 'repeat', type, payload: { view }, at: this.clock.now() });
    return view;
  }
}

const judged = (row: RepeatRow): Repeat => ({
  state: row.state,
  cause: row.cause,
  agentId: row.agent_id,
  reviewedById: row.reviewed_by_id,
});
