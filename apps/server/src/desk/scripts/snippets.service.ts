import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Snippet, snippetWrite } from '#contract';
import { renderTemplate } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { mustSee } from '../tickets/gate';
import { initialsOf } from './initials';
import { ScriptValues } from './script-values';
import { mayReadSnippet, mustWriteSnippet } from './snippet-rights';
import { SnippetsRepository } from './snippets.repository';
import { refuseFaultyTemplate } from './template-check';

export type SnippetWrite = z.output<typeof snippetWrite>;

@Injectable()
export class SnippetsService {
  constructor(
    private readonly database: Database,
    private readonly repository: SnippetsRepository,
    private readonly values: ScriptValues,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  list(me: Principal, sql?: Sql): Promise<Snippet[]> {
    return this.repository.visibleTo(me, sql);
  }

  create(by: Acting, written: SnippetWrite): Promise<Snippet> {
    return this.database.transaction((tx) => this.save(tx, by, newId(), written, 'snippet.created'));
  }

  update(by: Acting, id: string, written: SnippetWrite): Promise<Snippet> {
    return this.database.transaction(async (tx) => {
      mustWriteSnippet(by, found(await this.repository.lock(tx, id)));
      return this.save(tx, by, id, written, 'snippet.updated');
    });
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const snippet = found(await this.repository.lock(tx, id));
      mustWriteSnippet(by, snippet);
      await this.repository.delete(tx, id);
      await this.tell(tx, by, snippet, 'snippet.deleted');
    });
  }

  /** The text as this ticket's contact would read it from the agent who uses it. */
  async use(me: Principal, id: string, ticketId: string): Promise<{ text: string }> {
    const snippet = await this.repository.byId(id);
    const { text } = found(snippet && mayReadSnippet(me, snippet) ? snippet : null);
    const filled = await this.fill(me, ticketId, text);
    await this.repository.countUse(id);
    return { text: filled };
  }

  /** Any text with the variables of snippets, filled in for a ticket and who writes on it. */
  async fill(me: Principal, ticketId: string, text: string): Promise<string> {
    const ticket = found(await this.repository.ticket(ticketId));
    mustSee(me, ticket);
    const values = await this.values.values({
      inboxId: ticket.inboxId,
      teamId: ticket.teamId,
      contactName: ticket.contactName,
      contactCompany: ticket.contactCompany,
      ticketNumber: ticket.number,
      subject: ticket.subject,
      agentId: me.agentId,
      at: this.clock.now(),
      openedAt: ticket.createdAt,
      locale: ticket.contactLocale,
    });
    return renderTemplate(text, values);
  }

  private async save(tx: Tx, by: Acting, id: string, written: SnippetWrite, act: string): Promise<Snippet> {
    const { scope, title, text } = written;
    const teamId = scope === 'team' ? written.teamId : null;
    if (scope === 'team' && (!teamId || !(await this.repository.teamExists(tx, teamId))))
      throw wrongField('teamId', 'required');
    const belongs = { scope, teamId, ownerId: scope === 'own' ? by.agentId : null };
    mustWriteSnippet(by, belongs);
    refuseFaultyTemplate(text);
    const saved = await this.repository.save(tx, { id, title, text, initials: initialsOf(title), ...belongs });
    await this.tell(tx, by, saved, act);
    return saved;
  }

  private async tell(tx: Tx, by: Acting, { id, scope, title }: Snippet, act: string): Promise<void> {
    const subject = { area: 'snippets', subjectId: id, subject: title };
    if (scope === 'own') await this.setupLog.tell(tx, by, subject);
    else await this.setupLog.record(tx, by, { ...subject, act });
  }
}
