import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Locale, RepeatContact, RepeatCounts, repeatCountsQuery, repeatExportQuery, repeatQuery } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { decodeKey, everyRow, pageOf } from '../../platform/http/keyset';
import type { Cell, ColumnKind, Table } from '../../platform/http/table';
import { CompanyService } from '../setup/company.service';
import { Spans } from '../setup/spans';
import { repeatView } from './repeat.view';
import { RepeatsRepository } from './repeats.repository';
import { REPEAT_WORDS } from './repeat-words';

const KINDS: ColumnKind[] = [
  ...(['instant', 'text', 'text', 'text', 'instant'] as const),
  ...(['text', 'text', 'text', 'text', 'text'] as const),
];

/** Contacts who came back as the reader may see them (law 10): rows, what they come to, and a sheet of them. */
@Injectable()
export class RepeatLists {
  constructor(
    private readonly repository: RepeatsRepository,
    private readonly company: CompanyService,
    private readonly spans: Spans,
  ) {}

  async page(
    me: Principal,
    query: z.output<typeof repeatQuery>,
  ): Promise<{ rows: RepeatContact[]; next: string | null }> {
    const span = await this.spans.between(query.from, query.to);
    const read = await this.repository.page(me, query, span, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(read, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(repeatView), next };
  }

  async counts(me: Principal, { from, to }: z.output<typeof repeatCountsQuery>): Promise<RepeatCounts> {
    const span = (await this.spans.between(from, to))!;
    return { from, to, ...(await this.repository.counts(me, span)) };
  }

  async sheet(me: Principal, query: z.output<typeof repeatExportQuery>): Promise<Table> {
    const { zone } = await this.company.get();
    const { title, columns } = REPEAT_WORDS[query.locale];
    return {
      title: [title, query.from, query.to].filter(Boolean).join(' '),
      zone,
      columns: columns.map((name, i) => ({ name, kind: KINDS[i]! })),
      rows: everyRow(
        (asked) => this.page(me, { ...query, ...asked }),
        (row) => lineOf(row, query.locale),
      ),
    };
  }
}

function lineOf(view: RepeatContact, locale: Locale): Cell[] {
  const words = REPEAT_WORDS[locale];
  return [
    new Date(view.at),
    view.contactName,
    `#${view.ticketNumber}`,
    `#${view.earlierTicketNumber}`,
    new Date(view.earlierAt),
    words.causes[view.cause],
    words.states[view.state],
    view.agentName ?? '',
    view.product ?? '',
    view.steps.at(-1)?.note ?? '',
  ];
}
