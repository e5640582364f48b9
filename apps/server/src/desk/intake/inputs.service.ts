import { Injectable } from '@nestjs/common';
import type { RawInbound } from '#channels';
import type { ChannelKindName } from '#contract';
import { DomainError } from '#domain';
import { Permits } from '../../platform/database/permits';
import { newId } from '../../platform/database/uuid';
import { RawInputs } from '../../platform/files/raw-inputs';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { DoorService, type Duplicate, type Received } from './door.service';
import type { Incoming } from './incoming';
import { Procession } from './procession';
import { type Became, ReceiptsRepository, type WaitingReceipt } from './receipts.repository';
import { Turns } from './turns';

/** Wakes when stored input waits to be read. */
export const RECEIPTS = 'receipts';
const ATTEMPTS_AT_MOST = 5;
/** Of those that lie in files: they may be large. */
const READ_AT_ONCE = 8;

export type { WaitingReceipt } from './receipts.repository';
export type Accepted = WaitingReceipt & Became & { fresh: boolean };

/** What became of one of several inputs: a ticket's message, nothing new, or quarantine and what is tried again. */
export type Fate = 'taken' | 'known' | 'aside';
type How = Pick<Incoming, 'answers'>;
type Read = Incoming | { kept: string } | { failure: unknown };

/** Reads stored input of one channel. `kept` names why there is nothing in it for a ticket. */
export interface Reader {
  /** What reading makes of an input depends on what became of the one before: each inbox's go one after the other. */
  readonly inOrder?: true;
  read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming | { kept: string }>;
}

/** Thrown by a reader for what no later try can read as things are. Whatever else it throws is tried again. */
export class Unreadable extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/**
 * Whatever a channel brings: stored before anybody looks inside (law 2), then read by its channel and let through the door.
 * What can't be read goes to quarantine with the reason; nothing is dropped.
 */
@Injectable()
export class InputsService {
  private readonly readers = new Map<ChannelKindName, Reader>();
  private readonly running = new Map<string, Promise<Received | Duplicate | null>>();
  private readonly reading = new Permits(READ_AT_ONCE);
  private readonly turns = new Turns();

  constructor(
    private readonly receipts: ReceiptsRepository,
    private readonly raws: RawInputs,
    private readonly inboxes: InboxesService,
    private readonly door: DoorService,
    private readonly wake: Wake,
    private readonly metrics: Metrics,
  ) {}

  readBy(channel: ChannelKindName, reader: Reader): void {
    this.readers.set(channel, reader);
  }

  /** Resolves once the raw input is committed, with its receipt: a new one, or that of the same input before. */
  async accept(inboxId: string, { raw, ...input }: RawInbound): Promise<Accepted> {
    const { rawSize, ...kept } = await this.raws.store(raw);
    const receipt = { id: newId(), inboxId, ...input, ...kept };
    const fresh = await this.receipts.insert({ ...receipt, rawSize });
    if (fresh) return { ...receipt, attempts: 0, state: 'received', messageId: null, fresh };
    return { ...(await this.receipts.byExternalId(inboxId, input.externalId))!, fresh };
  }

  /** The same for a line that need not know what became of it: it is read soon, by whoever sweeps. */
  async take(inboxId: string, input: RawInbound): Promise<'stored' | 'duplicate'> {
    const { fresh } = await this.accept(inboxId, input);
    if (fresh) this.wake.up(RECEIPTS);
    return fresh ? 'stored' : 'duplicate';
  }

  /** Stores several and lets them in, in their order; answers what became of each. */
  async takeIn(inboxId: string, inputs: RawInbound[]): Promise<Fate[]> {
    const accepted = await Promise.all(inputs.map((input) => this.accept(inboxId, input)));
    const results = await this.processAll(accepted.filter(({ state }) => state === 'received'));
    return accepted.map(({ id, state }) => {
      if (state !== 'received') return 'known';
      const result = results.get(id);
      return result ? (result.duplicate ? 'known' : 'taken') : 'aside';
    });
  }

  /** Reads what is stored and waits, oldest first; answers how many were looked at. */
  async processWaiting(limit: number): Promise<number> {
    const waiting = await this.receipts.waiting(limit);
    await this.processAll(waiting);
    return waiting.length;
  }

  /** Reads one stored input and lets it in. Asked twice at a time, it is done once, as it was asked first. */
  async process(receipt: WaitingReceipt, how: How = {}): Promise<Received | Duplicate | null> {
    return (await this.processAll([receipt], how)).get(receipt.id) ?? null;
  }

  /** Several are read at once; through the door they go in their order, together where that makes no difference. */
  private async processAll(
    receipts: WaitingReceipt[],
    how: How = {},
  ): Promise<Map<string, Received | Duplicate | null>> {
    const procession = new Procession();
    const inOrder = await this.inOrder();
    let oneBefore: Promise<unknown> = Promise.resolve();
    for (const receipt of receipts.filter(({ id }) => !this.running.has(id))) {
      const started = inOrder.has(receipt.inboxId)
        ? this.inTurn(receipt, how)
        : this.atOnce(procession, receipt, how, oneBefore);
      oneBefore = started.catch(() => undefined);
      const result = started.then(({ landing }) => landing).finally(() => this.running.delete(receipt.id));
      this.running.set(receipt.id, result);
    }
    const results = receipts.map(async ({ id }) => [id, (await this.running.get(id)) ?? null] as const);
    const settled = await Promise.allSettled(results);
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return new Map(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  }

  private async inOrder(): Promise<Set<string>> {
    const inboxes = await this.inboxes.all();
    return new Set(inboxes.filter(({ channel }) => this.readers.get(channel)?.inOrder).map(({ id }) => id));
  }

  private atOnce(procession: Procession, receipt: WaitingReceipt, how: How, oneBefore: Promise<unknown>) {
    const reading = receipt.raw ? this.read(receipt, how) : this.reading.run(() => this.read(receipt, how));
    return oneBefore.then(async () => this.start(procession, receipt, await reading));
  }

  /** Resolves when it is on its way, which takes no longer than what it has to wait for. */
  private async start(procession: Procession, receipt: WaitingReceipt, read: Read) {
    if (!('inbox' in read)) return { landing: this.land(receipt, read) };
    await procession.before(read);
    const landing = this.land(receipt, read);
    procession.add(read, landing);
    return { landing };
  }

  /** Read when everything before it in its inbox is through. */
  private inTurn(receipt: WaitingReceipt, how: How) {
    const landing = this.turns.take(receipt.inboxId, async () => this.land(receipt, await this.read(receipt, how)));
    return landing.then(() => ({ landing }));
  }

  private async read(receipt: WaitingReceipt, how: How): Promise<Read> {
    try {
      const inbox = await this.inboxes.byId(receipt.inboxId);
      const raw = await this.rawOf(receipt);
      const read = await this.readers.get(inbox.channel)!.read(receipt, inbox, raw);
      return 'kept' in read ? read : { ...read, ...how };
    } catch (error) {
      return { failure: error };
    }
  }

  private async land(receipt: WaitingReceipt, read: Read): Promise<Received | Duplicate | null> {
    try {
      if ('failure' in read) throw read.failure;
      if ('kept' in read) {
        await this.receipts.keep(receipt.id, read.kept);
        return null;
      }
      const received = await this.door.receive(read);
      if (received.duplicate) await this.receipts.markDuplicate(receipt.id, received);
      if (!read.history) await this.inboxes.markInbound(receipt.inboxId);
      return received;
    } catch (error) {
      await this.failed(receipt, error);
      return null;
    }
  }

  private rawOf(receipt: WaitingReceipt): Promise<Buffer> {
    return this.raws.read(receipt).catch((error: NodeJS.ErrnoException) => {
      throw new Unreadable(error.code ?? 'no_file', String(error));
    });
  }

  /** The machine's trouble is tried again without counting; the input's trouble ends in quarantine, where people see it. */
  private async failed(receipt: WaitingReceipt, error: unknown): Promise<void> {
    if (error instanceof DomainError && ['database_unavailable', 'overloaded'].includes(error.code)) throw error;
    const unreadable = error instanceof Unreadable;
    if (!unreadable && receipt.attempts + 1 < ATTEMPTS_AT_MOST)
      return this.receipts.tryAgain(receipt.id, String(error));
    const reason = unreadable ? `unreadable:${error.code}` : 'refused';
    await this.receipts.quarantine(receipt.id, reason, String(error).slice(0, 1000));
    this.metrics.quarantined.inc();
  }
}
