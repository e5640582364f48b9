import { Injectable } from '@nestjs/common';
import type { QualityAgreement } from '#contract';
import { raterAgreement, DomainError, type QualityLine } from '#domain';
import { found } from '../../desk/setup/refusals';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { QualityForms } from './quality-forms.service';
import { QualityRepository } from './quality.repository';
import { sampleView, type ShownCheck, type ShownSample } from './quality.view';
import { SamplesRepository } from './samples.repository';

/** How far those who marked the same rows blind agree. Nobody sees another's mark before all are sent. */
@Injectable()
export class Calibration {
  constructor(
    private readonly database: Database,
    private readonly samples: SamplesRepository,
    private readonly checks: QualityRepository,
    private readonly forms: QualityForms,
  ) {}

  async agreement(me: Principal, id: string): Promise<QualityAgreement> {
    const sample = found(await this.samples.one(id));
    const takesPart = sample.reviewer_ids.includes(me.agentId) || sample.drawn_by_id === me.agentId;
    if (sample.kind !== 'calibration' || !(takesPart || me.role === 'admin')) throw new DomainError('not_found');
    const checks = await this.checks.ofSample(id);
    const waiting = sample.reviewers
      .map((one) => ({ name: one.name, open: checks.filter((row) => isOpenOf(row, one.id)).length }))
      .filter(({ open }) => open > 0);
    const result = waiting.length > 0 ? null : await this.result(sample, checks);
    return { sample: sampleView(sample), waiting, result };
  }

  private async result({ reviewers }: ShownSample, checks: ShownCheck[]) {
    const rows = [...new Set(checks.map(({ key }) => key))].map((key) =>
      reviewers.map(({ id }) => checks.find((row) => row.key === key && row.reviewer_id === id)!),
    );
    const lines = await this.linesOf(checks);
    const ofLine = lines.map((line) => ({ line, marks: rows.flatMap((row) => marksOf(row, line.key) ?? []) }));
    return {
      all: raterAgreement(rows.flatMap((row) => lines.flatMap(({ key }) => marksOf(row, key) ?? []))),
      lines: ofLine.map(({ line, marks }) => ({ line, agreement: raterAgreement(marks) })),
      rows: rows.map((row) => ({
        ticketNumber: row[0]!.ticket_number === null ? null : Number(row[0]!.ticket_number),
        contactName: row[0]!.contact_name,
        scores: row.map(({ score }) => Number(score)),
        differ: lines
          .map(({ key }) => ({ key, marks: marksOf(row, key)?.[0] ?? [] }))
          .filter(({ marks }) => new Set(marks).size > 1),
      })),
    };
  }

  /** Lines of the same key in the form for calls and the one for writing ask the same, and are counted together. */
  private async linesOf(checks: ShownCheck[]): Promise<QualityLine[]> {
    const forms = new Map(checks.map(({ form_id, form_version }) => [form_id, form_version!]));
    const all: QualityLine[] = [];
    for (const [id, version] of forms) all.push(...(await this.forms.lines(this.database, id, version)));
    return all.filter((line, i) => all.findIndex(({ key }) => key === line.key) === i);
  }
}

const isOpenOf = ({ reviewer_id, state }: ShownCheck, reviewerId: string): boolean =>
  reviewer_id === reviewerId && state === 'open';

/** One row of ratings of that line, in the order of the reviewers; null where the form has no such line. */
function marksOf(row: ShownCheck[], key: string): [string[]] | null {
  const marks = row.map(({ answers }) => answers![key]?.mark);
  return marks.every((mark) => mark !== undefined) ? [marks] : null;
}
