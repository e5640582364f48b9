import { EventEmitter } from 'node:events';

/** Tells who sleeps that there may be something to do. A lost wake-up costs time, never correctness. */
export abstract class Wake {
  protected readonly local = new EventEmitter().setMaxListeners(0);

  /** Wakes every listener of this topic, in this process at once and in others through Redis where there is one. */
  abstract up(topic: string): void;
  abstract close(): Promise<void>;

  on(topic: string, listener: () => void): () => void {
    this.local.on(topic, listener);
    return () => this.local.off(topic, listener);
  }
}

export class LocalWake extends Wake {
  up(topic: string): void {
    this.local.emit(topic);
  }

  close(): Promise<void> {
    this.local.removeAllListeners();
    return Promise.resolve();
  }
}
