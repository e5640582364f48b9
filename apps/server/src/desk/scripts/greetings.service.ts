import { Injectable } from '@nestjs/common';
import type { Greeting as GreetingView } from '#contract';
import { type Greeting, renderTemplate, templateFaults } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { type GreetingWrite, GreetingsRepository } from './greetings.repository';
import { ScriptValues } from './script-values';
import { refuseFaultyTemplate } from './template-check';

@Injectable()
export class GreetingsService {
  private readonly greetings: Cached<GreetingView[]>;

  constructor(
    private readonly database: Database,
    private readonly repository: GreetingsRepository,
    private readonly values: ScriptValues,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    wake: Wake,
  ) {
    this.greetings = new Cached(wake, () => this.repository.all());
  }

  /** What the desk may say by itself on this inbox, in the order of the list. */
  async ofInbox(inboxId: string): Promise<Greeting[]> {
    return (await this.greetings.get()).filter((greeting) => greeting.enabled && greeting.inboxId === inboxId);
  }

  list(inboxId: string | null): Promise<GreetingView[]> {
    return this.repository.all(inboxId);
  }

  create(by: Acting, written: GreetingWrite): Promise<GreetingView> {
    return this.save(by, newId(), written, 'greeting.created');
  }

  update(by: Acting, id: string, written: GreetingWrite): Promise<GreetingView> {
    return this.save(by, id, written, 'greeting.updated');
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { text: subject } = found(await this.repository.lock(tx, id));
      await this.repository.delete(tx, id);
      await this.setupLog.record(tx, by, { act: 'greeting.deleted', area: 'greetings', subjectId: id, subject });
    });
  }

  /** As the contact would read it now from the agent who asks; without one, as a stranger would. */
  async preview(me: Acting, asked: { text: string; inboxId: string; contactId?: string }) {
    const inbox = found(await this.repository.inbox(asked.inboxId));
    const contact = asked.contactId ? found(await this.repository.contact(asked.contactId)) : null;
    const values = await this.values.values({
      inboxId: asked.inboxId,
      teamId: inbox.team_id,
      contactName: contact?.name ?? null,
      contactCompany: contact?.company ?? null,
      ticketNumber: null,
      subject: null,
      agentId: me.agentId,
      at: this.clock.now(),
      locale: 'zh-CN',
    });
    const faults = templateFaults(asked.text).map(({ text }) => text);
    return { text: renderTemplate(asked.text, values), faults };
  }

  private async save(by: Acting, id: string, written: GreetingWrite, act: string): Promise<GreetingView> {
    refuseFaultyTemplate(written.text);
    if (written.from === '24:00') throw wrongField('from', 'invalid_format');
    if (!(await this.repository.inbox(written.inboxId))) throw wrongField('inboxId', 'unknown');
    return this.database.transaction(async (tx) => {
      if (act === 'greeting.updated') found(await this.repository.lock(tx, id));
      await this.repository.save(tx, id, written);
      await this.setupLog.record(tx, by, { act, area: 'greetings', subjectId: id, subject: written.text });
      return { id, ...written };
    });
  }
}
