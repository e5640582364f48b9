import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import { type ClaimedLetter, type DeskLetter, LetterPost } from '../channel-health/letter-post.service';
import { boardAlarmLetter } from './board-alarm-letter';
import { BoardAlarmLettersRepository } from './board-alarm-letters.repository';

/** Letters about thresholds; what is over or known by the time they are due is not told. */
@Injectable()
export class BoardAlarmLetters {
  constructor(
    private readonly repository: BoardAlarmLettersRepository,
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
    return { to: { address, name }, company, ...boardAlarmLetter(facts, this.config.publicUrl), exceptInboxId: null };
  }
}
