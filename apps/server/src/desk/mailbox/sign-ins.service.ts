import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { authorizeUrl, exchangeCode, newPkce, OAuthError, refreshTokens } from '#channels/email';
import type { mailSignInFinish, mailSignInState } from '#contract';
import { DomainError } from '#domain';
import { seal, unseal } from '../../platform/auth/secrets';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Acting } from '../setup/acting';
import { wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { clientOf, providerOf } from './sign-in-provider';
import { type SignInRow, SignInsRepository } from './sign-ins.repository';

/** Wakes who renews sign-ins. */
export const SIGN_INS = 'sign-ins';
const TRY_MS = 10 * 60_000;
const CLAIM_MS = 30_000;
const RENEW_BEFORE_MS = 10 * 60_000;
const TOO_LATE_MS = 60_000;

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Mailboxes that are signed in to at their provider: the way there, and tokens that are renewed before they end. */
@Injectable()
export class SignIns {
  private readonly renewing = new Map<string, Promise<string>>();

  constructor(
    private readonly database: Database,
    private readonly repository: SignInsRepository,
    private readonly inboxes: InboxesService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null where the mailbox has a password. */
  async view(inboxId: string): Promise<z.output<typeof mailSignInState> | null> {
    const split = await this.inboxes.splitFor(inboxId, 'email');
    if (!split.settings.signIn) return null;
    const row = await this.repository.of(inboxId);
    if (row?.client !== clientOf(split)) return { state: 'none', expiresAt: null, signedInAt: null, error: null };
    const { state, expires_at, signed_in_at, error } = row;
    return { state, expiresAt: expires_at.toISOString(), signedInAt: signed_in_at.toISOString(), error };
  }

  /** The link that an admin's browser goes on with. What comes back counts for this session alone. */
  async start(me: Acting, inboxId: string, redirectUri: string): Promise<{ url: string }> {
    const split = await this.inboxes.splitFor(inboxId, 'email');
    if (!split.settings.signIn) throw wrongField('settings.signIn', 'required');
    const state = randomBytes(32).toString('base64url');
    const { verifier, challenge } = newPkce();
    const now = this.clock.now();
    await this.repository.begin(
      hashOf(state),
      {
        inbox_id: inboxId,
        session_hash: me.sessionHash,
        verifier: seal(this.config.secretKey, verifier),
        redirect_uri: redirectUri,
        client: clientOf(split),
        ends_at: new Date(now.getTime() + TRY_MS),
      },
      now,
    );
    return { url: authorizeUrl(providerOf(split), { redirectUri, state, challenge, hint: split.address ?? '' }) };
  }

  /** The browser is back. Refused unless this session began it, not long ago, and the mailbox is still set up the same way. */
  async finish(me: Acting, { state, code, error }: z.output<typeof mailSignInFinish>): Promise<{ inboxId: string }> {
    const begun = await this.repository.takeTry(hashOf(state));
    const now = this.clock.now();
    if (!begun || begun.session_hash !== me.sessionHash || begun.ends_at < now)
      throw new DomainError('mail_sign_in_unknown');
    const split = await this.inboxes.splitFor(begun.inbox_id, 'email');
    if (clientOf(split) !== begun.client) throw new DomainError('mail_sign_in_unknown');
    if (!code) throw new DomainError('mail_sign_in_refused', { said: error ?? '' });
    const verifier = unseal<string>(this.config.secretKey, begun.verifier);
    const given = { code, redirectUri: begun.redirect_uri, verifier };
    const { expiresAt, ...tokens } = await exchangeCode(providerOf(split), given, now).catch((refused: unknown) => {
      throw refused instanceof OAuthError
        ? new DomainError('mail_sign_in_refused', { said: refused.message })
        : refused;
    });
    await this.database.transaction(async (tx) => {
      const row = { inbox_id: begun.inbox_id, client: begun.client, expires_at: expiresAt, signed_in_at: now };
      await this.repository.save(tx, { ...row, tokens: seal(this.config.secretKey, tokens) });
      // Its line begins anew, with the new tokens.
      await this.inboxes.touch(tx, begun.inbox_id);
      await this.setupLog.record(tx, me, {
        act: 'inbox.signed_in',
        area: 'inboxes',
        subjectId: begun.inbox_id,
        subject: split.name,
      });
    });
    return { inboxId: begun.inbox_id };
  }

  /** A token that is good now. @throws with code EOAUTH when a person has to sign in again, EOAUTHAWAY when it may pass */
  async accessToken(inboxId: string, rejected?: string): Promise<string> {
    const row = await this.repository.of(inboxId);
    const split = await this.inboxes.splitFor(inboxId, 'email');
    if (row?.client !== clientOf(split) || row.state === 'ended') throw signInAgain();
    const { accessToken } = this.tokensOf(row);
    const late = row.expires_at.getTime() - TOO_LATE_MS <= this.clock.now().getTime();
    return late || accessToken === rejected ? this.renew(row) : accessToken;
  }

  /** Renews what ends soon; answers when to look again. */
  async renewDue(): Promise<Date | null> {
    const now = this.clock.now();
    const due = await this.repository.ending(now, new Date(now.getTime() + RENEW_BEFORE_MS));
    // Its trouble is kept with it and shown; the others go on.
    await Promise.allSettled(due.map((row) => this.renew(row)));
    const next = await this.repository.nextEnd();
    return next && new Date(Math.max(next.getTime() - RENEW_BEFORE_MS, now.getTime() + CLAIM_MS));
  }

  private renew(row: SignInRow): Promise<string> {
    const running = this.renewing.get(row.inbox_id);
    if (running) return running;
    const started = this.renewAlone(row).finally(() => this.renewing.delete(row.inbox_id));
    this.renewing.set(row.inbox_id, started);
    return started;
  }

  private async renewAlone(row: SignInRow): Promise<string> {
    const now = this.clock.now();
    if (!(await this.repository.claim(row, now, new Date(now.getTime() + CLAIM_MS)))) return this.renewedByOther(row);
    const old = this.tokensOf(row);
    try {
      const provider = providerOf(await this.inboxes.splitFor(row.inbox_id, 'email'));
      const { expiresAt, accessToken, refreshToken } = await refreshTokens(provider, old.refreshToken, now);
      const tokens: Tokens = { accessToken, refreshToken: refreshToken ?? old.refreshToken };
      await this.repository.renewed(row, seal(this.config.secretKey, tokens), expiresAt);
      return accessToken;
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      const ended = error.failure === 'ended';
      await this.repository.failed(row, ended ? 'ended' : 'signed_in', error.message);
      if (!ended) throw notJustNow(error.message);
      const again = signInAgain();
      await this.inboxes.setHealth(row.inbox_id, { state: 'failed', error: again.message });
      throw again;
    }
  }

  private async renewedByOther(row: SignInRow): Promise<string> {
    for (const end = Date.now() + CLAIM_MS; Date.now() < end; await pause(250)) {
      const now = await this.repository.of(row.inbox_id);
      if (!now || now.state === 'ended') throw signInAgain();
      if (!now.tokens.equals(row.tokens)) return this.tokensOf(now).accessToken;
      if (now.error) break;
    }
    throw notJustNow('another process did not get one');
  }

  private tokensOf({ tokens }: SignInRow): Tokens {
    return unseal<Tokens>(this.config.secretKey, tokens);
  }
}

const hashOf = (state: string): Buffer => createHash('sha256').update(state).digest();
const coded = (message: string, code: string): Error => Object.assign(new Error(message), { code });
const signInAgain = (): Error => coded('The sign-in at the provider has ended. Sign in again.', 'EOAUTH');
const notJustNow = (said: string): Error => coded(said, 'EOAUTHAWAY');
