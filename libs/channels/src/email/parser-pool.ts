import { join, relative, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InboundMessage } from '../channel';
import type { ParseJob } from './parse-worker';
import type { MailEnvelope } from './read-mail';

export type MailParseCode = 'unreadable' | 'timeout' | 'out_of_memory' | 'crashed';

/** A mail the parser could not read. The raw bytes are kept by the desk, which quarantines it (DESIGN law 2). */
export class MailParseError extends Error {
  override readonly name = 'MailParseError';

  constructor(
    readonly code: MailParseCode,
    detail: string,
  ) {
    super(`the mail could not be parsed (${code}): ${detail}`);
  }
}

export interface PoolLimits {
  workers: number;
  /** For one mail, counted from when a worker takes it. */
  timeLimitMs: number;
  /** Heap of one worker; attachments live outside of it. */
  heapMegabytes: number;
  workerFile: string;
}

interface Job {
  raw: Uint8Array;
  envelope: MailEnvelope;
  resolve(message: InboundMessage): void;
  reject(error: MailParseError): void;
}

interface Answer {
  ready?: true;
  job?: number;
  message?: InboundMessage;
  error?: string;
}

/** Parses mails in worker threads, so that a hostile mail costs one worker and never the event loop. */
export class ParserPool {
  private readonly limits: PoolLimits;
  private readonly waiting: Job[] = [];
  private readonly lanes: Lane[] = [];
  private closed = false;

  constructor(limits: Partial<PoolLimits> = {}) {
    this.limits = { workers: 2, timeLimitMs: 10_000, heapMegabytes: 384, workerFile: compiledWorker(), ...limits };
  }

  /** @throws MailParseError */
  parse(raw: Uint8Array, envelope: MailEnvelope): Promise<InboundMessage> {
    if (this.closed) return Promise.reject(new MailParseError('crashed', 'the parser is closed'));
    return new Promise((resolveMessage, reject) => {
      this.waiting.push({ raw, envelope, resolve: resolveMessage, reject });
      this.assign();
    });
  }

  /** Ends the workers; waiting mails are rejected and stay with the desk. */
  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.waiting.splice(0)) job.reject(new MailParseError('crashed', 'the parser is closed'));
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private assign(): void {
    if (this.waiting.length === 0) return;
    const free = this.lanes.find((lane) => lane.free) ?? this.openLane();
    const job = free && this.waiting.shift();
    if (job) free.run(job);
  }

  private openLane(): Lane | null {
    if (this.lanes.length >= this.limits.workers) return null;
    const lane = new Lane(this.limits, () => this.assign());
    this.lanes.push(lane);
    return lane;
  }
}

/** One worker thread and the mail it works on. A lane outlives its worker: after a crash the next mail gets a new one. */
class Lane {
  private worker: Worker | null = null;
  private ready = false;
  private job: Job | null = null;
  private number = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly limits: PoolLimits,
    private readonly onFree: () => void,
  ) {}

  get free(): boolean {
    return this.job === null;
  }

  run(job: Job): void {
    this.job = job;
    this.number++;
    this.worker ??= this.start();
    this.worker.ref();
    // A new worker needs time to load; that is not the mail's fault.
    this.timer = setTimeout(() => this.giveUp(), this.limits.timeLimitMs + (this.ready ? 0 : 20_000));
    if (this.ready) this.post();
  }

  async close(): Promise<void> {
    await this.drop('crashed', 'the parser is closed');
  }

  private start(): Worker {
    const worker = new Worker(this.limits.workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMegabytes },
      env: {},
    });
    worker.on('message', (answer: Answer) => this.onAnswer(worker, answer));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (this.worker === worker) void this.drop(outOfMemory ? 'out_of_memory' : 'crashed', error.message);
    });
    worker.on('exit', (code) => {
      if (this.worker === worker) void this.drop('crashed', `the parser ended with code ${code}`);
    });
    return worker;
  }

  private post(): void {
    const { raw, envelope } = this.job!;
    this.worker!.postMessage({ job: this.number, raw, envelope } satisfies ParseJob);
  }

  private onAnswer(worker: Worker, answer: Answer): void {
    if (this.worker !== worker) return;
    if (answer.ready) {
      this.ready = true;
      if (this.job) this.restartClock();
      return;
    }
    if (answer.job !== this.number || !this.job) return;
    const job = this.finish();
    if (answer.message) job.resolve(withBuffers(answer.message));
    else job.reject(new MailParseError('unreadable', answer.error ?? 'no reason given'));
    worker.unref();
    this.onFree();
  }

  private restartClock(): void {
    clearTimeout(this.timer!);
    this.timer = setTimeout(() => this.giveUp(), this.limits.timeLimitMs);
    this.post();
  }

  private giveUp(): void {
    void this.drop('timeout', `no answer within ${this.limits.timeLimitMs} ms`);
  }

  private async drop(code: MailParseCode, detail: string): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    this.ready = false;
    const job = this.job && this.finish();
    job?.reject(new MailParseError(code, detail));
    await worker?.terminate();
    if (job) this.onFree();
  }

  private finish(): Job {
    clearTimeout(this.timer!);
    const job = this.job!;
    this.job = null;
    return job;
  }
}

/** Buffers cross between threads as plain byte arrays. */
function withBuffers(message: InboundMessage): InboundMessage {
  const attachments = message.attachments.map((attachment) => {
    const { buffer, byteOffset, byteLength } = attachment.content;
    return { ...attachment, content: Buffer.from(buffer, byteOffset, byteLength) };
  });
  return { ...message, attachments };
}

/** Worker threads run compiled code only: from TypeScript sources (tests) the compiled twin under dist is taken. */
function compiledWorker(): string {
  if (!__filename.endsWith('.ts')) return join(__dirname, 'parse-worker.js');
  const root = resolve(__dirname, '../../../..');
  return join(root, 'dist', relative(root, __dirname), 'parse-worker.js');
}
