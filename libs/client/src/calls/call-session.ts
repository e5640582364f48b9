import type { CallWord } from '#contract';
import { CallWay, type CallWayOptions, type WayState, type WayTiming } from './call-way';
import type { PeerConnection } from './peer';
import { callQuality, type CallQuality, type Heard, heardIn } from './quality';

export interface CallStanding {
  way: WayState;
  muted: boolean;
  /** Null until there is something to judge by. */
  quality: CallQuality | null;
}

export interface CallSessionOptions extends Pick<CallWayOptions, 'side' | 'send'> {
  peer: PeerConnection;
  /** Says that this page is still there. */
  beat(): Promise<unknown>;
  /** Lets what the microphone hears through to the other side, or silence. */
  speak(on: boolean): void;
  onChange(standing: CallStanding): void;
  timing?: Partial<WayTiming>;
}

const BEAT_MS = 5_000;
const JUDGE_MS = 2_000;

/** One page's part in a running call: its way to the other side, its signs of life, and what it lets through. */
export class CallSession {
  private readonly way: CallWay;
  private standing: CallStanding = { way: 'finding', muted: false, quality: null };
  private held = false;
  private heard: Heard | null = null;
  private timers: ReturnType<typeof setInterval>[] = [];

  constructor(private readonly options: CallSessionOptions) {
    const { side, peer, send, timing } = options;
    this.way = new CallWay({ side, peer, send, timing, onState: (way) => this.become({ way }) });
  }

  start(): void {
    this.timers = [setInterval(() => this.sign(), BEAT_MS), setInterval(() => void this.judge(), JUDGE_MS)];
    this.way.start();
  }

  hear(word: CallWord): void {
    this.way.hear(word);
  }

  lineBack(): void {
    this.way.lineBack();
    this.sign();
  }

  mute(muted: boolean): void {
    this.become({ muted });
    this.letThrough();
  }

  /** Whoever is on hold is not listened to, and hears nobody. */
  hold(held: boolean): void {
    if (held === this.held) return;
    this.held = held;
    this.letThrough();
  }

  /** The microphone is another one now. */
  letThrough(): void {
    this.options.speak(!this.standing.muted && !this.held);
  }

  close(): void {
    this.timers.forEach(clearInterval);
    this.way.close();
  }

  private sign(): void {
    // The next sign is soon enough: a call outlasts several that get lost.
    this.options.beat().catch(() => undefined);
  }

  private async judge(): Promise<void> {
    const now = heardIn(await this.options.peer.getStats());
    // Silence on hold says nothing about the network.
    const quality = this.held ? null : callQuality(this.heard, now);
    this.heard = now;
    if (quality !== this.standing.quality && this.standing.way !== 'closed') this.become({ quality });
  }

  private become(change: Partial<CallStanding>): void {
    this.standing = { ...this.standing, ...change };
    this.options.onChange(this.standing);
  }
}
