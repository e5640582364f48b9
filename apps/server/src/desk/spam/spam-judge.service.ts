import { Injectable } from '@nestjs/common';
import type { InboundMessage } from '#channels';
import { type AuthenticationVerdict, spamReason, type SpamReason } from '#domain';
import { Database } from '../../platform/database/database';
import type { InboxRecord } from '../inboxes/inbox.view';
import { BlockRulesService } from '../mail-rules/block-rules.service';
import { LessonsService } from '../mail-rules/lessons.service';

/** Whether a mail is spam: by the company's rules, by what its own mail server found, by what it learned. */
@Injectable()
export class SpamJudge {
  constructor(
    private readonly database: Database,
    private readonly rules: BlockRulesService,
    private readonly lessons: LessonsService,
  ) {}

  async judge(mail: InboundMessage, check: AuthenticationVerdict | null): Promise<SpamReason | null> {
    if (mail.automatic === 'bounce') return null;
    const signs = {
      sender: mail.from.email?.toLowerCase() ?? null,
      subject: mail.subject,
      text: mail.text,
      flagged: mail.flaggedAsSpam ?? false,
      authentication: check,
      score: await this.lessons.score(mail.subject, mail.freshText || mail.text),
    };
    const reason = spamReason(signs, await this.rules.all());
    if (reason && 'ruleId' in reason) await this.rules.hit(this.database, reason.ruleId);
    return reason;
  }
}

/** What the server an inbox trusts found out about a sender. Lines of other hosts count for nothing: anybody can write them. */
export function trustedCheck({ settings }: InboxRecord, mail: InboundMessage): AuthenticationVerdict | null {
  const host = ((settings.trustedHost as string | undefined) ?? '').trim().toLowerCase();
  return (host && mail.authentication?.find((check) => check.host === host)) || null;
}
