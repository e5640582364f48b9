import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { recipientsChoice } from '#contract';
import { DomainError } from '#domain';
import { LessonsService } from '../mail-rules/lessons.service';
import { RecipientsService } from '../mail-rules/recipients.service';
import { SettingsService } from '../policies/settings.service';
import type { Speech } from './ticket-change';
import type { Verb } from './verb';

export type Chosen = z.output<typeof recipientsChoice>;

/** What a reply by mail has that others have not: recipients, and a while in which it can be taken back. */
@Injectable()
export class MailSpeech {
  constructor(
    private readonly recipients: RecipientsService,
    private readonly lessons: LessonsService,
    private readonly settings: SettingsService,
  ) {}

  async of({ tx, plan }: Verb, chosen: Chosen | undefined): Promise<Pick<Speech, 'mail' | 'undoUntil'>> {
    const { ticket, now } = plan;
    if (ticket.channel !== 'email') {
      if (chosen) throw new DomainError('invalid_input', { field: 'mail' });
      return {};
    }
    const seconds = await this.settings.at('reply.undo', now);
    const mail = await this.recipients.forReply(tx, ticket, chosen);
    // Whoever gets an answer wrote no spam.
    await this.lessons.learn(tx, ticket.id, 'ham', now);
    return { mail, undoUntil: seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null };
  }
}
