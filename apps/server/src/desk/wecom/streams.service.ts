import { Injectable, Logger } from '@nestjs/common';
import { PlatformRefusal, PlatformUnreachable } from '#channels/tencent';
import { contactOf, externalIdOf, isSyncTokenRefused, outcomeOf, type StreamEntry } from '#channels/wecom';
import { Clock } from '../../platform/clock/clock';
import { Wake } from '../../platform/wake/wake';
import { type Accepted, InputsService } from '../intake/inputs.service';
import { type Stream, StreamsRepository } from './streams.repository';
import { WecomAccounts } from './wecom-accounts.service';

/** Wakes when a platform says that there is something to fetch. */
export const STREAMS = 'streams';

/** Calls may get lost: without one it is looked this often. Without a token the platform allows few fetches. */
const LOOK_EVERY_MS = 5 * 60_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
const CONTACTS_AT_ONCE = 8;

/** Fetches what the platform keeps for us: stored first, then the cursor moves, then it is let in (law 2). */
@Injectable()
export class StreamsService {
  private readonly logger = new Logger(StreamsService.name);

  constructor(
    private readonly repository: StreamsRepository,
    private readonly accounts: WecomAccounts,
    private readonly inputs: InputsService,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  /** Resolves once it is committed that there is something. */
  async nudge(inboxId: string, token: string | null): Promise<void> {
    await this.repository.nudge(inboxId, token, this.clock.now());
    this.wake.up(STREAMS);
  }

  /** The first fetch of who has the account now: it may have been away, or had other settings. */
  begin(inboxId: string): Promise<void> {
    return this.repository.begin(inboxId, this.clock.now());
  }

  /** Fetches an account when it is due; answers when it is next. */
  async fetchDue(inboxId: string): Promise<Date> {
    const stream = await this.repository.of(inboxId);
    if (stream.dueAt > this.clock.now()) return stream.dueAt;
    await this.fetch(stream);
    return (await this.repository.of(inboxId)).dueAt;
  }

  private async fetch(stream: Stream): Promise<void> {
    try {
      await this.pages(stream);
      await this.accounts.connected(stream.inboxId);
      await this.repository.done(stream, this.in(LOOK_EVERY_MS));
    } catch (error) {
      await this.repository.failed(stream, this.in(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** stream.attempts)));
      if (!(error instanceof PlatformRefusal || error instanceof PlatformUnreachable)) throw error;
      const outcome = outcomeOf(error);
      await this.accounts.failed(stream.inboxId, 'error' in outcome ? outcome.error : '');
    }
  }

  private async pages({ inboxId, cursor: from, token: given }: Stream): Promise<void> {
    let [cursor, token, hasMore] = [from, given, true];
    while (hasMore) {
      const page = await this.page(inboxId, cursor, token).catch((error: unknown) => {
        if (token === null || !isSyncTokenRefused(error)) throw error;
        token = null;
        return this.page(inboxId, cursor, null);
      });
      const accepted = await this.store(inboxId, page.entries);
      await this.repository.advance(inboxId, page.nextCursor);
      await this.letIn(accepted);
      // A platform that says there is more and brings nothing new would be asked for ever.
      hasMore = page.hasMore && page.nextCursor !== cursor;
      cursor = page.nextCursor;
    }
  }

  private page(inboxId: string, cursor: string, token: string | null) {
    return this.accounts.asking(inboxId, (api, { openKfId }) => api.page(openKfId, cursor, token));
  }

  private async store(inboxId: string, entries: readonly StreamEntry[]): Promise<Stored[]> {
    const stored: Stored[] = [];
    for (const entry of entries) {
      const raw = Buffer.from(JSON.stringify(entry));
      const input = { externalId: externalIdOf(entry), raw, receivedAt: this.clock.now(), envelope: {} };
      stored.push({ receipt: await this.inputs.accept(inboxId, input), contact: contactOf(entry) });
    }
    return stored;
  }

  /** One contact's messages go in one after the other; nobody waits for a stranger's file. */
  private async letIn(stored: readonly Stored[]): Promise<void> {
    const lanes = new Map<string, Accepted[]>();
    for (const { receipt, contact } of stored)
      if (receipt.state === 'received') lanes.set(contact, [...(lanes.get(contact) ?? []), receipt]);
    const waiting = [...lanes.values()];
    const worker = async (): Promise<void> => {
      for (let lane = waiting.shift(); lane; lane = waiting.shift())
        for (const receipt of lane)
          await this.inputs.process(receipt).catch((error: unknown) => this.left(receipt, error));
    };
    await Promise.all(Array.from({ length: CONTACTS_AT_ONCE }, worker));
  }

  /** It is stored: the sweep of receipts reads it again. */
  private left({ id }: Accepted, error: unknown): void {
    this.logger.error(`receipt ${id} not let in: ${String(error)}`);
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}

interface Stored {
  receipt: Accepted;
  contact: string;
}
