import { Injectable } from '@nestjs/common';
import type { GreetingWords } from '#contract';
import { type DatedValue, GREETING_WORDS, settingAt } from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { SetupLog } from '../../desk/setup/setup-log';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';

/** Which words count as a greeting, each list from its date on (law 8). */
@Injectable()
export class GreetingWordsService {
  private readonly history: Cached<DatedValue<readonly string[]>[]>;

  constructor(
    private readonly database: Database,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    wake: Wake,
  ) {
    this.history = new Cached(wake, () =>
      this.database.rows<DatedValue<readonly string[]>>(
        'select words as value, effective_at as "from" from greeting_words order by id',
      ),
    );
  }

  /** The same array for the same list, since its search is compiled once per array. */
  async at(at: Date): Promise<readonly string[]> {
    return settingAt(await this.history.get(), at) ?? GREETING_WORDS;
  }

  async now(): Promise<GreetingWords> {
    const last = (await this.history.get()).at(-1);
    return { words: [...(last?.value ?? GREETING_WORDS)], since: last?.from.toISOString() ?? null };
  }

  async write(by: Acting, words: readonly string[]): Promise<GreetingWords> {
    const unique = [...new Set(words)];
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await tx.rows('insert into greeting_words (words, effective_at, by_agent_id, by_name) values ($1, $2, $3, $4)', [
        unique,
        at,
        by.agentId,
        by.name,
      ]);
      const act = { act: 'greeting_words.written', area: 'greeting-words', subjectId: newId(), subject: '' };
      await this.setupLog.record(tx, by, { ...act, detail: { words: unique } });
    });
    return { words: unique, since: at.toISOString() };
  }
}
