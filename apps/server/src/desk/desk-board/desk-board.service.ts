import { Injectable } from '@nestjs/common';
import type { DeskBoard, DeskBoardRow } from '#contract';
import { dayFrom } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { PromiseLists } from '../promises/promise-lists.service';
import { CompanyService } from '../setup/company.service';
import { rowOfRecord } from '../tickets/ticket.view';
import { type BoardRecord, DeskBoardRepository, type HeldRecord } from './desk-board.repository';

const IN_A_COLUMN = 60;
const OF_A_PERSON = 12;

/** The board that hangs in the information room (DOMAIN B12). */
@Injectable()
export class DeskBoardService {
  constructor(
    private readonly repository: DeskBoardRepository,
    private readonly promises: PromiseLists,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async board(me: Principal): Promise<DeskBoard> {
    const now = this.clock.now();
    const { zone } = await this.company.get();
    const tomorrow = dayFrom(zone, now, 1);
    const [repair, special, parts] = await Promise.all([
      this.repository.repair(me, IN_A_COLUMN),
      this.repository.special(me, IN_A_COLUMN),
      this.repository.parts(me, IN_A_COLUMN),
    ]);
    const held = await this.repository.held(me, OF_A_PERSON);
    return {
      ...{ zone, tomorrow, at: now.toISOString() },
      ...{ repair: columnOf(repair), special: columnOf(special), parts: columnOf(parts) },
      visits: await this.visits(me, tomorrow),
      people: peopleOf(held),
    };
  }

  private async visits(me: Principal, day: string) {
    const { rows } = await this.promises.day(me, day);
    const visits = rows.filter(({ kind, cancelledAt }) => (kind === 'visit' || kind === 'parts') && !cancelledAt);
    return { total: visits.length, rows: visits };
  }
}

const rowOf = (r: BoardRecord): DeskBoardRow => ({
  row: rowOfRecord(r),
  note: r.note ?? '',
  mark: r.mark ?? null,
  at: r.noted_at && r.noted_at.toISOString(),
});

const columnOf = (records: BoardRecord[]) => ({ total: records[0]?.total ?? 0, rows: records.map(rowOf) });

function peopleOf(records: HeldRecord[]): DeskBoard['people'] {
  const people = new Map<string | null, DeskBoard['people'][number]>();
  for (const record of records) {
    const agentId = record.holder_id;
    const person = people.get(agentId) ?? { agentId, total: record.total, rows: [] };
    person.rows.push(rowOf(record));
    people.set(agentId, person);
  }
  return [...people.values()];
}
