import { Inject, Injectable } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#domain';
import type { RedisClient } from '../wake/redis';
import { REDIS } from '../wake/wake.module';

/** tries per seconds, then how long to wait. */
const LIMITS = {
  login: { points: 10, duration: 300, blockDuration: 300 },
  login_address: { points: 60, duration: 300 },
  code_address: { points: 20, duration: 300 },
  visitor_session: { points: 30, duration: 60 },
  visitor_say: { points: 40, duration: 10 },
  visitor_upload: { points: 20, duration: 60 },
  visitor_call: { points: 10, duration: 60 },
  survey_page: { points: 60, duration: 60 },
  survey_answer: { points: 20, duration: 60 },
  agenda_feed: { points: 60, duration: 300 },
  call_signal: { points: 120, duration: 10 },
  upload: { points: 120, duration: 60 },
  export: { points: 30, duration: 60 },
  api_unproven: { points: 60, duration: 60 },
  connection_test: { points: 20, duration: 60 },
} as const;
export type LimitName = keyof typeof LIMITS;

@Injectable()
export class RateLimits {
  private readonly limiters = new Map<LimitName, RateLimiterAbstract>();

  constructor(@Inject(REDIS) redis: RedisClient | null) {
    for (const [name, limit] of Object.entries(LIMITS))
      this.limiters.set(name as LimitName, limiter(name, limit, redis));
  }

  /** Counts one try; throws `too_many_requests` with the seconds to wait when there were too many. */
  async take(name: LimitName, key: string, points = 1): Promise<void> {
    try {
      await this.limiters.get(name)!.consume(key, points);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooMany(refusal);
    }
  }

  /** Throws like `take` when there were too many, and counts nothing. */
  async mustHaveLeft(name: LimitName, key: string): Promise<void> {
    const limiter = this.limiters.get(name)!;
    const counted = await limiter.get(key);
    if (counted && counted.remainingPoints <= 0) throw tooMany(counted);
  }

  /** Takes one try back that was none. */
  async giveBack(name: LimitName, key: string): Promise<void> {
    await this.limiters.get(name)!.reward(key, 1);
  }

  async forgive(name: LimitName, key: string): Promise<void> {
    await this.limiters.get(name)!.delete(key);
  }
}

const tooMany = ({ msBeforeNext }: RateLimiterRes): DomainError =>
  new DomainError('too_many_requests', { retryAfterSeconds: Math.ceil(msBeforeNext / 1000) });

function limiter(
  name: string,
  limit: { points: number; duration: number },
  redis: RedisClient | null,
): RateLimiterAbstract {
  const memory = new RateLimiterMemory({ ...limit, keyPrefix: name });
  if (!redis) return memory;
  return new RateLimiterRedis({
    ...limit,
    storeClient: redis,
    // Without these it speaks another client's dialect, fails, and counts in memory without a word.
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: `halfhour:limit:${name}`,
    insuranceLimiter: memory,
  });
}
