import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { PromiseDay, promiseQuery, PromiseView } from '#contract';
import { dayRange, type Promised, resourceKey } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Sql } from '../../platform/database/database';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { SettingsService } from '../policies/settings.service';
import { CompanyService } from '../setup/company.service';
import { promisedOf, type PromiseRow, promiseView } from './promise.view';
import { PromisesRepository } from './promises.repository';

const REMEMBERED_MS = 30 * 86_400_000;

/** Promises as the reader may see them (law 10). */
@Injectable()
export class PromiseLists {
  constructor(
    private readonly repository: PromisesRepository,
    private readonly company: CompanyService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  async page(
    me: Principal,
    query: z.output<typeof promiseQuery>,
  ): Promise<{ rows: PromiseView[]; next: string | null }> {
    const { zone } = await this.company.get();
    const filter = {
      ...query,
      day: query.day === undefined ? undefined : dayRange(zone, query.day),
      resourceKey: keyOf(query),
    };
    const found = await this.repository.page(me, filter, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(promiseView), next };
  }

  /** What was promised in these tickets, as the rules know it; for the desk's own eyes. */
  async factsOf(sql: Sql, ticketIds: string[]): Promise<(Promised & { id: string })[]> {
    const rows = await this.repository.ofTickets(sql, ticketIds);
    return rows.map((row) => ({ ...promisedOf(row), id: row.id }));
  }

  /** The board of a day: what the reader may see, and which hours of resources are taken by what they may not. */
  async day(me: Principal, day: string): Promise<PromiseDay> {
    const { zone } = await this.company.get();
    const now = this.clock.now();
    const rows = await this.repository.day(me, dayRange(zone, day));
    const resources = await this.repository.resourcesSince(new Date(now.getTime() - REMEMBERED_MS));
    const hidden = rows.filter(({ seen, resource_key, cancelled_at }) => !seen && resource_key && !cancelled_at);
    return {
      day,
      zone,
      rows: rows.filter(({ seen }) => seen).map(promiseView),
      taken: hidden.map((r) => ({ ...named(r), from: r.from_at.toISOString(), to: r.to_at.toISOString() })),
      resources: resources.map(named),
      gapSeconds: await this.settings.at('appointment.gap', now),
      holdSeconds: await this.settings.at('appointment.hold', now),
    };
  }
}

const named = ({ resource, resource_agent_id }: Pick<PromiseRow, 'resource' | 'resource_agent_id'>) => ({
  resource,
  resourceAgentId: resource_agent_id,
});

function keyOf({ resource, resourceAgentId }: z.output<typeof promiseQuery>): string | undefined {
  if (resourceAgentId) return `agent:${resourceAgentId}`;
  return resource === undefined ? undefined : `name:${resourceKey(resource)}`;
}
