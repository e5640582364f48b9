import type { Socket } from 'node:net';

const HIGH = 500;

/** Does work one after another, and stops reading the socket while too much of it waits. */
export class InTurn {
  private waiting = 0;
  private tail: Promise<void> = Promise.resolve();

  constructor(private readonly socket: Socket) {}

  add(work: () => Promise<void>): void {
    this.waiting += 1;
    if (this.waiting === HIGH) this.socket.pause();
    this.tail = this.tail.then(work).finally(() => {
      this.waiting -= 1;
      if (this.waiting === HIGH / 2) this.socket.resume();
    });
    this.tail.catch((error: unknown) => this.socket.destroy(error as Error));
  }
}
