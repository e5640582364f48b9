import { Injectable } from '@nestjs/common';
import type { AuditRow } from '#contract';
import { AuditLog } from '../../platform/auth/audit-log';
import { decodeKey, pageOf } from '../../platform/http/keyset';

@Injectable()
export class AuditService {
  constructor(private readonly audit: AuditLog) {}

  /** Newest first. */
  async page({ after, limit }: { after?: string; limit: number }): Promise<{ rows: AuditRow[]; next: string | null }> {
    const entries = await this.audit.list(decodeKey(after, 1)?.[0] ?? null, limit + 1);
    const { rows, next } = pageOf(entries, limit, ({ id }) => [id]);
    return { rows: rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }) as AuditRow), next };
  }
}
