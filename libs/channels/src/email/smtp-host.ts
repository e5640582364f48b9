/** How one outgoing server is treated, over all inboxes that use it. */
export interface HostPace {
  firstBackOffMs: number;
  longestBackOffMs: number;
}

const usualPace: HostPace = { firstBackOffMs: 5_000, longestBackOffMs: 10 * 60_000 };

/** An account's share of its server: how many mails a minute, and until when the server is left alone. Times in ms. */
export class SmtpHost {
  private readonly sentAt: number[] = [];
  private troubles = 0;
  private quietUntil = 0;

  constructor(private readonly pace: HostPace = usualPace) {}

  /** Milliseconds until the next mail may go, 0 when it may go now. */
  waitMs(perMinute: number | null, now: number): number {
    while (this.sentAt.length > 0 && this.sentAt[0]! <= now - 60_000) this.sentAt.shift();
    const full = perMinute !== null && this.sentAt.length >= perMinute;
    const forRate = full ? this.sentAt[this.sentAt.length - perMinute]! + 60_000 - now : 0;
    return Math.max(0, Math.ceil(Math.max(forRate, this.quietUntil - now)));
  }

  /** Counts a mail that goes out now. */
  taken(now: number): void {
    this.sentAt.push(now);
  }

  went(): void {
    this.troubles = 0;
    this.quietUntil = 0;
  }

  /** Doubles from five seconds to ten minutes. Mails that fail together count once. */
  inTrouble(now: number): void {
    if (now < this.quietUntil) return;
    this.troubles += 1;
    this.quietUntil = now + Math.min(this.pace.longestBackOffMs, this.pace.firstBackOffMs * 2 ** (this.troubles - 1));
  }
}
