import { createHash } from 'node:crypto';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './settings';
import { openSmtp, type SendLimits, step } from './smtp-connection';
import { SmtpHost } from './smtp-host';

export interface PoolPace {
  /** Connections that stay open between mails, of one account. */
  idleAtMost: number;
  idleMs: number;
  /** Many servers end a connection after a number of mails. */
  mailsOfConnection: number;
}

const usualPace: PoolPace = { idleAtMost: 3, idleMs: 30_000, mailsOfConnection: 100 };

interface Pooled {
  connection: SMTPConnection;
  mails: number;
  timer: NodeJS.Timeout | null;
}

/** Open connections by account, used again for the next mail, and what each server asked for. */
export class SmtpPool {
  private readonly idle = new Map<string, Pooled[]>();
  private readonly hosts = new Map<string, SmtpHost>();
  private readonly pace: PoolPace;
  /** Connections that were opened, for those who want to know whether they are used again. */
  opened = 0;

  constructor(pace: Partial<PoolPace> = {}) {
    this.pace = { ...usualPace, ...pace };
  }

  /** What is known of the account's server. Another login on the same server has its own allowance. */
  host(smtp: SmtpSettings): SmtpHost {
    const key = accountOf(smtp);
    const known = this.hosts.get(key) ?? new SmtpHost();
    this.hosts.set(key, known);
    return known;
  }

  /** Works on a connection of the account. One that was used before may have died meanwhile: then a new one is opened. */
  async with<T>(
    smtp: SmtpSettings,
    limits: Partial<SendLimits>,
    work: (connection: SMTPConnection) => Promise<T>,
  ): Promise<T> {
    const key = accountOf(smtp);
    const pooled = (await this.usable(key)) ?? (await this.open(smtp, limits));
    try {
      pooled.mails += 1;
      const result = await work(pooled.connection);
      this.keep(key, pooled);
      return result;
    } catch (error) {
      // After a reply the conversation is in order; what broke in the middle is not.
      if ((error as { responseCode?: number }).responseCode) pooled.connection.quit();
      else pooled.connection.close();
      throw error;
    }
  }

  close(): void {
    for (const list of this.idle.values()) for (const pooled of list) this.drop(pooled);
    this.idle.clear();
  }

  private async open(smtp: SmtpSettings, limits: Partial<SendLimits>): Promise<Pooled> {
    const connection = await openSmtp(smtp, limits);
    this.opened += 1;
    const pooled = { connection, mails: 0, timer: null };
    connection.once('end', () => this.forget(accountOf(smtp), pooled));
    return pooled;
  }

  /** RSET before the next mail shows whether the server is still there; nothing is lost when it is not. */
  private async usable(key: string): Promise<Pooled | null> {
    for (let pooled = this.take(key); pooled; pooled = this.take(key)) {
      const { connection } = pooled;
      const alive = await step(connection, (done) => connection.reset((error) => done(error))).then(
        () => true,
        () => false,
      );
      if (alive) return pooled;
      connection.close();
    }
    return null;
  }

  private take(key: string): Pooled | null {
    const pooled = this.idle.get(key)?.pop() ?? null;
    if (pooled?.timer) clearTimeout(pooled.timer);
    return pooled;
  }

  private keep(key: string, pooled: Pooled): void {
    const list = this.idle.get(key) ?? [];
    this.idle.set(key, list);
    if (pooled.mails >= this.pace.mailsOfConnection || list.length >= this.pace.idleAtMost)
      return pooled.connection.quit();
    pooled.timer = setTimeout(() => this.forget(key, pooled), this.pace.idleMs);
    pooled.timer.unref();
    list.push(pooled);
  }

  private forget(key: string, pooled: Pooled): void {
    const list = this.idle.get(key) ?? [];
    const at = list.indexOf(pooled);
    if (at < 0) return;
    list.splice(at, 1);
    this.drop(pooled);
  }

  private drop({ connection, timer }: Pooled): void {
    if (timer) clearTimeout(timer);
    connection.quit();
  }
}

/** Whose connection it is, without its password in memory: another password is another account. */
function accountOf({ host, port, secure, user, password, accessToken }: SmtpSettings): string {
  const secret = accessToken ? 'token' : createHash('sha256').update(password).digest('base64');
  return JSON.stringify([host.toLowerCase(), port, secure, user, secret]);
}
