import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Card, CardActName, cardApprove, cardImport, CardRecomputed, cardScore, cardSelfScore } from '#contract';
import {
  approveCard,
  closeCard,
  confirmCard,
  differences,
  DomainError,
  exact,
  importIntoCard,
  type Json,
  scoreCard,
  selfScoreCard,
  textOf,
} from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { found } from '../../desk/setup/refusals';
import { ConductAccess } from '../../desk/teams/conduct-access';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { CardLog, type Signing } from './card-log.service';
import { CardReading, type Standing } from './card-reading.service';
import type { CardRow } from './card.row';
import { resultOfCard } from './card.view';
import { CardsRepository } from './cards.repository';
import { freeze, hashOf } from './frozen-card';
import { adviceOf, reviewOf, scoresOf } from './said-points';

interface Change<B> {
  act: CardActName;
  body: B & { clientId: string; version: number };
  /** Answers the columns that change, from the locked card as it stands. */
  decide: (row: CardRow, standing: Standing, now: Date) => Partial<CardRow> | Promise<Partial<CardRow>>;
}

/** The verbs on a card: lock, decide, save, tell, once per client id. */
@Injectable()
export class CardsService {
  constructor(
    private readonly database: Database,
    private readonly repository: CardsRepository,
    private readonly reading: CardReading,
    private readonly access: ConductAccess,
    private readonly log: CardLog,
    private readonly clock: Clock,
  ) {}

  approve(me: Acting, id: string, body: z.output<typeof cardApprove>): Promise<Card> {
    const decide: Change<object>['decide'] = async (row, { steps }, now) => {
      await this.access.mustLead(me, row.agent_id);
      const { late } = approveCard(steps, me.agentId, now);
      return { approved_by_id: me.agentId, approved_at: now, approved_late: late };
    };
    return this.change(me, id, { act: 'approve', body, decide });
  }

  /** A figure from elsewhere, for a line that says it takes one. */
  import(me: Acting, id: string, body: z.output<typeof cardImport>): Promise<Card> {
    const decide: Change<object>['decide'] = async (row, { steps }, now) => {
      await this.access.mustLead(me, row.agent_id);
      importIntoCard(steps, me.agentId, now);
      const line = row.lines.find(({ key, source }) => key === body.line && source.kind === 'import');
      if (!line) throw new DomainError('card_line_unknown', { line: body.line });
      const actual = textOf(exact(body.actual));
      const written = { actual, note: body.note, byName: me.name, at: now.toISOString() };
      return { imports: { ...row.imports, [line.key]: written } };
    };
    return this.change(me, id, { act: 'import', body, decide });
  }

  selfScore(me: Acting, id: string, body: z.output<typeof cardSelfScore>): Promise<Card> {
    const decide: Change<object>['decide'] = (row, { steps }, now) => {
      selfScoreCard(steps, me.agentId, now);
      return { said: adviceOf(row, body.lines), self_words: body.words, self_scored_at: now };
    };
    return this.change(me, id, { act: 'self_score', body, decide });
  }

  score(me: Acting, id: string, body: z.output<typeof cardScore>): Promise<Card> {
    const decide: Change<object>['decide'] = async (row, { steps, measured }, now) => {
      await this.access.mustLead(me, row.agent_id);
      scoreCard(steps, me.agentId, now);
      const said = scoresOf(row, body.lines, resultOfCard({ ...row, said: {} }, measured));
      const { open } = resultOfCard({ ...row, said }, measured);
      if (open.length > 0) throw new DomainError('card_lines_open', { lines: open });
      return { said, scored_by_id: me.agentId, scored_at: now };
    };
    return this.change(me, id, { act: 'score', body, decide });
  }

  confirm(me: Acting, id: string, body: z.output<typeof cardScore>): Promise<Card> {
    const decide: Change<object>['decide'] = async (row, { steps, result }, now) => {
      await this.access.mustLead(me, row.agent_id);
      confirmCard(steps, me.agentId, now);
      return { said: reviewOf(row, body.lines, result), confirmed_by_id: me.agentId, confirmed_at: now };
    };
    return this.change(me, id, { act: 'confirm', body, decide });
  }

  close(me: Acting, id: string, body: z.output<typeof cardApprove>): Promise<Card> {
    return this.change(me, id, { act: 'close', body, decide: closing(me) });
  }

  /** Closes some cards of one month, read in one go; says of each, as it is done, what kept it open (a code) or nothing. */
  async *closeSome(
    me: Signing,
    cards: readonly { cardId: string; clientId: string }[],
  ): AsyncGenerator<{ cardId: string; code: string | null }> {
    const rows = await this.repository.some(cards.map(({ cardId }) => cardId));
    const standings = await this.reading.standings(rows);
    for (const [i, row] of rows.entries()) {
      const { clientId } = cards.find(({ cardId }) => cardId === row.id)!;
      const body = { clientId, version: row.version };
      const done = this.decided(me, row, standings[i]!, { act: 'close', body, decide: closing(me) });
      yield { cardId: row.id, code: await refusalOf(done) };
    }
  }

  /** Counts a closed card again from the events it was closed on, by the rules of its time. */
  async recompute(me: Principal, id: string): Promise<CardRecomputed> {
    const row = await this.reading.seen(me, id);
    if (!row.frozen || !row.hash) throw new DomainError('card_state', { state: 'open' });
    const moment = await this.reading.momentOf(row);
    const { measured, result } = (await this.reading.computed([{ card: row, moment }]))[0]!;
    const again = freeze(row, moment, measured, result);
    const hash = hashOf(again);
    const found = differences(row.frozen as unknown as Json, again as unknown as Json);
    return { hash: row.hash, again: hash, same: hash === row.hash, differences: found };
  }

  // The month is counted before and after the transaction, never in it: that would hold the feed back (law 5).
  private async change<B>(me: Acting, id: string, change: Change<B>): Promise<Card> {
    const seen = await this.reading.seen(me, id);
    const standing = await this.reading.standing(seen);
    await this.decided(me, seen, standing, change);
    return this.reading.one(me, id);
  }

  private decided<B>(me: Signing, seen: CardRow, standing: Standing, { act, body, decide }: Change<B>): Promise<void> {
    const { id } = seen;
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      const now = this.clock.now();
      const { clientId, version, ...said } = body;
      const once = await this.repository.once(tx, { byId: me.agentId, clientId, cardId: id, act, body: said, at: now });
      if (once === 'other') throw new DomainError('client_id_reused');
      if (once === 'same') return;
      const held = row.version === seen.version ? standing : await this.reading.standing(row);
      const changed = await decide(row, held, now);
      if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
      await this.repository.save(tx, { ...row, ...changed });
      const card = { id, version: version + 1, agentId: row.agent_id, agentName: row.agent_name, month: row.month };
      await this.log.tell(tx, me, card, { act, said, hash: changed.hash ?? null });
    });
  }
}

/** From here on nothing changes: what was computed, from which events, and its hash are kept. */
const closing =
  ({ agentId }: Signing): Change<object>['decide'] =>
  (row, { steps, moment, measured, result }, now) => {
    closeCard(steps, result.open, now);
    const frozen = freeze(row, moment, measured, result);
    return { closed_by_id: agentId, closed_at: now, frozen, hash: hashOf(frozen) };
  };

async function refusalOf(done: Promise<void>): Promise<string | null> {
  try {
    await done;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
