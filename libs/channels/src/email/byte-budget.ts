/**
 * How many bytes of mail a process holds at once. Fifty mailboxes that all have a large mail wait for each other instead of
 * filling the memory. First come, first served; a mail larger than the whole budget goes alone.
 */
export class ByteBudget {
  private taken = 0;
  private readonly waiting: { bytes: number; go: () => void }[] = [];

  constructor(private readonly bytes: number) {}

  /** Resolves when there is room; what it answers gives the room back, once. */
  async take(wanted: number): Promise<() => void> {
    const bytes = Math.min(wanted, this.bytes);
    if (this.waiting.length > 0 || this.taken + bytes > this.bytes)
      await new Promise<void>((go) => this.waiting.push({ bytes, go }));
    else this.taken += bytes;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.taken -= bytes;
      this.admit();
    };
  }

  private admit(): void {
    for (let next = this.waiting[0]; next && this.taken + next.bytes <= this.bytes; next = this.waiting[0]) {
      this.waiting.shift();
      this.taken += next.bytes;
      next.go();
    }
  }
}
