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
  /** What beside writing a person can do right now, as the phone shows it. */
  acts?(): Act[];
  /** A person does one of them; answers what the desk said to the platform. */
  act?(person: string, act: string): Promise<string>;
  /** What reached the person so far. */
  heard(person: string): string[];
}

export interface Act {
  /** A name for `act`. */
  id: string;
  /** On the phone: a button of the menu, one below another, or a code to scan. */
  kind: 'menu' | 'scan';
  label: string;
  /** The button it stands below. */
  under: string | null;
}

export const PERSON = 'wangfang';
