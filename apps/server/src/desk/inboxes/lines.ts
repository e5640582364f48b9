import { Injectable } from '@nestjs/common';
import type { InboxHost, Listener } from '#channels';
import type { ChannelKindName } from '#contract';
import type { InboxRecord } from './inbox.view';

/** How inboxes of a channel are listened to, where the desk has to call: a mailbox, a poller, a telephone system. */
export interface Line {
  channel: ChannelKindName;
  /** False for an inbox that needs no line, such as a mailbox that only gets direct delivery. */
  wants(inbox: InboxRecord): boolean;
  listen(inbox: InboxRecord, host: InboxHost): Promise<Listener>;
}

/** The lines of all channels. Each inbox's runs in one process at a time. */
@Injectable()
export class Lines {
  private readonly lines = new Map<ChannelKindName, Line>();

  add(line: Line): void {
    this.lines.set(line.channel, line);
  }

  /** The line this inbox wants to have running now. */
  of(inbox: InboxRecord): Line | null {
    const line = this.lines.get(inbox.channel);
    return inbox.enabled && line?.wants(inbox) ? line : null;
  }
}
