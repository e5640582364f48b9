import { Injectable } from '@nestjs/common';
import { type DeskLetter, LetterPost } from '../channel-health/letter-post.service';
import { reportLetter } from './report-letter';
import { type DueLetter, ReportsRepository } from './reports.repository';

/** Sends reports to the addresses of the departments. */
@Injectable()
export class ReportPosting {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly post: LetterPost,
  ) {}

  /** Answers when the next letter is due. */
  sendDue(): Promise<Date | null> {
    return this.post.sendDue(this.repository, (letter) => Promise.resolve(write(letter)));
  }
}

const write = ({ address, locale, content }: DueLetter): DeskLetter => ({
  to: { address, name: '' },
  company: content.company,
  ...reportLetter(content, locale),
  exceptInboxId: null,
});
