import { Injectable } from '@nestjs/common';
import { routeByScan, type ScanRoute } from '#domain';
import type { Sql } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { type KnownCode, type NewScan, ScansRepository } from './scans.repository';

/** A route and the scan it comes from, which is spent once a ticket went that way. */
export interface Routed extends ScanRoute {
  scanId: string;
  scene: string;
}

/** Who scanned what, and where their next ticket goes because of it. */
@Injectable()
export class Scans {
  constructor(
    private readonly repository: ScansRepository,
    private readonly settings: SettingsService,
  ) {}

  /** Every scan is remembered and counted, also of codes that lead nowhere any more. */
  async note(scan: NewScan): Promise<void> {
    const code = await this.repository.code(scan.inboxId, scan.scene);
    await this.repository.insert(scan, code?.id ?? null);
  }

  /** The code behind a scene; null when it is none of ours. */
  codeOf(inboxId: string, scene: string): Promise<KnownCode | null> {
    return this.repository.code(inboxId, scene);
  }

  async routeFor(inboxId: string, externalId: string, at: Date): Promise<Routed | null> {
    const newest = await this.repository.newest(inboxId, externalId);
    if (!newest) return null;
    const code = newest.codeId ? await this.repository.codeById(newest.codeId) : null;
    const route = routeByScan({ ...newest, code }, at, await this.settings.at('scan.route', at));
    return route && { ...route, scanId: newest.receiptId, scene: newest.scene };
  }

  spend(sql: Sql, scanId: string, ticketId: string): Promise<void> {
    return this.repository.ledTo(sql, scanId, ticketId);
  }
}
