import { Inject, Injectable } from '@nestjs/common';
import type { IceServer } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { iceServers } from './ice-servers';

/** Hands out the configured servers to who is on a call, and to nobody else: a relay's traffic is paid for. */
@Injectable()
export class Ice {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  for(callId: string): IceServer[] {
    return iceServers(this.config, callId, this.clock.now());
  }
}
