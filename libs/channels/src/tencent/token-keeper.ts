import { isTokenRejected } from './failures';

/** How one account asks its platform for an access token. */
export interface TokenAsker {
  /** Another secret is another account: a token of the old one proves nothing about the new. */
  readonly key: string;
  /** Asks; `rejected` is the token the platform no longer takes, null when there is none. May be asked again whatever happened. */
  ask(rejected: string | null): Promise<GivenToken>;
}

export interface GivenToken {
  token: string;
  lifeMs: number;
}

/** Who holds access tokens. There is one token per account, so there must be one keeper (ANCHORS 2.F row 60). */
export interface TokenKeeper {
  /** A token that is good for a while yet. */
  current(account: TokenAsker): Promise<string>;
  /** A token other than the one the platform rejected. */
  renewed(account: TokenAsker, rejected: string): Promise<string>;
}

/** The platforms give a new token in the last 5 minutes of the old, and let both work in that time. */
const BEFORE_END_MS = 5 * 60_000;

/** Milliseconds from now at which a token of this life should be replaced. */
export const refreshAfterMs = (lifeMs: number): number => Math.max(lifeMs - BEFORE_END_MS, lifeMs / 2);

interface Kept {
  token: string;
  refreshAt: number;
}

/** Keeps tokens for one process. Concurrent callers wait for one request. */
export class TokensInMemory implements TokenKeeper {
  private readonly kept = new Map<string, Kept>();
  private readonly asking = new Map<string, Promise<string>>();

  constructor(private readonly now: () => number = Date.now) {}

  async current(account: TokenAsker): Promise<string> {
    const kept = this.kept.get(account.key);
    return kept && kept.refreshAt > this.now() ? kept.token : this.ask(account, null);
  }

  async renewed(account: TokenAsker, rejected: string): Promise<string> {
    const kept = this.kept.get(account.key);
    return kept && kept.token !== rejected ? kept.token : this.ask(account, rejected);
  }

  private ask(account: TokenAsker, rejected: string | null): Promise<string> {
    const running = this.asking.get(account.key);
    if (running) return running;
    const asked = this.fetch(account, rejected).finally(() => this.asking.delete(account.key));
    this.asking.set(account.key, asked);
    return asked;
  }

  private async fetch(account: TokenAsker, rejected: string | null): Promise<string> {
    const { token, lifeMs } = await account.ask(rejected);
    this.kept.set(account.key, { token, refreshAt: this.now() + refreshAfterMs(lifeMs) });
    return token;
  }
}

/** One call with the account's token, and one more with a new one when the platform rejects it (40001, 40014, 42001). */
export async function withToken<T>(
  tokens: TokenKeeper,
  account: TokenAsker,
  call: (token: string) => Promise<T>,
): Promise<T> {
  const token = await tokens.current(account);
  try {
    return await call(token);
  } catch (error) {
    if (!isTokenRejected(error)) throw error;
    return call(await tokens.renewed(account, token));
  }
}
