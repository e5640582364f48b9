import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  type Answers,
  type answersQuery,
  type CallbackAbout,
  type Coverage,
  type CoverageRow,
  type coverageExportQuery,
  type coverageQuery,
  type Locale,
  OF_NONE,
} from '#contract';
import type { Interval } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import type { Cell, ColumnKind, Table } from '../../platform/http/table';
import { CompanyService } from '../setup/company.service';
import { Spans } from '../setup/spans';
import { SERVICE_WORDS } from '../service-facts/service-words';
import { type CoverageLine, CoverageRepository, type Seen } from './coverage.repository';
import { COVERAGE_WORDS } from './coverage-words';

const EXPORT_LIMIT = 10_000;
const KINDS: ColumnKind[] = [
  ...(['instant', 'text', 'text', 'text', 'text', 'text'] as const),
  ...(['instant', 'text', 'text', 'count'] as const),
];

/** How far callbacks were made: planned, done with notes, overdue, and what contacts said (DOMAIN V5, V6, V19). */
@Injectable()
export class CoverageService {
  constructor(
    private readonly repository: CoverageRepository,
    private readonly access: RecordAccess,
    private readonly company: CompanyService,
    private readonly settings: SettingsService,
    private readonly spans: Spans,
    private readonly clock: Clock,
  ) {}

  async coverage(me: Principal, { from, to }: z.output<typeof coverageQuery>): Promise<Coverage> {
    const [seen, span, { zone }] = await Promise.all([this.seen(me), this.spanOf(from, to), this.company.get()]);
    const now = this.clock.now();
    const rows = await this.repository.rows(seen, span, now);
    const sum = (field: 'satisfied' | 'answered') => rows.reduce((total, row) => total + row[field], 0);
    const goalPercent = await this.settings.at('satisfaction.min', new Date(Math.min(+span.to - 1, +now)));
    const satisfaction = { satisfied: sum('satisfied'), answered: sum('answered'), goalPercent };
    return { from, to, zone, rows, warranty: await this.repository.warranty(me, span), satisfaction };
  }

  /** What contacts said in a span, put together by what it was about (DOMAIN K4). */
  async answers(me: Principal, { from, to, about }: z.output<typeof answersQuery>): Promise<Answers> {
    const [seen, span, { zone }] = await Promise.all([this.seen(me), this.spanOf(from, to), this.company.get()]);
    return { from, to, about, zone, rows: await this.repository.answers(about, seen, span, this.clock.now()) };
  }

  /** The list that goes to the departments each week (DOMAIN V19), or by what it was about, for who sums a month up (K4). */
  async sheet(me: Principal, { from, to, locale, about }: z.output<typeof coverageExportQuery>): Promise<Table> {
    const [seen, span, { zone }] = await Promise.all([this.seen(me), this.spanOf(from, to), this.company.get()]);
    const lines = await this.repository.lines(seen, span, EXPORT_LIMIT, about);
    const now = this.clock.now();
    const { title, columns, about: abouts } = COVERAGE_WORDS[locale];
    const first = about ? [{ name: abouts[about], kind: 'text' as const }] : [];
    return {
      title: `${title} ${from} – ${to}`,
      zone,
      columns: [...first, ...columns.map((name, i) => ({ name, kind: KINDS[i]! }))],
      rows: lines.map((line) => [...(about ? [aboutOf(line, about, locale)] : []), ...lineOf(line, locale, now)]),
    };
  }

  /** Of all agents, for a report that is nobody's own view: counted, and the first so many lines. */
  async companyWide(span: Interval, limit: number): Promise<{ rows: CoverageRow[]; lines: CoverageLine[] }> {
    const [rows, lines] = await Promise.all([
      this.repository.rows(null, span, this.clock.now()),
      this.repository.lines(null, span, limit),
    ]);
    return { rows, lines };
  }

  private async seen(me: Principal): Promise<Seen | null> {
    const agentIds = await this.access.seenAgents(me);
    return agentIds && { agentIds, teamIds: me.teamIds };
  }

  private async spanOf(from: string, to: string): Promise<Interval> {
    return (await this.spans.between(from, to))!;
  }
}

function aboutOf({ about: key, about_name }: CoverageLine, about: CallbackAbout, locale: Locale): string {
  const words = SERVICE_WORDS[locale];
  if (key === null || key === OF_NONE) return words.none;
  if (about === 'territory') return about_name ?? words.none;
  const names: Record<string, string> = about === 'product' ? words.products : words.serviceTypes;
  return names[key]!;
}

function lineOf(line: CoverageLine, locale: Locale, now: Date): Cell[] {
  const words = COVERAGE_WORDS[locale];
  const open = line.due_at < now ? 'overdue' : 'planned';
  const state = line.done_at ? 'done' : line.cancelled_at ? 'cancelled' : open;
  return [
    line.due_at,
    line.contact_name,
    line.ticket_number === null ? '' : `#${line.ticket_number}`,
    words.reasons[line.reason],
    line.agent_name ?? '',
    words.states[state],
    line.done_at,
    line.result === null ? '' : words.results[line.result],
    line.feedback,
    line.attempts,
  ];
}
