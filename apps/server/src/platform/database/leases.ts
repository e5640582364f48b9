import { Inject, Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { CONFIG, type Config } from '../config/config';

/** What only one process may do at a time: session advisory locks on a connection of their own. */
@Injectable()
export class Leases {
  private client: Client | null = null;
  private readonly held = new Set<string>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** True when this process has the lease now. */
  async take(name: string): Promise<boolean> {
    if (this.held.has(name)) return true;
    const client = await this.connected();
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 7)) as got',
      [name],
    );
    if (rows[0]!.got) this.held.add(name);
    return rows[0]!.got;
  }

  async release(name: string): Promise<void> {
    if (!this.held.delete(name) || !this.client) return;
    await this.client.query('select pg_advisory_unlock(hashtextextended($1, 7))', [name]).catch(() => this.lose());
  }

  /** False when the connection was lost, and every lease with it. */
  async alive(): Promise<boolean> {
    if (!this.client) return this.held.size === 0;
    return this.client.query('select 1').then(
      () => true,
      () => {
        this.lose();
        return false;
      },
    );
  }

  async close(): Promise<void> {
    const client = this.client;
    this.lose();
    await client?.end();
  }

  private lose(): void {
    this.client = null;
    this.held.clear();
  }

  private async connected(): Promise<Client> {
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.config.databaseUrl,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', () => this.lose());
    await client.connect();
    this.client = client;
    return client;
  }
}
