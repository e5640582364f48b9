import type { TurnedClock } from './turned-clock';

/** Tells what happens and yields how many seconds, or until when, nothing does. */
export type Story = AsyncGenerator<number | Date, void, void>;

/** What must happen at its own instant between the stories: the steps of reply windows (law 6). */
export interface Deadlines {
  passUntil(at: Date): Promise<void>;
}

interface Scene {
  at: Date;
  story: Story;
}

/** Plays many stories one step at a time, in the order of their instants, each with the clock turned to it. */
export class Timeline {
  private readonly scenes: Scene[] = [];

  constructor(
    private readonly clock: TurnedClock,
    private readonly deadlines: Deadlines,
  ) {}

  begin(at: Date, story: Story): void {
    this.scenes.splice(this.placeOf(at), 0, { at, story });
  }

  /** What would happen after `end` stays untold for now. */
  async playUntil(end: Date): Promise<void> {
    for (let scene = this.scenes[0]; scene && scene.at <= end; scene = this.scenes[0]) {
      this.scenes.shift();
      await this.deadlines.passUntil(scene.at);
      this.clock.turn(scene.at);
      const { value, done } = await scene.story.next();
      if (!done) this.begin(this.later(value), scene.story);
    }
    await this.deadlines.passUntil(end);
    this.clock.turn(end);
  }

  private later(wait: number | Date): Date {
    const now = this.clock.now();
    const at = typeof wait === 'number' ? new Date(now.getTime() + Math.max(0, wait) * 1000) : wait;
    return at < now ? now : at;
  }

  /** After every scene of the same instant, so that nobody is overtaken. */
  private placeOf(at: Date): number {
    let [low, high] = [0, this.scenes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.scenes[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
