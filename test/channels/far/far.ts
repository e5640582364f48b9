// What the contract and the storm need of the far side of a channel. Each channel's own lies beside this file.
import type { Message } from '#contract';
import type { House } from '../../flows/processes/house';
import type { AgentClient } from '../../support/desk';
import type { ServerProcess } from '../../support/server';
import type { ChannelDesk } from '../channel-desk';

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

/** What a channel's protocol has no room for; each far side says why. */
export type Impossible =
  'window' | 'when' | 'answer' | 'away' | 'slow' | 'refuse' | 'breakOff' | 'forge' | 'fileIn' | 'fileOut';

/** How a far side is opened, and which cases it has no room for: the spec tells each of them with its reason. */
export interface FarSide {
  readonly impossible: Partial<Record<Impossible, string>>;
  open(): Promise<Far>;
}

export interface Far {
  /** How the server is told where this side is. */
  readonly env: Record<string, string>;
  /** What people send as a file; a picture where nothing else is said. */
  readonly file?: NonNullable<Said['file']>;
  /** True where the desk tries nothing while the far side is away, since it knows. */
  readonly waitsUntried?: true;
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
  /** Where people say nothing in words: which messages are theirs, what each stands for, and where a file of theirs is. */
  isTheirs?(message: Message): boolean;
  wordsOf?(messages: Message[]): Promise<string[]>;
  fileOf?(person: string, desk: ChannelDesk): Promise<string>;
  heard(person: string): Heard[] | Promise<Heard[]>;
  /** Out of reach for what we send, and there again. */
  away(): Promise<void> | void;
  back(): Promise<void> | void;
  /** The next send to this person hangs until it is released. */
  slow(person: string): () => void;
  /** The next send to this person is refused for good. */
  refuse(person: string): void | Promise<void>;
  /** The next send is taken, and its answer lost. */
  breakOff(): void;
  close(): Promise<void>;
}

let people = 0;
/** Different in every run and every try. */
export const unique = (): string => `${Date.now().toString(36)}${(people += 1)}`;
