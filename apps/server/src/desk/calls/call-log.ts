import { Injectable } from '@nestjs/common';
import type { Call, EventMap } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { callView } from './call.view';
import { CallsRepository } from './calls.repository';

/** Tells what became of a call, in the transaction that made it so. */
@Injectable()
export class CallLog {
  constructor(
    private readonly repository: CallsRepository,
    private readonly log: RecordLog,
    private readonly clock: Clock,
  ) {}

  /** Something that hangs on a call changed: the call counts one version up and is told whole. */
  async changed(
    tx: Tx,
    me: Principal | null,
    id: string,
    type: Extract<keyof EventMap, `call.${string}`>,
    detail: Record<string, unknown> = {},
  ): Promise<Call> {
    await this.repository.touch(tx, id);
    const row = found(await this.repository.row(tx, id));
    const view = callView(row);
    const told = { kind: 'call' as const, type, payload: { view, ...detail }, at: this.clock.now() };
    await this.log.tell(tx, me, row, { ...told, teamId: row.inbox_team_id });
    return view;
  }
}
