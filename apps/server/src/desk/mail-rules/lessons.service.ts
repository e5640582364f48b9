import { Injectable } from '@nestjs/common';
import { type Learned, spamScore, type WordCount, wordsOf } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

type Kind = 'spam' | 'ham';

/** What the desk learned of mails that people judged: by marking one as spam, by answering it or by bringing it back. */
@Injectable()
export class LessonsService {
  constructor(private readonly database: Database) {}

  /** 0 to 1 by the words of a mail; null before enough was learned. */
  async score(subject: string | null, text: string): Promise<number | null> {
    const learned = await this.learned();
    if (learned.spam === 0 || learned.ham === 0) return null;
    const counts = await this.database.rows<WordCount>('select word, spam, ham from spam_word where word = any($1)', [
      wordsOf(subject, text),
    ]);
    return spamScore(counts, learned);
  }

  /** Each ticket teaches once. The opposite judgement later takes the first lesson back. */
  async learn(sql: Sql, ticketId: string, kind: Kind, at: Date): Promise<void> {
    const before = await sql.row<{ kind: Kind; words: string[] }>(
      'select kind, words from spam_lesson where ticket_id = $1 for update',
      [ticketId],
    );
    if (before?.kind === kind) return;
    const said = await sql.row<{ subject: string | null; text: string }>(
      `select t.subject, coalesce(m.fresh_text, m.text) as text from ticket t join message m on m.ticket_id = t.id and m.kind = 'inbound'
       where t.id = $1 order by m.seq limit 1`,
      [ticketId],
    );
    if (!said) return;
    const words = wordsOf(said.subject, said.text);
    if (before) await count(sql, before.kind, before.words, -1);
    await count(sql, kind, words, 1);
    await sql.rows(
      `insert into spam_lesson (ticket_id, kind, words, at) values ($1, $2, $3, $4)
       on conflict (ticket_id) do update set kind = excluded.kind, words = excluded.words, at = excluded.at`,
      [ticketId, kind, words, at],
    );
  }

  private async learned(): Promise<Learned> {
    const rows = await this.database.rows<{ kind: Kind; n: number }>(
      `select kind, count(*)::int as n from spam_lesson group by kind`,
    );
    const of = (kind: Kind): number => rows.find((row) => row.kind === kind)?.n ?? 0;
    return { spam: of('spam'), ham: of('ham') };
  }
}

/** In order of the words, so that two lessons at a time wait for each other instead of failing. */
async function count(sql: Sql, kind: Kind, words: string[], by: 1 | -1): Promise<void> {
  if (words.length === 0) return;
  await sql.rows(
    `insert into spam_word as w (word, ${kind}) select word, greatest($2, 0) from unnest($1::text[]) as given(word) order by word
     on conflict (word) do update set ${kind} = greatest(w.${kind} + $2, 0)`,
    [words, by],
  );
}
