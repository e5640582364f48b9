import type { Capabilities } from '#domain';

export type { Capabilities } from '#domain';

/**
 * The small contract every channel fulfils. A channel knows its transport and nothing about tickets.
 */
export type ChannelKind =
  'email' | 'wechat-official' | 'wecom' | 'wechat-personal' | 'weibo' | 'web-chat' | 'phone' | 'api';

/** Bytes exactly as they came, before anybody looked inside (DESIGN law 2). */
export interface RawInbound {
  /** Unique per inbox and never empty; the same input arriving twice carries the same id. */
  externalId: string;
  raw: Buffer;
  receivedAt: Date;
  /** What the transport said beside the bytes: SMTP envelope, IMAP uid. */
  envelope: Record<string, unknown>;
}

export interface InboundAttachment {
  name: string;
  mediaType: string;
  content: Buffer;
  contentId: string | null;
  inline: boolean;
}

/** event: something happened on the platform (followed, unfollowed, menu) that nobody wrote. */
export type Automatic = 'auto_reply' | 'bounce' | 'list' | 'event';

/** A raw input after parsing: everything the one door needs. */
export interface InboundMessage {
  from: {
    externalId: string;
    name: string | null;
    email: string | null;
    phone: string | null;
    /** The person's id across the accounts of one platform owner, where the platform tells it. */
    unionId?: string | null;
  };
  subject: string | null;
  text: string;
  /** Sanitised. Remote images carry data-remote-src instead of src. */
  html: string | null;
  /** The part of text that is new, without quoted history and signature of the client program. */
  freshText: string;
  attachments: InboundAttachment[];
  /** Time the remote side states, null when it states none or nonsense. */
  providerAt: Date | null;
  threading: {
    /** The id of this very message on its platform, null when it carries none. */
    messageId: string | null;
    /** In-Reply-To and References, newest first. */
    references: string[];
    /** Reply tokens found in the addresses the message was sent to. */
    tokens: string[];
  };
  /** Set when a machine wrote it; never greeted, never opens a reply window. */
  automatic: Automatic | null;
  bounce: {
    originalMessageId: string | null;
    recipient: string | null;
    status: string | null;
    /** The server still tries: nothing came back yet. */
    delayed?: boolean;
    text: string;
  } | null;
  recipients: { to: string[]; cc: string[] };
  /** Another mailbox that answers are asked to go to. The sender alone says so: proven by nothing. */
  replyTo?: { name: string | null; email: string } | null;
  /** Who wrote the mail that the sender passes on, when it can be only one. The sender alone says so. */
  forwarded?: { name: string | null; email: string } | null;
  /** Why the message shows less than its raw input holds; empty or absent when nothing is missing. */
  incomplete?: ('too_large' | 'too_many_parts' | 'too_deep')[];
  /** What servers on the way said about the sender, newest first. Anybody can write such a line: which host to believe is the desk's choice. */
  authentication?: SenderCheck[];
  /** A filter on the way marked it as spam. */
  flaggedAsSpam?: boolean;
}

/** One Authentication-Results header (RFC 8601). */
export interface SenderCheck {
  host: string;
  spf: string | null;
  dkim: string | null;
  dmarc: string | null;
}

export interface OutboundAttachment {
  name: string;
  mediaType: string;
  path: string;
  /** Where the platform itself may fetch it, for channels that send addresses; absent when nobody outside can. */
  address?: string;
  /** Set for a picture that the HTML shows in its place. */
  contentId?: string | null;
}

/** A file made for one message. */
export interface WrittenFile {
  name: string;
  mediaType: string;
  content: string;
}

export interface OutboundMessage {
  /** Stable across attempts: becomes the platform's message id where the platform lets us choose it. */
  messageId: string;
  to: { externalId: string; name: string | null };
  /** Further recipients of the To line. */
  alsoTo?: string[];
  cc: string[];
  /** Named in no header. */
  bcc?: string[];
  /** The address is one of the inbox's aliases, or absent for its own. */
  from: { name: string; address?: string | null };
  replyTo: string | null;
  subject: string | null;
  text: string;
  html: string | null;
  inReplyTo: string | null;
  references: string[];
  attachments: OutboundAttachment[];
  /** Files that are kept nowhere but in the message; only mail carries them. */
  written?: WrittenFile[];
  /** Set on everything the desk says by itself (RFC 3834). */
  automatic: boolean;
}

/** refused: never try again. retry: try later. unknown: it may have gone out, do not repeat blindly (DESIGN law 3). */
export type SendOutcome =
  | { state: 'sent'; externalId: string | null }
  | { state: 'refused'; error: string }
  /** `afterMs`: the other side asked to be left alone for so long; such a try counts as none. */
  | { state: 'retry'; error: string; afterMs?: number }
  | { state: 'unknown'; error: string };

export interface TestReport {
  ok: boolean;
  steps: { step: string; ok: boolean; detail: string }[];
}

/** What the desk offers a listening channel. */
export interface InboxHost {
  /** Resolves after the commit; only then may the channel acknowledge its remote side. Rejects when nothing was stored. */
  receive(input: RawInbound): Promise<'stored' | 'duplicate'>;
  loadCursor(): Promise<Record<string, unknown>>;
  saveCursor(cursor: Record<string, unknown>): Promise<void>;
  health(report: { state: 'connected' | 'connecting' | 'failed'; error: string | null }): void;
}

export interface Listener {
  stop(): Promise<void>;
}

export interface Channel<Settings> {
  readonly kind: ChannelKind;
  readonly capabilities: Capabilities;
  listen(settings: Settings, host: InboxHost): Promise<Listener>;
  parse(input: RawInbound): Promise<InboundMessage>;
  /** `now` is the desk's time, by which allowances and pauses are counted. */
  send(settings: Settings, message: OutboundMessage, now?: Date): Promise<SendOutcome>;
  test(settings: Settings): Promise<TestReport>;
}
