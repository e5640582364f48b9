import { Injectable, Logger } from '@nestjs/common';
import type { DeskEvent, InboxAlarm, InboxNotice } from '#contract';
import { Alarms } from '../../desk/channel-health/alarms.service';
import { INBOX_HEALTH } from '../../desk/inboxes/inbox-health.service';
import { Wake } from '../../platform/wake/wake';
import { LEADING } from '../feed/audience';
import { FeedService } from '../feed/feed.service';
import type { ConsoleNamespace, ConsoleSocket } from './console-sockets';

/** Without Redis a wake-up of another process does not come; then this is how late a screen may be. */
const EVERY_MS = 10_000;

/** Tells admins and team leads which inboxes are in trouble: on arrival, and whenever that changes. */
@Injectable()
export class ChannelPush {
  private readonly logger = new Logger(ChannelPush.name);
  private server: ConsoleNamespace | null = null;
  private told = '[]';
  private looking: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private unlisten: () => void = () => undefined;

  constructor(
    private readonly alarms: Alarms,
    private readonly wake: Wake,
    feed: FeedService,
  ) {
    feed.onBatch((batch) => batch.forEach(({ event }) => this.tell(event)));
  }

  start(server: ConsoleNamespace): void {
    this.server = server;
    this.timer = setInterval(() => this.look(), EVERY_MS);
    this.unlisten = this.wake.on(INBOX_HEALTH, () => this.look(true));
    this.look();
  }

  stop(): void {
    clearInterval(this.timer);
    this.unlisten();
    this.server = null;
  }

  welcome(socket: ConsoleSocket): void {
    if (socket.rooms.has(LEADING)) socket.emit('troubles', JSON.parse(this.told) as InboxAlarm[]);
  }

  private tell(event: DeskEvent): void {
    if (event.type !== 'inbox_alarm.raised' && event.type !== 'inbox_alarm.ended') return;
    this.look();
    const notice = inboxNotice(event);
    if (notice) this.server?.local.to(LEADING).emit('notice', notice);
  }

  /** One look after another: an older answer that comes late would undo a newer one. */
  private look(healthChanged = false): void {
    this.looking = this.looking
      .then(() => this.alarms.standing())
      .then(
        (alarms) => {
          const now = JSON.stringify(alarms);
          if (now === this.told && !healthChanged) return;
          this.told = now;
          this.server?.local.to(LEADING).emit('troubles', alarms);
        },
        (error: unknown) => this.logger.warn(`troubles of inboxes not read: ${String(error)}`),
      );
  }
}

type AlarmEvent = Extract<DeskEvent, { type: 'inbox_alarm.raised' | 'inbox_alarm.ended' }>;

/** An inbox that was switched off is not back, and nobody needs to be told what they did. */
function inboxNotice({ type, payload, at }: AlarmEvent): InboxNotice | null {
  const about = { inboxId: payload.view.inboxId, inboxName: payload.name, at };
  if (type === 'inbox_alarm.raised')
    return { ...about, kind: payload.view.kind === 'down' ? 'inbox_down' : 'inbox_unsent' };
  return 'back' in payload && payload.back ? { ...about, kind: 'inbox_back' } : null;
}
