import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Completeness, CompletenessRow, OverdueFile, overdueFileQuery, RecordFact } from '#contract';
import { dayRange, DomainError, type Interval, missingFacts } from '#domain';
import { SettingsService } from '../../desk/policies/settings.service';
import { RecordAccess } from '../../desk/records/record-access';
import { CompanyService } from '../../desk/setup/company.service';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { CompletenessRepository, type CountedRecords, type FileRow } from './completeness.repository';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
const FACTS: readonly RecordFact[] = ['name', 'address', 'phone', 'model', 'boughtOn', 'fault', 'wish'];

/** How much of what a desk should know is written down (DOMAIN V8, V20, V22). */
@Injectable()
export class CompletenessService {
  constructor(
    private readonly repository: CompletenessRepository,
    private readonly access: RecordAccess,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async of(me: Principal, { from, to }: { from: string; to: string }): Promise<Completeness> {
    const { zone } = await this.company.get();
    const now = this.clock.now();
    const span = spanOf(zone, from, to);
    const counted = await this.repository.records(span, await this.access.seenAgents(me));
    const rows = counted.map(rowOf).sort((a, b) => b.records - a.records);
    const { before, withinDays } = await this.overdueBefore(now);
    return {
      ...{ from, to, zone, at: now.toISOString(), rows, total: totalOf(rows), withinDays },
      began: await this.settings.at('completeness.began', now),
      goal: await this.settings.at('completeness.goal', now),
      overdueFiles: await this.repository.fileCount(span, before),
    };
  }

  async files(query: z.output<typeof overdueFileQuery>): Promise<{ rows: OverdueFile[]; next: string | null }> {
    const { zone } = await this.company.get();
    const { before } = await this.overdueBefore(this.clock.now());
    const span = spanOf(zone, query.from, query.to);
    const found = await this.repository.files(span, before, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(fileOf), next };
  }

  private async overdueBefore(now: Date): Promise<{ before: Date; withinDays: number }> {
    const withinDays = await this.settings.at('contact.file', now);
    return { before: new Date(now.getTime() - withinDays * DAY_MS), withinDays };
  }
}

function spanOf(zone: string, from: string, to: string): Interval {
  const span = { from: dayRange(zone, from).from, to: dayRange(zone, to).to };
  const days = (span.to.getTime() - span.from.getTime()) / DAY_MS;
  if (days <= 0 || days > LONGEST_DAYS) throw new DomainError('invalid_input', { field: 'to' });
  return span;
}

function rowOf({ agent_id: agentId, records, complete, ...known }: CountedRecords): CompletenessRow {
  return { agentId, records, complete, known };
}

function totalOf(rows: CompletenessRow[]): CompletenessRow {
  const sum = (of: (row: CompletenessRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const known = Object.fromEntries(FACTS.map((fact) => [fact, sum((row) => row.known[fact])]));
  return {
    ...{ agentId: null, records: sum(({ records }) => records), complete: sum(({ complete }) => complete) },
    known: known as CompletenessRow['known'],
  };
}

/** Only what is said of the person belongs into their file; what is served is the ticket's. */
const SERVED = { model: '-', boughtOn: '-', fault: '-', wish: '-' };

const fileOf = (r: FileRow): OverdueFile => ({
  contactId: r.id,
  name: r.name,
  createdAt: r.created_at.toISOString(),
  missing: missingFacts(r, SERVED),
  ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
  agentId: r.holder_id,
});
