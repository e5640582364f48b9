import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { ApiRepository } from './api.repository';

const WRITE_EVERY_MS = 1_000;

/** Counts refused requests. Written down once a second: whoever knocks a thousand times costs one write. */
@Injectable()
export class ApiRefusals implements OnModuleDestroy {
  private readonly counts = new Map<string, { inbox_id: string; reason: string; count: number; last_at: Date }>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly repository: ApiRepository,
    private readonly clock: Clock,
  ) {}

  count(inboxId: string, reason: string): void {
    const key = `${inboxId} ${reason}`;
    const count = (this.counts.get(key)?.count ?? 0) + 1;
    this.counts.set(key, { inbox_id: inboxId, reason, count, last_at: this.clock.now() });
    this.timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** A count that can't be written is no reason to fail. */
  async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const counts = [...this.counts.values()];
    this.counts.clear();
    if (counts.length) await this.repository.countRefusals(counts).catch(() => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    await this.write();
  }
}
