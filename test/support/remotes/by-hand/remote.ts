/** A fake platform as a newcomer handles it: what goes into the desk's form, what the desk hands out, and somebody who writes. */
export interface RemoteByHand {
  readonly id: string;
  readonly title: string;
  /** The channel in the desk's own words. */
  readonly channel: string;
  /** What the desk's process is started with so that it finds this platform. */
  readonly env: Record<string, string>;
  /** What an admin types into the desk's form. */
  readonly settings: Record<string, string>;
  /** What the desk hands out, to be pasted here. */
  readonly asks: readonly string[];
  /** Takes what the desk handed out and tries it; answers what came of it in plain words. */
  connect(given: Record<string, string>): Promise<string>;
  /** A person writes; answers what the desk said to the platform. */
  say(person: string, text: string): Promise<string>;
  /** What reached the person so far. */
  heard(person: string): string[];
}

export const PERSON = 'wangfang';
