import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { QualityForm, qualityFormChange, qualityFormWrite } from '#contract';
import { checkQualityForm, DomainError, type QualityLine, type QualityMedium, SHIPPED_FORMS } from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { found } from '../../desk/setup/refusals';
import { SetupLog } from '../../desk/setup/setup-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';

type Write = z.output<typeof qualityFormWrite>;
type Change = z.output<typeof qualityFormChange>;
type FormRow = Omit<QualityForm, 'at'> & { at: Date };

const SELECT = `select f.id, f.medium, f.shipped, f.in_use as "inUse", f.version, v.name, v.lines, v.by_name as "byName", v.at
  from quality_form f join quality_form_version v on v.form_id = f.id`;
const NOW = 'and v.version = f.version';

/** By which lines is marked. A change makes a new version; a mark keeps the one it was made on (law 8). */
@Injectable()
export class QualityForms {
  constructor(
    private readonly database: Database,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  /** The shipped ones first; they are there from the first look on. */
  async all(sql?: Tx): Promise<QualityForm[]> {
    const rows = await this.read(sql ?? this.database);
    if (rows.some(({ shipped }) => shipped)) return rows;
    await (sql ? this.ship(sql) : this.database.transaction((tx) => this.ship(tx)));
    return this.read(sql ?? this.database);
  }

  /** What new samples are marked by. */
  async inUse(tx: Tx): Promise<Record<QualityMedium, QualityForm>> {
    const forms = await this.all(tx);
    const of = (medium: QualityMedium) => found(forms.find((form) => form.inUse && form.medium === medium));
    return { call: of('call'), written: of('written') };
  }

  async lines(sql: Sql, id: string, version: number): Promise<QualityLine[]> {
    const row = await sql.row<FormRow>(`${SELECT} where f.id = $1 and v.version = $2`, [id, version]);
    return found(row).lines as QualityLine[];
  }

  create(me: Acting, written: Write): Promise<QualityForm> {
    checkQualityForm(written.lines as QualityLine[]);
    return this.database.transaction(async (tx) => {
      await this.all(tx);
      const id = newId();
      await tx.rows('insert into quality_form (id, medium, in_use, version) values ($1, $2, false, 1)', [
        ...[id, written.medium],
      ]);
      return this.keep(tx, me, { id, version: 1, act: 'quality_form.created' }, written);
    });
  }

  change(me: Acting, id: string, { version, ...written }: Change): Promise<QualityForm> {
    checkQualityForm(written.lines as QualityLine[]);
    return this.database.transaction(async (tx) => {
      const text = 'select medium, in_use, version from quality_form where id = $1 for update';
      const now = found(await tx.row<{ medium: QualityMedium; in_use: boolean; version: number }>(text, [id]));
      if (now.version !== version) throw new DomainError('version_conflict', { version: now.version });
      // Something must be marked by: another form takes its place, it is not just put away.
      if (now.in_use && !written.inUse) throw new DomainError('in_use');
      await tx.rows('update quality_form set version = $2 where id = $1', [id, version + 1]);
      const at = { id, version: version + 1, act: 'quality_form.changed' };
      return this.keep(tx, me, at, { ...written, medium: now.medium });
    });
  }

  private async keep(
    tx: Tx,
    me: Acting,
    at: { id: string; version: number; act: string },
    written: Write,
  ): Promise<QualityForm> {
    await this.write(tx, at, written, me.name);
    if (written.inUse) {
      await tx.rows('update quality_form set in_use = false where medium = $1 and in_use', [written.medium]);
      await tx.rows('update quality_form set in_use = true where id = $1', [at.id]);
    }
    const subject = { area: 'quality-forms', subjectId: at.id, subject: written.name['zh-CN'] };
    await this.setupLog.record(tx, me, { ...subject, act: at.act, detail: { version: at.version } });
    return view(found(await tx.row<FormRow>(`${SELECT} ${NOW} where f.id = $1`, [at.id])));
  }

  private async read(sql: Sql): Promise<QualityForm[]> {
    return (await sql.rows<FormRow>(`${SELECT} ${NOW} order by f.shipped desc, f.medium, f.id`)).map(view);
  }

  /** Two processes that look at once ship them once. */
  private async ship(tx: Tx): Promise<void> {
    for (const medium of ['call', 'written'] as const) {
      const text = `insert into quality_form (id, medium, shipped, in_use, version) values ($1, $2, true, true, 1)
        on conflict do nothing returning id`;
      const id = newId();
      if ((await tx.rows(text, [id, medium])).length > 0)
        await this.write(tx, { id, version: 1 }, SHIPPED_FORMS[medium], '');
    }
  }

  private async write(
    sql: Sql,
    { id, version }: { id: string; version: number },
    { name, lines }: { name: unknown; lines: unknown },
    byName: string,
  ): Promise<void> {
    await sql.rows(
      'insert into quality_form_version (form_id, version, name, lines, by_name, at) values ($1, $2, $3, $4, $5, $6)',
      [id, version, JSON.stringify(name), JSON.stringify(lines), byName, this.clock.now()],
    );
  }
}

const view = (row: FormRow): QualityForm => ({ ...row, at: row.at.toISOString() });
