import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Call, qualityCheckQuery, QualitySheet } from '#contract';
import { CallAccess } from '../../desk/calls/call-access';
import { callView } from '../../desk/calls/call.view';
import { found } from '../../desk/setup/refusals';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { QualityAccess } from './quality-access';
import { QualityForms } from './quality-forms.service';
import { QualityRepository } from './quality.repository';
import { checkView, sampleView, type ShownCheck } from './quality.view';
import { SamplesRepository } from './samples.repository';

/** What of quality checks an agent may read. */
@Injectable()
export class QualityReading {
  constructor(
    private readonly database: Database,
    private readonly checks: QualityRepository,
    private readonly samples: SamplesRepository,
    private readonly access: QualityAccess,
    private readonly forms: QualityForms,
    private readonly calls: CallAccess,
  ) {}

  async page(me: Principal, query: z.output<typeof qualityCheckQuery>) {
    const seeing = await this.access.seeing(me);
    const read = await this.checks.page(seeing, query, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(read, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(checkView), next };
  }

  /** The conversation is read through the check: who may see the mark may see what it is about, wherever the ticket is now. */
  async sheet(me: Principal, id: string): Promise<QualitySheet> {
    const row = found(await this.checks.one(await this.access.seeing(me), id));
    const version = row.form_version ?? row.form_now;
    const [lines, said, call, reviewersOf] = await Promise.all([
      this.forms.lines(this.database, row.form_id, version),
      row.ticket_id && !row.call_id ? this.checks.messages(this.database, row.ticket_id) : [],
      this.callOf(me, row),
      this.access.reviewers(true),
    ]);
    return {
      check: checkView(row),
      form: { version, lines },
      draft: row.reviewer_id === me.agentId ? row.draft : {},
      messages: said.map((message) => ({ ...message, at: message.at.toISOString() })),
      call,
      reviewers: me.role === 'agent' ? [] : reviewersOf(row.agent_id),
    };
  }

  async recent(me: Principal) {
    const { led } = await this.access.seeing(me);
    const [rows, reviewers] = await Promise.all([this.samples.recent(me.agentId, led), this.access.everyReviewer()]);
    return { rows: rows.map(sampleView), reviewers };
  }

  private async callOf(me: Principal, { call_id }: ShownCheck): Promise<Call | null> {
    return call_id ? callView(await this.calls.seen(me, call_id)) : null;
  }
}
