import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { DomainError } from '#domain';
import { Permits } from './permits';
import { storableText } from './storable';

type Row = Record<string, unknown>;

/** What runs SQL: the pool, or one transaction. Repositories take it and never open transactions themselves. */
export interface Sql {
  rows<T = Row>(text: string, params?: unknown[]): Promise<T[]>;
  row<T = Row>(text: string, params?: unknown[]): Promise<T | null>;
}

/** One transaction. What is given to `afterCommit` runs when it is durable, and never when it is not. */
export interface Tx extends Sql {
  /** A statement whose rows nobody needs. It goes out at once, and the commit right behind it; its failure is the transaction's. */
  write(text: string, params?: unknown[]): void;
  afterCommit(run: () => void): void;
}

/**
 * Changes find their rows by key. A plan is kept as long as a connection, and one that was made while a table was small
 * would go on reading it whole when it has grown.
 */
const BY_KEY = 'set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off';
const BEGIN_CHANGE = `begin; ${BY_KEY}`;
const BEGIN_SNAPSHOT = 'begin isolation level repeatable read read only';

@Injectable()
export class Database implements Sql {
  private readonly permits: Permits;

  /**
   * Some connections are kept from transactions: a transaction that reads through the pool while others wait for its
   * locks must always find one, or all would wait for each other.
   */
  constructor(private readonly source: DataSource) {
    const { poolSize = 10 } = source.options as { poolSize?: number };
    this.permits = new Permits(poolSize - Math.ceil(poolSize / 4));
  }

  async rows<T = Row>(text: string, params: unknown[] = []): Promise<T[]> {
    return withClient(this.source, (client) => runOn(client).rows<T>(text, params));
  }

  async row<T = Row>(text: string, params: unknown[] = []): Promise<T | null> {
    return (await this.rows<T>(text, params))[0] ?? null;
  }

  /** One statement that finds its rows by key, whatever Postgres believes of its tables while they grow; one round trip. */
  async keyed<T = Row>(text: string, params: unknown[] = []): Promise<T[]> {
    return withClient(this.source, async (client) => {
      inOnePacket(client);
      const begun = client.query(BEGIN_CHANGE);
      const answer = runOn(client).rows<T>(text, params);
      await Promise.allSettled([begun, answer, client.query('commit')]);
      return answer;
    });
  }

  /** Runs `work` in one transaction and answers what it answers once the commit is durable. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction(BEGIN_CHANGE, work);
  }

  /** Reads that belong together: one snapshot of the whole database. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction(BEGIN_SNAPSHOT, work);
  }

  /** As `snapshot`, for reads that find their rows by key as changes do. */
  keyedSnapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction(`${BEGIN_SNAPSHOT}; ${BY_KEY}`, work);
  }

  private inTransaction<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.permits.run(() => this.onOneClient(begin, work));
  }

  private async onOneClient<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { answer, committed } = await withClient(this.source, async (client) => {
      const tx = new OpenTransaction(client, begin);
      try {
        const result = await work(tx);
        await tx.commit();
        return { answer: result, committed: tx.committed };
      } catch (error) {
        await client.query('rollback');
        throw tx.failure ?? error;
      }
    });
    committed.forEach((run) => run());
    return answer;
  }
}

/** Statements go out as they come and are answered in their order: `begin` travels with the first, `commit` with the last. */
class OpenTransaction implements Tx {
  readonly committed: (() => void)[] = [];
  /** What went wrong first; all that follows in a transaction fails because of it. */
  failure: unknown = null;
  private readonly sql: Sql;
  private readonly unanswered: Promise<unknown>[] = [];

  constructor(
    private readonly client: PoolClient,
    begin: string,
  ) {
    this.sql = runOn(client);
    inOnePacket(client);
    this.expect(client.query(begin));
  }

  rows<T = Row>(text: string, params?: unknown[]): Promise<T[]> {
    return this.sql.rows<T>(text, params);
  }

  row<T = Row>(text: string, params?: unknown[]): Promise<T | null> {
    return this.sql.row<T>(text, params);
  }

  write(text: string, params?: unknown[]): void {
    inOnePacket(this.client);
    this.expect(this.rows(text, params));
  }

  afterCommit(run: () => void): void {
    this.committed.push(run);
  }

  async commit(): Promise<void> {
    const ending = this.client.query('commit');
    await Promise.all([...this.unanswered, ending]);
    // Postgres answers so when a statement failed and nobody minded.
    if ((await ending).command === 'ROLLBACK') throw new Error('The transaction was rolled back.');
  }

  private expect(answer: Promise<unknown>): void {
    this.unanswered.push(answer);
    answer.catch((error: unknown) => (this.failure ??= error));
  }
}

/** Holds what is sent until this turn of the loop is over: each packet wakes Postgres, and that costs more than the bytes. */
function inOnePacket(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function runOn(client: PoolClient): Sql {
  const rows = async <T>(text: string, params: unknown[] = []): Promise<T[]> => {
    const values = params.map((param) => (typeof param === 'string' ? storableText(param) : param));
    return (await client.query({ text, values, name: statementName(text) })).rows as T[];
  };
  return { rows, row: async <T>(text: string, params?: unknown[]) => (await rows<T>(text, params))[0] ?? null };
}

/** Constant statements are prepared once per connection; each text has one name. */
const names = new Map<string, string>();
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= 500) return undefined;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

async function withClient<T>(source: DataSource, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  let client: PoolClient;
  try {
    client = (await runner.connect()) as PoolClient;
  } catch (error) {
    throw unavailable(error);
  }
  try {
    return await use(client);
  } catch (error) {
    throw isConnectionFailure(error) ? unavailable(error) : error;
  } finally {
    await runner.release();
  }
}

const CONNECTION_CODES = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08\w{3}|53300)$/;
const CONNECTION_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/;

/** Whether the way to the database failed, and not what was asked of it. */
export function isConnectionFailure(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return CONNECTION_CODES.test(code ?? '') || CONNECTION_WORDS.test(message ?? '');
}

function unavailable(cause: unknown): DomainError {
  const error = new DomainError('database_unavailable');
  error.cause = cause;
  return error;
}

/** True when a statement broke the named unique constraint or index. */
export function breaks(error: unknown, constraint: string): boolean {
  const { code, constraint: broken } = error as { code?: string; constraint?: string };
  return code === '23505' && broken === constraint;
}

/** True when a statement was ended because it took longer than a statement may. */
export const isTimeout = (error: unknown): boolean => (error as { code?: string }).code === '57014';
