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
  afterCommit(run: () => void): void;
}

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

  /** Runs `work` in one transaction and answers what it answers once the commit is durable. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction('begin', work);
  }

  /** Reads that belong together: one snapshot of the whole database. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction('begin isolation level repeatable read read only', work);
  }

  private inTransaction<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.permits.run(() => this.onOneClient(begin, work));
  }

  private async onOneClient<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const committed: (() => void)[] = [];
    const result = await withClient(this.source, async (client) => {
      await client.query(begin);
      try {
        const answer = await work({ ...runOn(client), afterCommit: (run) => committed.push(run) });
        await client.query('commit');
        return answer;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    });
    committed.forEach((run) => run());
    return result;
  }
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

function isConnectionFailure(error: unknown): boolean {
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
