import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { BacklogPage, backlogQuery, BacklogRow } from '#contract';
import { daysOpen, openSince } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { SettingsService } from '../policies/settings.service';
import { CompanyService } from '../setup/company.service';
import { rowOfRecord } from '../tickets/ticket.view';
import { type BacklogRecord, BacklogRepository, type Span } from './backlog.repository';
import { causeOfJson } from './cause.view';

const EXPORTED = 5000;

/** What has been open for days (DOMAIN B1), as the reader may see it. Every age is counted in the company's zone. */
@Injectable()
export class BacklogService {
  constructor(
    private readonly repository: BacklogRepository,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, { list, teamId, after, limit }: z.output<typeof backlogQuery>): Promise<BacklogPage> {
    const now = this.clock.now();
    const { zone } = await this.company.get();
    const { fromDays, span } = await this.listOf(list, zone, now);
    const found = await this.repository.page(me, span, teamId, decodeKey(after, 2), limit + 1);
    const { rows, next } = pageOf(found, limit, (r) => [r.key_at, r.id]);
    const total = await this.repository.count(me, span, teamId);
    return { rows: rows.map((r) => rowOf(r, zone, now)), next, zone, at: now.toISOString(), fromDays, total };
  }

  /** Both lists as one, the oldest first; `more` where the file would have no end. */
  async whole(me: Principal, teamId: string | undefined) {
    const now = this.clock.now();
    const { zone } = await this.company.get();
    const { fromDays, span } = await this.listOf('old', zone, now);
    const found = await this.repository.page(me, { ...span, from: null }, teamId, null, EXPORTED);
    return { rows: found.map((r) => rowOf(r, zone, now)), zone, now, fromDays };
  }

  private async listOf(list: 'old' | 'overdue', zone: string, now: Date): Promise<{ fromDays: number; span: Span }> {
    const old = await this.settings.at('backlog.old', now);
    const overdue = Math.max(old, await this.settings.at('backlog.overdue', now));
    const overdueBefore = openSince(zone, now, overdue);
    return list === 'overdue'
      ? { fromDays: overdue, span: { before: overdueBefore, from: null } }
      : { fromDays: old, span: { before: openSince(zone, now, old), from: overdueBefore } };
  }
}

const rowOf = (r: BacklogRecord, zone: string, now: Date): BacklogRow => ({
  row: rowOfRecord(r),
  phone: r.contact_phone,
  days: daysOpen(zone, r.created_at, now),
  cause: r.named && causeOfJson(r.named),
});
