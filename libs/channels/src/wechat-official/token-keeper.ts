import { repeatable } from './failures';
import { type ApiAddress, postJson } from './http';

export interface TokenAccount extends ApiAddress {
  appId: string;
  appSecret: string;
}

/** Who holds the access tokens of a process. There is one token per AppID, so there must be one keeper (ANCHORS 2.F row 60). */
export interface TokenKeeper {
  /** A token that is good for a while yet. */
  current(account: TokenAccount): Promise<string>;
  /** A token other than the one the platform rejected. */
  renewed(account: TokenAccount, rejected: string): Promise<string>;
}

interface Kept {
  token: string;
  refreshAt: number;
}

/** The platform gives a new token in the last 5 minutes of the old, and lets both work in that time. */
const BEFORE_END_MS = 5 * 60_000;

/**
 * Keeps tokens from 「获取稳定版接口调用凭据」 in memory. Asked in its normal mode that call gives every process the same token, so
 * processes need not share one, and nobody's token dies by another's asking. Concurrent callers wait for one request.
 */
export class StableTokens implements TokenKeeper {
  private readonly kept = new Map<string, Kept>();
  private readonly asking = new Map<string, Promise<string>>();

  constructor(private readonly now: () => number = Date.now) {}

  async current(account: TokenAccount): Promise<string> {
    const kept = this.kept.get(keyOf(account));
    return kept && kept.refreshAt > this.now() ? kept.token : this.ask(account, null);
  }

  async renewed(account: TokenAccount, rejected: string): Promise<string> {
    const kept = this.kept.get(keyOf(account));
    return kept && kept.token !== rejected ? kept.token : this.ask(account, rejected);
  }

  private ask(account: TokenAccount, rejected: string | null): Promise<string> {
    const key = keyOf(account);
    const running = this.asking.get(key);
    if (running) return running;
    const asked = this.fetch(account, rejected).finally(() => this.asking.delete(key));
    this.asking.set(key, asked);
    return asked;
  }

  /** Forcing kills the token of every other process and is allowed 20 times a day: only when asking nicely brings the dead one. */
  private async fetch(account: TokenAccount, rejected: string | null): Promise<string> {
    const given = await this.request(account, false);
    return given === rejected ? this.request(account, true) : given;
  }

  private async request(account: TokenAccount, force: boolean): Promise<string> {
    const body = {
      grant_type: 'client_credential',
      appid: account.appId,
      secret: account.appSecret,
      force_refresh: force,
    };
    const { access_token: token, expires_in: seconds } = await repeatable(
      postJson<{ access_token: string; expires_in: number }>(account, '/cgi-bin/stable_token', body),
    );
    const lifeMs = seconds * 1000;
    this.kept.set(keyOf(account), { token, refreshAt: this.now() + Math.max(lifeMs - BEFORE_END_MS, lifeMs / 2) });
    return token;
  }
}

/** Another secret is another account: a token of the old one proves nothing about the new. */
const keyOf = ({ apiUrl, appId, appSecret }: TokenAccount): string => JSON.stringify([apiUrl, appId, appSecret]);
