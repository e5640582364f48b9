import { Injectable } from '@nestjs/common';
import type { Callback, EventMap } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { callbackView } from './callback.view';
import { CallbacksRepository } from './callbacks.repository';

export type CallbackTold = Extract<keyof EventMap, `callback.${string}`>;

/** Tells what became of a callback, as it is stored now. */
@Injectable()
export class CallbackLog {
  constructor(
    private readonly repository: CallbacksRepository,
    private readonly log: RecordLog,
    private readonly clock: Clock,
  ) {}

  /** `me` is null when the desk did it. */
  async tell(tx: Tx, me: Principal | null, id: string, type: CallbackTold, detail = {}): Promise<Callback> {
    const row = found(await this.repository.row(tx, id));
    const view = callbackView(row);
    const at = this.clock.now();
    const owner = row.planned_by_id;
    await this.log.tell(tx, me, row, { kind: 'callback', type, payload: { view, ...detail }, at, owner });
    return view;
  }
}
