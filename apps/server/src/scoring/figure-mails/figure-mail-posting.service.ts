import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Figures, figuresQuery } from '#contract';
import { DomainError, lastFigureMail, mailedSpan, type MailedSpan, nextFigureMail, spanBefore } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { type DeskLetter, LetterPost } from '../../desk/channel-health/letter-post.service';
import { CompanyService } from '../../desk/setup/company.service';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { FiguresService } from '../metrics/figures.service';
import { figureLetter } from './figure-letter';
import { timeOf } from './figure-mail.view';
import { type DueFigureLetter, type FigureMailRow, FigureMailsRepository } from './figure-mails.repository';

const AT_ONCE = 50;
const AGAIN_MS = 60_000;

/** Makes the letters that are due and sends them: each recipient gets what the gate lets them see (law 10). */
@Injectable()
export class FigureMailPosting {
  private readonly logger = new Logger(FigureMailPosting.name);

  constructor(
    private readonly database: Database,
    private readonly repository: FigureMailsRepository,
    private readonly figures: FiguresService,
    private readonly agents: AgentsService,
    private readonly company: CompanyService,
    private readonly post: LetterPost,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers whether there was more than was taken at once. */
  async makeDue(): Promise<boolean> {
    const { zone } = await this.company.get();
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const due = await this.repository.due(tx, now, zone, AT_ONCE);
      for (const row of due) {
        await this.repository.step(tx, row.id, { at: nextFigureMail(zone, now, timeOf(row)), zone });
        if (row.next_at > now) continue;
        const slotAt = lastFigureMail(zone, row.next_at, now, timeOf(row));
        const letters = row.recipient_ids.map((agentId) => ({ id: newId(), mailId: row.id, agentId }));
        await this.repository.post(tx, letters, { turn: `due ${slotAt.toISOString()}`, slotAt, byId: null }, now);
      }
      return due.length === AT_ONCE;
    });
  }

  /** Answers when the next letter or schedule is due. */
  sendDue(): Promise<Date | null> {
    return this.post.sendDue(this.repository, (letter) => this.write(letter));
  }

  private async write(letter: DueFigureLetter): Promise<DeskLetter | null> {
    try {
      return await this.letterOf(letter);
    } catch (error) {
      await this.unwritten(letter, error);
      return null;
    }
  }

  private async unwritten(letter: DueFigureLetter, error: unknown): Promise<void> {
    const code = error instanceof DomainError ? error.code : null;
    if (code === 'not_found') return this.repository.unwritten(letter, 'skipped', 'no_right');
    if (code === 'account_disabled') return this.repository.unwritten(letter, 'skipped', code);
    if (code === 'figures_counting') {
      const dueAt = new Date(this.clock.now().getTime() + AGAIN_MS);
      return this.repository.end(letter, { state: 'queued', error: code, dueAt });
    }
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return this.repository.unwritten(letter, 'failed', code ?? 'not_written');
  }

  private async letterOf({ mail_id, agent_id, slot_at }: DueFigureLetter): Promise<DeskLetter> {
    const mail = await this.repository.byId(this.database, mail_id);
    const [me, accounts] = await Promise.all([this.agents.principal(agent_id), this.agents.accounts()]);
    const account = accounts.find(({ id }) => id === agent_id);
    if (!mail) throw new DomainError('not_found');
    if (!me || !account) throw new DomainError('account_disabled');
    const { name: company, zone } = await this.company.get();
    const span = mailedSpan(zone, slot_at, mail.span);
    const shown = await this.read(me, mail, span);
    const before = mail.compares ? await this.read(me, mail, spanBefore(span)) : null;
    const written = await figureLetter({ mail, company, shown, before, publicUrl: this.config.publicUrl });
    return { to: { address: account.email, name: account.name }, company, exceptInboxId: null, ...written };
  }

  /** The query of the screen and of its files, asked as the recipient. */
  private async read(me: Principal, mail: FigureMailRow, span: MailedSpan): Promise<Figures> {
    const query = figuresQuery.parse({ ...span, by: mail.by, ...(mail.team_id ? { teamId: mail.team_id } : {}) });
    const figures = await this.figures.figures(me, query);
    return { ...figures, meanings: figures.meanings.filter(({ key }) => mail.figures.includes(key)) };
  }
}
