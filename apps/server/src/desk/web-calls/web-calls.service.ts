import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { lineDue } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import type { NewEvent } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import { type CallRow, type LineCall, LineCalls } from '../calls/line-calls';
import { found } from '../setup/refusals';
import { DESK } from '../tickets/ticket-change';
import { MissedCalls } from './missed-calls.service';
import { Ringing } from './ringing.service';
import { GRACE_SECONDS, isOver, type LineRow, type OnLine, over, rings } from './web-line';
import { type Parties, WebLinesRepository } from './web-lines.repository';

export type { Parties } from './web-lines.repository';

/** Wakes who looks after lines when one has a new deadline. */
export const WEB_CALLS = 'web-calls';

export type NewLine = Omit<LineRow, 'call_id' | 'due_at' | 'rung_ids' | keyof typeof BLANK> & Partial<LineRow>;

type Actor = NewEvent['actor'];
type Decide = (on: OnLine, now: Date, tx: Tx) => OnLine | Promise<OnLine>;

/** Every change of a call between browsers: lock, take the deadlines that have passed, decide, save, tell. */
@Injectable()
export class WebCallsService implements OnApplicationBootstrap {
  private upSince = new Date(0);

  constructor(
    private readonly database: Database,
    private readonly repository: WebLinesRepository,
    private readonly lines: LineCalls,
    private readonly ringing: Ringing,
    private readonly missed: MissedCalls,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  onApplicationBootstrap(): void {
    this.upSince = this.clock.now();
  }

  async begin(tx: Tx, actor: Actor, call: LineCall, line: NewLine, at: Date): Promise<CallRow> {
    const row = await this.lines.begin(tx, actor, call, at);
    await this.repository.insert(tx, { ...BLANK, ...line, call_id: row.id, rung_ids: row.ringing_agent_ids });
    tx.afterCommit(() => this.wake.up(WEB_CALLS));
    return row;
  }

  /** `check` refuses who may not; a call that is over is answered as it is. */
  change(id: string, actor: Actor, check: (on: OnLine) => void | Promise<void>, decide: Decide): Promise<OnLine> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(tx, id);
      await check(before);
      const now = this.clock.now();
      const current = await this.lapsed(tx, before, now);
      return isOver(current) ? current : this.save(tx, actor, current, await decide(current, now, tx), now);
    });
  }

  /** Takes one line that is due. Answers whether there was one. */
  takeDue(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const due = await this.repository.lockDue(tx, now);
      if (due) await this.lapsed(tx, await this.lock(tx, due.id), now);
      return due !== null;
    });
  }

  /** While the desk itself was away, nobody could give it a sign of life. */
  async nextDueAt(): Promise<Date | null> {
    const at = await this.repository.nextDueAt();
    return at && new Date(Math.max(at.getTime(), this.trustedFrom().getTime()));
  }

  /** Who is on a running call; null when there is none. */
  parties(callId: string): Promise<Parties | null> {
    return this.repository.parties(callId);
  }

  /** Rings whoever is to ring now. */
  async ringAgain(tx: Tx, on: OnLine, now: Date, widened = on.line.widens_at === null): Promise<OnLine> {
    const { call, line } = on;
    const place = { teamId: call.ticket_team_id, holderId: line.holder_id, declinedIds: line.declined_ids };
    return rings(on, await this.ringing.whoRings(tx, { ...place, callId: call.id, widened }), now);
  }

  /** Rings who has become free beside those it rings already. */
  async ringMore(tx: Tx, on: OnLine, now: Date): Promise<OnLine> {
    const more = await this.ringAgain(tx, on, now);
    if (isOver(more)) return on;
    return rings(on, [...new Set([...on.call.ringing_agent_ids, ...more.call.ringing_agent_ids])], now);
  }

  private async lock(tx: Tx, id: string): Promise<OnLine> {
    const call = await this.lines.lock(tx, id);
    return { call, line: found(await this.repository.row(tx, id)) };
  }

  private async lapsed(tx: Tx, before: OnLine, now: Date): Promise<OnLine> {
    const due = isOver(before) ? null : lineDue(timesOf(before), GRACE_SECONDS, now);
    if (!due || (due.what === 'lost' && now < this.trustedFrom())) return before;
    const after =
      due.what === 'widen'
        ? await this.ringAgain(tx, { ...before, line: { ...before.line, widens_at: null } }, now)
        : over(before, { by: 'system', at: due.at });
    return this.lapsed(tx, await this.save(tx, DESK, before, after, now), now);
  }

  private async save(tx: Tx, actor: Actor, before: OnLine, after: OnLine, now: Date): Promise<OnLine> {
    if (after === before) return before;
    const call = await this.lines.save(tx, actor, before.call, after.call, now);
    if (after.line !== before.line) await this.repository.save(tx, after.line);
    if (!isOver(before) && isOver(after)) await this.missed.callBack(tx, call);
    if (!before.call.answered_at && call.answered_at) await this.missed.reached(tx, call.contact_id);
    tx.afterCommit(() => this.wake.up(WEB_CALLS));
    return { call, line: after.line };
  }

  private trustedFrom(): Date {
    return new Date(this.upSince.getTime() + GRACE_SECONDS * 1000);
  }
}

const timesOf = ({ line }: OnLine) => ({
  ringsUntil: line.rings_until,
  widensAt: line.widens_at,
  contactSeenAt: line.contact_seen_at,
  agentSeenAt: line.agent_seen_at,
});

const BLANK = {
  contact_peer: null,
  agent_peer: null,
  contact_seen_at: null,
  agent_seen_at: null,
  widens_at: null,
  declined_ids: [],
};
