/** Work of one key goes one after the other, whatever becomes of it; other keys don't wait. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work);
    const over: Promise<void> = turn.then(
      () => this.leave(key, over),
      () => this.leave(key, over),
    );
    this.last.set(key, over);
    return turn;
  }

  private leave(key: string, over: Promise<void>): void {
    if (this.last.get(key) === over) this.last.delete(key);
  }
}
