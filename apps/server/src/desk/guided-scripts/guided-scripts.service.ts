import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { GuidedFigures, guidedFiguresQuery, GuidedScript, guidedScriptWrite } from '#contract';
import { renderTemplate, templateFaults } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { SettingsService } from '../policies/settings.service';
import { ScriptValues } from '../scripts/script-values';
import { refuseFaultyTemplate } from '../scripts/template-check';
import type { Acting } from '../setup/acting';
import { FIRST_SCRIPTS } from '../setup/first-scripts';
import { found } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { Spans } from '../setup/spans';
import { GuidedScriptsRepository } from './guided-scripts.repository';

type Written = z.output<typeof guidedScriptWrite>;

/** Scripts with ordered steps: written by admins and team leads, previewed with a contact, counted by what came of them. */
@Injectable()
export class GuidedScriptsService {
  constructor(
    private readonly database: Database,
    private readonly repository: GuidedScriptsRepository,
    private readonly values: ScriptValues,
    private readonly setupLog: SetupLog,
    private readonly settings: SettingsService,
    private readonly spans: Spans,
    private readonly clock: Clock,
  ) {}

  list(): Promise<GuidedScript[]> {
    return this.repository.all();
  }

  create(by: Acting, written: Written): Promise<GuidedScript> {
    return this.save(by, newId(), written, 'guided_script.created');
  }

  /** Those of the shipped scripts that the desk has no longer, or never had; each is added once, whoever asks at the same time. */
  addShipped(by: Acting): Promise<{ added: number; rows: GuidedScript[] }> {
    return this.database.transaction(async (tx) => {
      const added: GuidedScript[] = [];
      for (const script of FIRST_SCRIPTS) {
        const saved = await this.repository.addShipped(tx, { id: newId(), ...script });
        if (saved) added.push(saved);
      }
      const [first] = added;
      if (first) {
        const subject = { area: 'guided-scripts', subjectId: first.id, subject: first.title };
        const detail = { scripts: added.map(({ id, title }) => ({ id, title })) };
        await this.setupLog.record(tx, by, { ...subject, act: 'guided_script.shipped_added', detail });
      }
      return { added: added.length, rows: await this.repository.all(tx) };
    });
  }

  update(by: Acting, id: string, written: Written): Promise<GuidedScript> {
    return this.save(by, id, written, 'guided_script.updated');
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { title } = found(await this.repository.lock(tx, id));
      await this.repository.delete(tx, id, this.clock.now());
      const act = { act: 'guided_script.deleted', area: 'guided-scripts', subjectId: id, subject: title };
      await this.setupLog.record(tx, by, act);
    });
  }

  /** As that contact would hear it now from the agent who asks; without one, as a stranger would. */
  async preview(me: Principal, asked: { steps: { title: string; text: string }[]; contactId?: string }) {
    const contact = asked.contactId ? found(await this.repository.contact(asked.contactId)) : null;
    const values = await this.values.values({
      inboxId: '',
      teamId: me.teamIds[0] ?? null,
      contactName: contact?.name ?? null,
      contactCompany: contact?.company ?? null,
      ticketNumber: null,
      subject: null,
      agentId: me.agentId,
      at: this.clock.now(),
      locale: 'zh-CN',
    });
    const steps = asked.steps.map(({ title, text }) => {
      const faults = templateFaults(text).map((fault) => fault.text);
      return { title, text: renderTemplate(text, values), faults };
    });
    return { steps };
  }

  async figures(me: Principal, { from, to }: z.output<typeof guidedFiguresQuery>): Promise<GuidedFigures> {
    const span = (await this.spans.between(from, to))!;
    const followDays = await this.settings.at('script.follow', this.clock.now());
    return { from, to, followDays, rows: await this.repository.figures(me, span, followDays) };
  }

  private save(by: Acting, id: string, written: Written, act: string): Promise<GuidedScript> {
    for (const { text } of written.steps) refuseFaultyTemplate(text);
    return this.database.transaction(async (tx) => {
      if (act === 'guided_script.updated') found(await this.repository.lock(tx, id));
      const saved = await this.repository.save(tx, { id, ...written });
      const detail = { kind: saved.kind, steps: saved.steps.length };
      await this.setupLog.record(tx, by, { act, area: 'guided-scripts', subjectId: id, subject: saved.title, detail });
      return saved;
    });
  }
}
