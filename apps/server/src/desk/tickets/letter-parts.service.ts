import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Locale, MailFacts } from '#contract';
import { type LetterParts, pictureMark, type Quote, renderTemplate } from '#domain';
import { Database } from '../../platform/database/database';
import type { InboxRecord } from '../inboxes/inbox.view';
import { ScriptValues } from '../scripts/script-values';
import { CompanyService } from '../setup/company.service';

/** An answer that becomes a letter. */
export interface Answer {
  text: string;
  authorId: string | null;
  at: Date;
  mail: MailFacts | null;
  number: number;
  subject: string | null;
  contactName: string;
  teamId: string | null;
  locale: string | null;
  files: readonly { id: string; name: string; mediaType: string }[];
}

const OPENER: Record<Locale, { day: string; words(day: string, who: string): string }> = {
  'zh-CN': { day: 'yyyy年M月d日 HH:mm', words: (day, who) => `${day}，${who} 写道：` },
  en: { day: 'd LLL yyyy, HH:mm', words: (day, who) => `On ${day}, ${who} wrote:` },
};

/** What stands around the words of an answer: signatures with the agent's name and number (DOMAIN W11), and what it answers. */
@Injectable()
export class LetterPartsService {
  constructor(
    private readonly database: Database,
    private readonly values: ScriptValues,
    private readonly company: CompanyService,
  ) {}

  async of(answer: Answer, inbox: InboxRecord): Promise<LetterParts> {
    const [signatures, quote] = await Promise.all([this.signatures(answer, inbox), this.quote(answer)]);
    return { text: answer.text, signatures, quote, pictures: picturesOf(answer) };
  }

  private async signatures(answer: Answer, inbox: InboxRecord): Promise<string[]> {
    const own = await this.ownSignature(answer.authorId);
    const templates = [own, (inbox.settings.signature as string | undefined) ?? ''].filter(
      (text) => text.trim() !== '',
    );
    if (templates.length === 0) return [];
    const values = await this.values.values({
      inboxId: inbox.id,
      teamId: answer.teamId,
      contactName: answer.contactName,
      contactCompany: null,
      ticketNumber: answer.number,
      subject: answer.subject,
      agentId: answer.authorId,
      at: answer.at,
      locale: answer.locale,
    });
    return templates.map((template) => renderTemplate(template, values));
  }

  private async ownSignature(agentId: string | null): Promise<string> {
    const row = await this.database.row<{ signature: string | null }>(
      `select preferences ->> 'signature' as signature from agent where id = $1`,
      [agentId],
    );
    return row?.signature ?? '';
  }

  private async quote({ mail, locale }: Answer): Promise<Quote | null> {
    const quoted = await this.database.row<{ author_name: string; at: Date; text: string }>(
      `select author_name, coalesce(provider_at, created_at) as at, coalesce(nullif(fresh_text, ''), text) as text
       from message where id = $1`,
      [mail?.quotes ?? null],
    );
    if (!quoted) return null;
    const language = OPENER[locale?.startsWith('en') ? 'en' : 'zh-CN'];
    const { zone } = await this.company.get();
    const day = DateTime.fromJSDate(quoted.at, { zone })
      .setLocale(locale ?? 'zh-CN')
      .toFormat(language.day);
    return { opener: language.words(day, quoted.author_name.replace(/\s+/g, ' ')), text: quoted.text };
  }
}

/** The picture of an upload, as the HTML of the letter names it. */
export const contentIdOf = (attachmentId: string): string => `${attachmentId}@halfhour`;

/** Pictures whose mark the agent left in the text; all others are plain attachments. */
export const picturesOf = ({ text, files }: Pick<Answer, 'text' | 'files'>): Map<string, string> =>
  new Map(
    files
      .filter(({ name, mediaType }) => mediaType.startsWith('image/') && text.includes(pictureMark(name)))
      .map(({ id, name }) => [pictureMark(name), contentIdOf(id)]),
  );
