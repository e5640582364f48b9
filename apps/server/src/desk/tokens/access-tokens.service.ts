import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { PlatformUnreachable, refreshAfterMs, type TokenAsker, type TokenKeeper } from '#channels/tencent';
import { seal, unseal } from '../../platform/auth/secrets';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { newId } from '../../platform/database/uuid';
import { AccessTokensRepository, type TokenRow } from './access-tokens.repository';

/** Longer than one request to a platform takes at most: who asks that long has died. */
const TURN_MS = 25_000;
const LOOK_EVERY_MS = 150;

interface Kept {
  token: string;
  refreshAt: number;
  endsAt: number;
}

/**
 * Access tokens of the whole installation: one process asks a platform and keeps the answer sealed in the database, the others read it
 * (ANCHORS 2.F row 60). While somebody asks early for the next one, everybody else goes on with the old.
 */
@Injectable()
export class AccessTokens implements TokenKeeper {
  private readonly known = new Map<string, Kept>();
  private readonly running = new Map<string, Promise<string>>();
  private readonly owner = newId();

  constructor(
    private readonly repository: AccessTokensRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async current(account: TokenAsker): Promise<string> {
    const kept = this.known.get(keyOf(account));
    return kept && kept.refreshAt > this.now() ? kept.token : this.once(account, null);
  }

  async renewed(account: TokenAsker, rejected: string): Promise<string> {
    const kept = this.known.get(keyOf(account));
    return kept && kept.token !== rejected && kept.endsAt > this.now() ? kept.token : this.once(account, rejected);
  }

  /** Callers of one process wait for one search. */
  private once(account: TokenAsker, rejected: string | null): Promise<string> {
    const key = keyOf(account);
    const running = this.running.get(key);
    if (running) return running;
    const found = this.find(key, account, rejected).finally(() => this.running.delete(key));
    this.running.set(key, found);
    return found;
  }

  private async find(key: string, account: TokenAsker, rejected: string | null): Promise<string> {
    const since = performance.now();
    do {
      const stored = this.kept(key, await this.repository.of(key));
      const isGood = stored && stored.token !== rejected;
      if (isGood && stored.refreshAt > this.now()) return stored.token;
      const until = new Date(this.now() + TURN_MS);
      const turn = await this.repository.takeTurn(key, this.owner, this.clock.now(), until);
      if (turn) return this.inTurn(key, account, rejected, turn);
      if (isGood && stored.endsAt > this.now()) return stored.token;
      await wait(LOOK_EVERY_MS);
    } while (performance.now() - since < TURN_MS);
    throw new PlatformUnreachable(false, 'nobody brought a token');
  }

  /** Somebody may have brought a token between the look and the turn: then it is that one, and the platform isn't asked again. */
  private async inTurn(key: string, account: TokenAsker, rejected: string | null, row: TokenRow): Promise<string> {
    const brought = this.kept(key, row);
    if (!brought || brought.token === rejected || brought.refreshAt <= this.now())
      return this.ask(key, account, rejected);
    await this.repository.endTurn(key, this.owner);
    return brought.token;
  }

  private async ask(key: string, account: TokenAsker, rejected: string | null): Promise<string> {
    try {
      const { token, lifeMs } = await account.ask(rejected);
      const at = this.now();
      const kept = { token, refreshAt: at + refreshAfterMs(lifeMs), endsAt: at + lifeMs };
      const row = { refreshAt: new Date(kept.refreshAt), endsAt: new Date(kept.endsAt) };
      await this.repository.keep(key, this.owner, { ...row, sealed: seal(this.config.secretKey, token) });
      this.known.set(key, kept);
      return token;
    } catch (error) {
      await this.repository.endTurn(key, this.owner);
      throw error;
    }
  }

  /** What the installation holds; a token sealed under another key counts as none. */
  private kept(key: string, row: TokenRow | null): Kept | null {
    if (!row?.sealed) return null;
    const token = this.opened(row.sealed);
    if (token === null) return null;
    const kept = { token, refreshAt: row.refreshAt!.getTime(), endsAt: row.endsAt!.getTime() };
    this.known.set(key, kept);
    return kept;
  }

  private opened(sealed: Buffer): string | null {
    try {
      return unseal<string>(this.config.secretKey, sealed);
    } catch {
      return null;
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** The key names a secret, so its hash is what is stored. */
const keyOf = ({ key }: TokenAsker): string => createHash('sha256').update(key).digest('base64url');
