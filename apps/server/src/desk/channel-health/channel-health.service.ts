import { Injectable } from '@nestjs/common';
import type { ChannelHealth, Inbox } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesService } from '../inboxes/inboxes.service';
import { Lines } from '../inboxes/lines';
import { Alarms } from './alarms.service';
import { ChannelHealthRepository } from './channel-health.repository';

const DAY_MS = 86_400_000;
const REFUSALS_KEPT_MS = 30 * DAY_MS;

/** How every channel fares, in the words of its last reports and the figures of the last day. */
@Injectable()
export class ChannelHealthService {
  private forgottenAt = 0;

  constructor(
    private readonly repository: ChannelHealthRepository,
    private readonly inboxes: InboxesService,
    private readonly lines: Lines,
    private readonly kinds: InboxKinds,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async views(): Promise<ChannelHealth[]> {
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    const [inboxes, called, unsent, troubled, quarantined, refused, changes, alarms] = await Promise.all([
      this.inboxes.views(),
      this.calledInboxes(),
      this.repository.unsent(),
      this.repository.troubled(since),
      this.repository.quarantined(),
      this.repository.refused(since),
      this.repository.changes(),
      this.alarms.standingWithLetters(),
    ]);
    return inboxes.map((inbox) => {
      const own = <T extends { inboxId: string }>(rows: T[]): T[] => rows.filter(({ inboxId }) => inboxId === inbox.id);
      const [waiting, trouble, [aside]] = [own(unsent)[0], own(troubled)[0], own(quarantined)];
      const history = own(changes).map(({ state, error, at }) => ({ state, error, at }));
      return {
        ...lineOf(inbox),
        since: history[0]?.at ?? null,
        comesBy: this.comesBy(inbox, called),
        unsent: waiting
          ? { count: waiting.count, oldestAt: waiting.oldestAt.toISOString(), error: waiting.error }
          : { count: 0, oldestAt: null, error: null },
        failed: trouble?.failed ?? 0,
        unknown: trouble?.unknown ?? 0,
        lastFailure: trouble?.error && trouble.at ? { error: trouble.error, at: trouble.at.toISOString() } : null,
        quarantined: aside?.count ?? 0,
        refused: own(refused).map(({ code, count, lastAt }) => ({ code, count, lastAt: lastAt.toISOString() })),
        testable: Boolean(this.kinds.of(inbox.channel).test),
        alarms: own(alarms),
        history,
      };
    });
  }

  /** What was turned away long ago interests nobody; looked for once a day. */
  async forgetOldRefusals(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.forgottenAt < DAY_MS) return;
    this.forgottenAt = now;
    await this.repository.dropOldRefusals(new Date(now - REFUSALS_KEPT_MS));
  }

  private comesBy({ id, channel }: Inbox, called: ReadonlySet<string>): ChannelHealth['comesBy'] {
    if (this.kinds.of(channel).line === 'desk') return 'desk';
    return called.has(id) ? 'line' : 'push';
  }

  /** Inboxes that the desk itself calls, also while they are switched off. */
  private async calledInboxes(): Promise<Set<string>> {
    const inboxes = await this.inboxes.all();
    return new Set(inboxes.filter((inbox) => this.lines.of({ ...inbox, enabled: true })).map(({ id }) => id));
  }
}

const lineOf = ({ id, health: { state, error, lastInboundAt, lastOutboundAt } }: Inbox) => ({
  inboxId: id,
  state,
  error,
  lastInboundAt,
  lastOutboundAt,
});
