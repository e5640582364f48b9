import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import { type ClaimedLetter, type DeskLetter, LetterPost } from '../channel-health/letter-post.service';
import { escalationLetter } from './escalation-letter';
import { EscalationLettersRepository } from './escalation-letters.repository';

/** Letters about escalations; whoever a step reaches too late for it to matter gets none. */
@Injectable()
export class EscalationLetters {
  constructor(
    private readonly repository: EscalationLettersRepository,
    private readonly post: LetterPost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers when the next letter is due. */
  sendDue(): Promise<Date | null> {
    return this.post.sendDue(this.repository, (letter) => this.write(letter));
  }

  private async write({ id }: ClaimedLetter): Promise<DeskLetter | null> {
    const facts = await this.repository.facts(id);
    if (!facts || facts.over) return null;
    const { address, name, company } = facts;
    return {
      to: { address, name },
      company,
      ...escalationLetter(facts, this.config.publicUrl),
      exceptInboxId: null,
    };
  }
}
