import { Injectable, Logger } from '@nestjs/common';
import type { ChosenStatus } from '#contract';
import { AgentsService } from '../../desk/agents/agents.service';
import { TOPIC } from '../../desk/tickets/ticket-changes';
import { Wake } from '../../platform/wake/wake';
import { FeedService } from '../feed/feed.service';

type Change = { agentId: string; presence: ChosenStatus }[];

const EVERY_MS = 3_000;
const SOON_MS = 30;

/** Who is there: chosen status × heartbeat, told to consoles as it changes and to the assignment. Never in the database. */
@Injectable()
export class PresenceService {
  private readonly logger = new Logger(PresenceService.name);
  private known = new Map<string, ChosenStatus>();
  private tell: (change: Change) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly agents: AgentsService,
    private readonly wake: Wake,
    feed: FeedService,
  ) {
    feed.onBatch((batch) => {
      if (batch.some(({ event }) => event.subject.kind === 'agent')) this.refreshSoon();
    });
  }

  start(tell: (change: Change) => void): void {
    this.tell = tell;
    this.timer = setInterval(() => void this.refresh(), EVERY_MS);
    this.refreshSoon();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.soon);
  }

  beat(agentId: string): void {
    this.agents.beat(agentId).then(
      () => this.known.get(agentId) === 'offline' && this.refreshSoon(),
      (error: unknown) => this.logger.warn(`heartbeat not kept: ${String(error)}`),
    );
  }

  anybodyOnline(): boolean {
    return [...this.known.values()].includes('online');
  }

  refreshSoon(): void {
    if (this.soon || this.stopped) return;
    this.soon = setTimeout(() => {
      this.soon = undefined;
      void this.refresh();
    }, SOON_MS);
  }

  private async refresh(): Promise<void> {
    try {
      const now = new Map((await this.agents.views()).map(({ id, presence }) => [id, presence]));
      const change = [...now]
        .filter(([id, presence]) => this.known.get(id) !== presence)
        .map(([agentId, presence]) => ({ agentId, presence }));
      this.known = now;
      if (change.length === 0 || this.stopped) return;
      this.tell(change);
      this.wake.up(TOPIC.presence);
    } catch (error) {
      if (!this.stopped) this.logger.warn(`presence not read: ${String(error)}`);
    }
  }
}
