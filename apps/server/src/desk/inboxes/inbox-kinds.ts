import { Injectable } from '@nestjs/common';
import { ZodValidationException } from 'nestjs-zod';
import { z } from 'zod';
import type { Capabilities, TestReport } from '#channels';
import type { ChannelKindName } from '#contract';
import { DomainError } from '#domain';

/** Settings and secrets apart, as an inbox keeps them; secrets are sealed before they are stored. */
export interface SplitSettings {
  settings: Record<string, unknown>;
  secrets: Record<string, string>;
  address: string | null;
}

/** What an admin copies into the console of a platform that calls us. */
export interface CallbackParts {
  path: string;
  token: string;
  encodingAesKey: string;
}

/** Ways of answering, by the names replies are kept with. */
export interface ReplyWays {
  capabilities: Record<string, Capabilities>;
  /** Those of a ticket with this thread key, the usual one first. */
  of(threadKey: string | null): string[];
}

/** What a channel says about its inboxes; each channel's module brings its own. */
export interface InboxKind {
  readonly channel: ChannelKindName;
  readonly capabilities: Capabilities;
  /** Where a reply may go out in several ways. */
  readonly ways?: ReplyWays;
  /** own: a line of its own that can fail, and says how it is. desk: there while the desk is. */
  readonly line: 'own' | 'desk';
  /** Unique indexes of the schema that two inboxes of this kind may meet, with the field to blame. */
  readonly unique?: Record<string, string>;
  /** Checks what an admin wrote and takes the secrets out of it; empty ones stay what they were. */
  split(written: unknown, stored: SplitSettings | null): SplitSettings;
  /** Tries the other side as written. */
  test?(split: SplitSettings, inboxName: string, inboxId: string | null): Promise<TestReport>;
  callback?(split: SplitSettings): CallbackParts;
}

@Injectable()
export class InboxKinds {
  private readonly kinds = new Map<ChannelKindName, InboxKind>();

  add(kind: InboxKind): void {
    this.kinds.set(kind.channel, kind);
  }

  /** Throws `channel_unknown` for a channel nothing here speaks. */
  of(channel: ChannelKindName): InboxKind {
    const kind = this.kinds.get(channel);
    if (!kind) throw new DomainError('channel_unknown', { channel });
    return kind;
  }

  get unique(): Record<string, string> {
    return Object.assign({}, ...[...this.kinds.values()].map(({ unique }) => unique));
  }
}

/** What an admin wrote, by the channel's schema; refused field by field as `settings.…`. */
export function parsedSettings<T extends Record<string, unknown>>(schema: z.ZodType<T>, written: unknown): T {
  const result = z.object({ settings: schema }).safeParse({ settings: written });
  if (!result.success) throw new ZodValidationException(result.error);
  return result.data.settings;
}
