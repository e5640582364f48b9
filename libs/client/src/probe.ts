interface ProbeTiming {
  probeEveryMs: number;
  probeTimeoutMs: number;
}

/** Proves again and again that the feed flows: a probe goes the real way and has to come back in time. */
export class Probe {
  private next: ReturnType<typeof setTimeout> | undefined;
  private overdue: ReturnType<typeof setTimeout> | undefined;
  private awaited: string | null = null;
  private sent = 0;

  constructor(
    private readonly timing: ProbeTiming,
    private readonly send: (nonce: string) => void,
    private readonly onProof: (flows: boolean) => void,
  ) {}

  start(): void {
    this.stop();
    this.next = setTimeout(() => this.now(), this.timing.probeEveryMs);
  }

  stop(): void {
    clearTimeout(this.next);
    clearTimeout(this.overdue);
    this.awaited = null;
  }

  now(): void {
    this.stop();
    this.awaited = `${++this.sent}-${Math.random().toString(36).slice(2)}`;
    this.overdue = setTimeout(() => this.missed(), this.timing.probeTimeoutMs);
    this.send(this.awaited);
  }

  echo(nonce: string): void {
    if (nonce !== this.awaited) return;
    this.start();
    this.onProof(true);
  }

  private missed(): void {
    this.onProof(false);
    // While the feed is in doubt it is asked again at once, so that the way back to live is short.
    this.now();
  }
}
