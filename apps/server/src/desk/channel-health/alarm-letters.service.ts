import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import { alarmLetter } from './alarm-letter';
import { AlarmLettersRepository, type DueLetter } from './alarm-letters.repository';
import { type DeskLetter, LetterPost } from './letter-post.service';

/** Letters about alarms, by any mailbox but the one in trouble. */
@Injectable()
export class AlarmLetters {
  constructor(
    private readonly repository: AlarmLettersRepository,
    private readonly post: LetterPost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers when the next letter is due. */
  sendDue(): Promise<Date | null> {
    return this.post.sendDue(this.repository, (letter) => this.write(letter));
  }

  private async write({ id, kind }: DueLetter): Promise<DeskLetter | null> {
    const facts = await this.repository.facts(id);
    if (!facts || (kind === 'raised' && facts.endedAt)) return null;
    const { address, name, company, inboxId } = facts;
    const words = alarmLetter(kind, facts, this.config.publicUrl);
    return { to: { address, name }, company, ...words, exceptInboxId: inboxId };
  }
}
