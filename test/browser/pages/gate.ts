/** Lets nobody through until all have come. */
export class Gate {
  private waiting = 0;
  private open!: () => void;
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  constructor(private readonly all: number) {}

  async pass(): Promise<void> {
    this.waiting += 1;
    if (this.waiting === this.all) this.open();
    await this.opened;
  }
}
