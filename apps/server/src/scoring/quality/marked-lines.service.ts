import { Injectable } from '@nestjs/common';
import type { QualityAnswersView } from '#contract';
import { DomainError, type MinusLine, type QualityAnswers, type QualityLine, scoreQuality } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { MarkedConduct } from '../violations/marked-conduct.service';
import { type CheckRow } from './quality.view';
import { QualityRepository } from './quality.repository';

const keyOf = ({ id }: CheckRow): string => `quality:${id}`;

/** What the −0.5 lines of a mark propose to the ledger, and the words they rest on (DOMAIN W2, W8 to W11, H11, H15). */
@Injectable()
export class MarkedLines {
  constructor(
    private readonly checks: QualityRepository,
    private readonly conduct: MarkedConduct,
  ) {}

  /** A quote is of a message of that conversation, word for word. */
  async mustBeSaid(tx: Tx, row: CheckRow, answers: QualityAnswersView): Promise<void> {
    const quotes = Object.entries(answers).flatMap(([line, { quote }]) => (quote ? [{ line, ...quote }] : []));
    if (quotes.length === 0) return;
    const messages = row.ticket_id ? await this.checks.messages(tx, row.ticket_id) : [];
    for (const { line, messageId, text } of quotes)
      if (!messages.find(({ id }) => id === messageId)?.text.includes(text))
        throw new DomainError('quality_quote_unknown', { line });
  }

  async propose(tx: Tx, me: Principal, row: CheckRow, lines: QualityLine[]): Promise<void> {
    for (const line of minusOf(row, lines)) await this.one(tx, me, row, line);
  }

  async changed(
    tx: Tx,
    me: Principal,
    { before, after }: { before: CheckRow; after: CheckRow },
    lines: QualityLine[],
    reason: string,
  ): Promise<void> {
    const [was, is] = [minusOf(before, lines), minusOf(after, lines)];
    const gone = was.filter((line) => !is.includes(line)).map(({ rule }) => rule);
    await this.conduct.withdraw(tx, me, keyOf(after), gone, reason);
    for (const line of is.filter((one) => !was.includes(one))) await this.one(tx, me, after, line);
  }

  private one(tx: Tx, me: Principal, row: CheckRow, line: MinusLine): Promise<void> {
    const { comment, quote } = row.answers![line.key]!;
    const about = { agentId: row.agent_id, ticketId: row.ticket_id, callId: row.call_id, windowId: null, at: row.at };
    const said = quote && { text: quote.text, marks: [] };
    const note = comment || line.name['zh-CN'];
    return this.conduct.propose(
      tx,
      me,
      line.rule,
      keyOf(row),
      { ...about, messageId: quote?.messageId ?? null, said },
      note,
    );
  }
}

const minusOf = (row: CheckRow, lines: QualityLine[]): MinusLine[] =>
  scoreQuality(lines, row.answers as QualityAnswers).minus;
