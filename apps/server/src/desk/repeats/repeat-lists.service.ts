import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Locale, RepeatContact, RepeatCounts, repeatCountsQuery, repeatExportQuery, repeatQuery } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { sheetText, type SheetLine } from '../records/sheets';
import { CompanyService } from '../setup/company.service';
import { Spans } from '../setup/spans';
import { repeatView } from './repeat.view';
import { RepeatsRepository } from './repeats.repository';
import { REPEAT_WORDS } from './repeat-words';

const EXPORT_LIMIT = 5000;

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

  async sheet(me: Principal, query: z.output<typeof repeatExportQuery>): Promise<string> {
    const rows = await this.repository.page(
      me,
      query,
      await this.spans.between(query.from, query.to),
      null,
      EXPORT_LIMIT,
    );
    const { zone } = await this.company.get();
    return sheetText([
      REPEAT_WORDS[query.locale].columns,
      ...rows.map((r) => lineOf(repeatView(r), query.locale, zone)),
    ]);
  }
}

function lineOf(view: RepeatContact, locale: Locale, zone: string): SheetLine {
  const words = REPEAT_WORDS[locale];
  const when = (at: string) => new Date(at).toLocaleString(locale, { timeZone: zone, hourCycle: 'h23' });
  return [
    when(view.at),
    view.contactName,
    `#${view.ticketNumber}`,
    `#${view.earlierTicketNumber}`,
    when(view.earlierAt),
    words.causes[view.cause],
    words.states[view.state],
    view.agentName ?? '',
    view.product ?? '',
    view.steps.at(-1)?.note ?? '',
  ];
}
