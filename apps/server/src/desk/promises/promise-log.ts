import { Injectable } from '@nestjs/common';
import type { EventMap, PromiseView } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { RecordLog } from '../records/record-log';
import { type PromiseRow, promiseView } from './promise.view';

/** Wakes who waits for the next due step: a slot may be agreed that is due sooner than any other. */
export const PROMISES = 'promises';

interface Told {
  type: Extract<keyof EventMap, `promise.${string}`>;
  detail?: Record<string, unknown>;
  /** Whom the event counts for. */
  agentId: string | null;
  at: Date;
}

@Injectable()
export class PromiseLog {
  constructor(
    private readonly records: RecordLog,
    private readonly wake: Wake,
  ) {}

  /** `me` is null for what the desk does by itself. Answers what was told of. */
  async tell(tx: Tx, me: Principal | null, row: PromiseRow, told: Told): Promise<PromiseView> {
    const { type, detail = {}, agentId, at } = told;
    const view = promiseView(row);
    const subject = { ...row, agent_id: agentId };
    await this.records.tell(tx, me, subject, { kind: 'promise', type, payload: { view, ...detail }, at });
    tx.afterCommit(() => this.wake.up(PROMISES));
    return view;
  }
}
