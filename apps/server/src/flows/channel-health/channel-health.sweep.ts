import { Injectable } from '@nestjs/common';
import { AlarmLetters } from '../../desk/channel-health/alarm-letters.service';
import { Alarms } from '../../desk/channel-health/alarms.service';
import { ChannelHealthService } from '../../desk/channel-health/channel-health.service';
import { INBOX_HEALTH } from '../../desk/inboxes/inbox-health.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 10_000;

/** Tells admins and team leads of lines that stay down and of messages that don't go out, once, and when it is over. */
@Injectable()
export class ChannelHealthSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly alarms: Alarms,
    private readonly letters: AlarmLetters,
    private readonly health: ChannelHealthService,
  ) {
    super(wake, clock, [INBOX_HEALTH], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const nextAlarm = await this.alarms.settle();
    const nextLetter = await this.letters.sendDue();
    await this.health.forgetOldRefusals();
    return { more: false, nextAt: earlier(nextAlarm, nextLetter) };
  }
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));
