import { Injectable } from '@nestjs/common';
import type { StatusLabel, TicketStatus } from '#contract';
import { DomainError } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { Acting } from './acting';
import { found, refusingDuplicates } from './refusals';
import { SetupLog } from './setup-log';

const AREA = 'status-labels';

/** The company's own names inside the five status categories. */
@Injectable()
export class StatusLabelsService {
  constructor(
    private readonly database: Database,
    private readonly setupLog: SetupLog,
  ) {}

  list(sql: Sql = this.database): Promise<StatusLabel[]> {
    return sql.rows<StatusLabel>('select id, status, name, position from status_label order by status, position, id');
  }

  create(by: Acting, { status, name }: { status: TicketStatus; name: string }): Promise<StatusLabel> {
    return refusingDuplicates({ status_label_status_name_key: 'name' }, () =>
      this.database.transaction(async (tx) => {
        const label = await tx.row<StatusLabel>(
          `insert into status_label (id, status, name, position)
           values ($1, $2, $3, (select coalesce(max(position), 0) + 1 from status_label where status = $2))
           returning id, status, name, position`,
          [newId(), status, name],
        );
        const subject = { area: AREA, subjectId: label!.id, subject: name };
        await this.setupLog.record(tx, by, { ...subject, act: 'status_label.created', detail: { status } });
        return label!;
      }),
    );
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const label = await tx.row<StatusLabel>('select id, status, name from status_label where id = $1 for update', [
        id,
      ]);
      const { name, status } = found(label);
      if (await this.isWorn(tx, id)) throw new DomainError('in_use');
      await tx.rows('delete from status_label where id = $1', [id]);
      const subject = { area: AREA, subjectId: id, subject: name };
      await this.setupLog.record(tx, by, { ...subject, act: 'status_label.deleted', detail: { status } });
    });
  }

  /** Finished tickets show the plain name of their status once their label is gone. */
  private async isWorn(sql: Sql, id: string): Promise<boolean> {
    const worn = await sql.row(
      `select from ticket where status in ('open', 'waiting', 'on_hold') and status_label_id = $1 limit 1`,
      [id],
    );
    return worn !== null;
  }
}
