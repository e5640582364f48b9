import { Injectable } from '@nestjs/common';
import type { EventMap, PartView } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { partView } from './part.view';
import { PartsRepository } from './parts.repository';

/** Wakes who waits for the next due step of a part. */
export const PARTS = 'parts';

export type PartEvent = Extract<keyof EventMap, `part.${string}`>;

@Injectable()
export class PartLog {
  constructor(
    private readonly repository: PartsRepository,
    private readonly records: RecordLog,
    private readonly wake: Wake,
  ) {}

  /** Tells of a part as it is stored now; `me` is null for what the desk does by itself. */
  async tell(tx: Tx, me: Principal | null, id: string, type: PartEvent, at: Date, detail = {}): Promise<PartView> {
    const row = found(await this.repository.row(tx, id));
    const view = partView(row);
    const subject = { ...row, agent_id: me?.agentId ?? row.ticket_holder_id };
    await this.records.tell(tx, me, subject, { kind: 'part', type, payload: { view, ...detail }, at });
    tx.afterCommit(() => this.wake.up(PARTS));
    return view;
  }
}
