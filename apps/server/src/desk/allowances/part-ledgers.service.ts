import { Injectable } from '@nestjs/common';
import type { PartLedger } from '#channels/tencent';
import type { Allowance } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { AllowancesRepository } from './allowances.repository';
import { AllowancesService, type Listener } from './allowances.service';

/** The ledgers of messages in parts: what is out, and whether the platform lets the rest go (law 3). */
@Injectable()
export class PartLedgers {
  constructor(
    private readonly database: Database,
    private readonly repository: AllowancesRepository,
    private readonly allowances: AllowancesService,
    private readonly clock: Clock,
  ) {}

  /** `prefix` is the channel's word in front of its codes. */
  async open(messageId: string, listener: Listener, prefix: string): Promise<PartLedger> {
    const states = new Map((await this.repository.partsOf(messageId)).map(({ part, state }) => [part, state]));
    // A part whose outcome is unknown counts against the limit already; saying it again needs no second place.
    const counted = (part: number): boolean => ['saying', 'unknown'].includes(states.get(part) ?? '');
    return {
      isSaid: (part) => states.get(part) === 'said',
      reserve: (parts) =>
        this.reserve(messageId, listener, parts, parts.filter(({ part }) => !counted(part)).length, prefix),
      end: (part, state) => this.repository.end(messageId, part, state),
      release: () => this.repository.release(messageId),
    };
  }

  /** The message a platform speaks of by its own id; null when it isn't ours. */
  messageOf(inboxId: string, platformId: string): Promise<string | null> {
    return this.repository.messageOf(inboxId, platformId);
  }

  /** The platform took the message and did not bring it: a retry says all of it again. */
  undelivered(messageId: string): Promise<void> {
    return this.repository.endAll(messageId, 'refused');
  }

  private reserve(
    messageId: string,
    listener: Listener,
    parts: readonly { part: number; platformId: string | null }[],
    places: number,
    prefix: string,
  ): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      await this.repository.takeTurn(tx, listener);
      const allowed = await this.allowances.of(listener, tx);
      const closed = allowed && whyNot(allowed, places);
      if (closed) return `${prefix}_${closed}`;
      await this.repository.reserve(tx, messageId, listener, parts, this.clock.now());
      return null;
    });
  }
}

/** A message goes out whole or not at all: half an answer helps nobody and costs its places. */
function whyNot({ state, left }: Allowance, places: number): string | null {
  if (state === 'closed') return 'window_closed';
  if (places > 0 && left === 0) return 'quota_used';
  return places > left ? `quota_short ${left}/${places}` : null;
}
