// What this program uses of wechaty. The package is an optional one: the desk is built and runs without it, and without its types.

export interface FileBox {
  name: string;
  toBuffer(): Promise<Buffer>;
}

export interface Contact {
  id: string;
  name(): string;
  type(): number;
  alias(): Promise<string | undefined>;
  say(something: string | FileBox): Promise<unknown>;
}

export interface Room {
  id: string;
  topic(): Promise<string>;
  say(something: string | FileBox, ...mentioned: Contact[]): Promise<unknown>;
}

export interface Message {
  id: string;
  type(): number;
  text(): string;
  date(): Date;
  self(): boolean;
  talker(): Contact;
  room(): Room | undefined;
  mentionSelf(): Promise<boolean>;
  toFileBox(): Promise<FileBox>;
}

export interface Bot {
  start(): Promise<void>;
  stop(): Promise<void>;
  logout(): Promise<void>;
  Contact: { find(query: { id: string }): Promise<Contact | undefined> };
  Room: { find(query: { id: string }): Promise<Room | undefined> };
  on(event: 'scan', listener: (qr: string, status: number) => void): void;
  on(event: 'login' | 'logout', listener: (account: Contact, reason?: string) => void): void;
  on(event: 'message', listener: (message: Message) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
}

/** wechaty's ScanStatus. */
export const SCAN = { cancelled: 1, waiting: 2, scanned: 3, confirmed: 4, timedOut: 5 };

/** wechaty's kind of contact for 公众号. */
export const OFFICIAL = 2;

/** wechaty's kinds of messages, by their numbers. */
export const KINDS = [
  'Unknown',
  'Attachment',
  'Audio',
  'Contact',
  'ChatHistory',
  'Emoticon',
  'Image',
  'Text',
  'Location',
  'MiniProgram',
  'GroupNote',
  'Transfer',
  'RedEnvelope',
  'Recalled',
  'Url',
  'Video',
  'Post',
];
