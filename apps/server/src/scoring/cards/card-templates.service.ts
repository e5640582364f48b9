import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CardTemplate, cardTemplateChange, cardTemplateWrite } from '#contract';
import { checkTemplate, DomainError, SHIPPED, SHIPPED_CONTENT, type TemplateContent } from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { found } from '../../desk/setup/refusals';
import { SetupLog } from '../../desk/setup/setup-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { FigureReadings } from '../metrics/figure-readings.service';

type Write = z.output<typeof cardTemplateWrite>;
type Kind = keyof typeof SHIPPED;

const SELECT = `select t.id, t.shipped, t.version, v.name, v.lines, v.grades, v.by_name as "byName", v.at
  from card_template t join card_template_version v on v.template_id = t.id and v.version = t.version`;

/** By which lines agents are scored. A change makes a new version; cards keep the one they were planned by (law 8). */
@Injectable()
export class CardTemplates {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureReadings,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  /** The shipped ones first; they are there from the first look on. */
  async all(): Promise<CardTemplate[]> {
    const rows = await this.read();
    if (rows.some(({ shipped }) => shipped !== null)) return rows;
    await this.ship();
    return this.read();
  }

  create(me: Acting, written: Write): Promise<CardTemplate> {
    this.check(written);
    return this.database.transaction(async (tx) => {
      const id = newId();
      await tx.rows('insert into card_template (id, version) values ($1, 1)', [id]);
      return this.keep(tx, me, { id, version: 1, act: 'card_template.created' }, written);
    });
  }

  change(me: Acting, id: string, { version, ...written }: z.output<typeof cardTemplateChange>): Promise<CardTemplate> {
    this.check(written);
    return this.database.transaction(async (tx) => {
      const now = found(
        await tx.row<{ version: number }>('select version from card_template where id = $1 for update', [id]),
      );
      if (now.version !== version) throw new DomainError('version_conflict', { version: now.version });
      await tx.rows('update card_template set version = $2 where id = $1', [id, version + 1]);
      return this.keep(tx, me, { id, version: version + 1, act: 'card_template.changed' }, written);
    });
  }

  private check(written: Write): void {
    checkTemplate(written as TemplateContent, this.figures.keys);
  }

  private async keep(
    tx: Tx,
    me: Acting,
    at: { id: string; version: number; act: string },
    written: Write,
  ): Promise<CardTemplate> {
    await this.write(tx, at, written, me.name);
    const subject = { area: 'card-templates', subjectId: at.id, subject: written.name['zh-CN'] };
    await this.setupLog.record(tx, me, { ...subject, act: at.act, detail: { version: at.version } });
    return view(found(await tx.row<TemplateRow>(`${SELECT} where t.id = $1`, [at.id])));
  }

  private async read(): Promise<CardTemplate[]> {
    return (await this.database.rows<TemplateRow>(`${SELECT} order by t.shipped desc nulls last, t.id`)).map(view);
  }

  /** Two processes that look at once ship them once. */
  private ship(): Promise<void> {
    return this.database.transaction(async (tx) => {
      for (const kind of Object.keys(SHIPPED) as Kind[]) {
        const id = newId();
        const text =
          'insert into card_template (id, shipped, version) values ($1, $2, 1) on conflict do nothing returning id';
        const inserted = await tx.rows(text, [id, kind]);
        if (inserted.length > 0)
          await this.write(tx, { id, version: 1 }, { name: SHIPPED[kind].name, ...SHIPPED_CONTENT[kind] }, '');
      }
    });
  }

  private async write(
    sql: Sql,
    { id, version }: { id: string; version: number },
    { name, lines, grades }: { name: unknown; lines: unknown; grades: unknown },
    byName: string,
  ): Promise<void> {
    await sql.rows(
      `insert into card_template_version (template_id, version, name, lines, grades, by_name, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, version, JSON.stringify(name), JSON.stringify(lines), JSON.stringify(grades), byName, this.clock.now()],
    );
  }
}

type TemplateRow = Omit<CardTemplate, 'at'> & { at: Date };
const view = (row: TemplateRow): CardTemplate => ({ ...row, at: row.at.toISOString() });
