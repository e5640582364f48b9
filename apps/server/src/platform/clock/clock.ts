import { Global, Injectable, Module } from '@nestjs/common';

/** The one place that asks what time it is, so that tests can turn it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
