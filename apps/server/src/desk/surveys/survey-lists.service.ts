import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Locale, Survey, SurveyFigures, surveyExportQuery, surveyFiguresQuery, surveyQuery } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, everyRow, pageOf } from '../../platform/http/keyset';
import type { Cell, ColumnKind, Table } from '../../platform/http/table';
import { InboxesService } from '../inboxes/inboxes.service';
import { SettingsService } from '../policies/settings.service';
import { CompanyService } from '../setup/company.service';
import { Spans } from '../setup/spans';
import { SurveyListsRepository } from './survey-lists.repository';
import { surveyView } from './survey.view';
import { SURVEY_SHEET } from './survey-words';

const KINDS: ColumnKind[] = [
  ...(['instant', 'text', 'text', 'text', 'text', 'text', 'text', 'text'] as const),
  ...(['instant', 'count', 'text', 'text'] as const),
];

/** What contacts said, as the reader may see it (law 10): rows, what they come to, and a sheet of them. */
@Injectable()
export class SurveyLists {
  constructor(
    private readonly repository: SurveyListsRepository,
    private readonly company: CompanyService,
    private readonly inboxes: InboxesService,
    private readonly settings: SettingsService,
    private readonly spans: Spans,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof surveyQuery>): Promise<{ rows: Survey[]; next: string | null }> {
    const now = this.clock.now();
    const span = await this.spans.between(query.from, query.to);
    const read = await this.repository.page(me, { ...query, span, now }, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(read, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map((row) => surveyView(row, now)), next };
  }

  async figures(me: Principal, query: z.output<typeof surveyFiguresQuery>): Promise<SurveyFigures> {
    const { from, to } = query;
    const now = this.clock.now();
    const span = (await this.spans.between(from, to))!;
    const goalPercent = await this.settings.at('satisfaction.min', new Date(Math.min(+span.to - 1, +now)));
    return { from, to, goalPercent, ...(await this.repository.figures(me, { ...query, span, now })) };
  }

  async sheet(me: Principal, query: z.output<typeof surveyExportQuery>): Promise<Table> {
    const { zone } = await this.company.get();
    const names = new Map((await this.inboxes.all()).map(({ id, name }) => [id, name]));
    const { title, columns } = SURVEY_SHEET[query.locale];
    return {
      title: [title, query.from, query.to].filter(Boolean).join(' '),
      zone,
      columns: columns.map((name, i) => ({ name, kind: KINDS[i]! })),
      rows: everyRow(
        (asked) => this.page(me, { ...query, ...asked }),
        (row) => lineOf(row, query.locale, names.get(row.inboxId) ?? ''),
      ),
    };
  }
}

function lineOf(view: Survey, locale: Locale, inbox: string): Cell[] {
  const words = SURVEY_SHEET[locale];
  const when = (at: string | null) => at && new Date(at);
  return [
    ...[when(view.closedAt), `#${view.ticketNumber}`, view.contactName, view.agentName ?? '', inbox],
    ...[words.states[view.state], view.skip ? words.skips[view.skip.reason] : '', view.skip?.note ?? ''],
    ...[when(view.answeredAt), view.score, view.solved === null ? '' : words.solved[view.solved ? 'yes' : 'no']],
    view.remark,
  ];
}
