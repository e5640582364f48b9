import { Injectable } from '@nestjs/common';
import { SIGN_INS, SignIns } from '../../desk/mailbox/sign-ins.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 30_000;

/** Renews sign-ins at mail providers before their tokens end. */
@Injectable()
export class SignInSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly signIns: SignIns,
  ) {
    super(wake, clock, [SIGN_INS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    return { more: false, nextAt: await this.signIns.renewDue() };
  }
}
