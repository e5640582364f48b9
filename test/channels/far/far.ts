// What the contract and the storm need of the far side of a channel. Each channel's own lies beside this file.
import type { House } from '../../flows/processes/house';
import type { AgentClient } from '../../support/desk';
import type { ServerProcess } from '../../support/server';

export interface Said {
  person: string;
  text: string;
  /** The same input is the same message, however often it is brought. */
  input: string;
  file?: { name: string; mediaType: string; content: Buffer };
  /** When the far side says it was said. */
  at?: Date;
}

export interface Heard {
  text: string;
  files: { name: string; content: Buffer }[];
}

/** Cases that a channel's protocol has no room for; each far side says why. */
export type Impossible = 'away' | 'slow' | 'refuse' | 'breakOff' | 'forge' | 'fileIn' | 'fileOut' | 'when';

export interface Far {
  /** How the server is told where this side is. */
  readonly env: Record<string, string>;
  readonly impossible: Partial<Record<Impossible, string>>;
  /** True where a send whose answer was lost may be repeated: the far side knows our id and takes it once. */
  readonly repeatable: boolean;
  /** Makes the inbox. */
  connect(admin: AgentClient, server: ServerProcess, house: House): Promise<void>;
  /** The desk is another process now, at another address. */
  moved(server: ServerProcess): void | Promise<void>;
  /** Somebody nobody wrote as before: the id by which the inbox knows a contact. */
  person(): string | Promise<string>;
  /** One try; true when the desk said that it has it. Where the desk fetches, the input lies there from now on. */
  bring(said: Said): Promise<boolean>;
  /** The same with a secret that is not ours; answers what the desk answered. */
  forge(said: Said): Promise<boolean>;
  heard(person: string): Heard[] | Promise<Heard[]>;
  /** Out of reach for what we send, and there again. */
  away(): Promise<void> | void;
  back(): Promise<void> | void;
  /** The next send to this person hangs until it is released. */
  slow(person: string): () => void;
  /** The next send is refused for good. */
  refuse(): void;
  /** The next send is taken, and its answer lost. */
  breakOff(): void;
  close(): Promise<void>;
}

let people = 0;
/** Different in every run and every try. */
export const unique = (): string => `${Date.now().toString(36)}${(people += 1)}`;
