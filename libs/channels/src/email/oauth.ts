import { createHash, randomBytes } from 'node:crypto';

/** A provider that signs a mailbox in by the authorization-code flow (RFC 6749) with PKCE (RFC 7636). */
export interface OAuthProvider {
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
  clientId: string;
  /** Empty for a public client, which PKCE alone protects. */
  clientSecret: string;
  /** What the provider wants beside the standard, so that it hands out a refresh token. */
  extra?: Record<string, string>;
}

export interface OAuthTokens {
  accessToken: string;
  /** When the access token ends, by our clock. */
  expiresAt: Date;
  refreshToken: string | null;
}

/** `ended`: the provider will not renew this sign-in, a person has to sign in again. */
export type OAuthFailure = 'ended' | 'refused' | 'away';

export class OAuthError extends Error {
  override readonly name = 'OAuthError';

  constructor(
    readonly failure: OAuthFailure,
    detail: string,
  ) {
    super(detail);
  }
}

const answerWithinMs = 15_000;
const longestAnswer = 64 * 1024;
const usualLifeSeconds = 3600;

/** Addresses and scopes of the large providers, by their public documents. */
export const oauthProviders = {
  google: () => ({
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    // Without both, Google hands out a refresh token once in an account's life.
    extra: { access_type: 'offline', prompt: 'consent' },
  }),
  microsoft: (tenant: string) => ({
    authorizeUrl: `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/authorize`,
    tokenUrl: `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    extra: { prompt: 'select_account' },
  }),
};

/** A secret of one sign-in, and what is shown of it beforehand (RFC 7636 section 4.2, method S256). */
export function newPkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Where the admin's browser is sent to sign in. `hint` is the mailbox, so that the right account is offered. */
export function authorizeUrl(
  provider: OAuthProvider,
  { redirectUri, state, challenge, hint }: { redirectUri: string; state: string; challenge: string; hint: string },
): string {
  const url = new URL(provider.authorizeUrl);
  const query = {
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: redirectUri,
    scope: provider.scope,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: hint,
    ...provider.extra,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.toString();
}

/** Trades the code of a sign-in for tokens. @throws OAuthError */
export async function exchangeCode(
  provider: OAuthProvider,
  { code, redirectUri, verifier }: { code: string; redirectUri: string; verifier: string },
  now: Date,
): Promise<OAuthTokens> {
  const tokens = await askForTokens(
    provider,
    { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
    now,
  );
  if (!tokens.refreshToken) throw new OAuthError('refused', 'The provider gave no refresh token. Check the scope.');
  return tokens;
}

/**
 * A new access token for a refresh token. A provider may replace the refresh token (RFC 6749 section 6): the answer's one
 * counts from then on, null keeps the old. @throws OAuthError
 */
export function refreshTokens(provider: OAuthProvider, refreshToken: string, now: Date): Promise<OAuthTokens> {
  return askForTokens(provider, { grant_type: 'refresh_token', refresh_token: refreshToken }, now);
}

async function askForTokens(provider: OAuthProvider, grant: Record<string, string>, now: Date): Promise<OAuthTokens> {
  const { clientId, clientSecret } = provider;
  const body = new URLSearchParams({
    ...grant,
    client_id: clientId,
    ...(clientSecret && { client_secret: clientSecret }),
  });
  const answer = await post(provider.tokenUrl, body);
  const { access_token, expires_in, refresh_token } = answer;
  if (typeof access_token !== 'string' || access_token === '')
    throw new OAuthError('away', 'The provider answered without an access token.');
  const life = Number(expires_in);
  const seconds = Number.isFinite(life) && life > 0 ? life : usualLifeSeconds;
  return {
    accessToken: access_token,
    expiresAt: new Date(now.getTime() + seconds * 1000),
    refreshToken: typeof refresh_token === 'string' && refresh_token !== '' ? refresh_token : null,
  };
}

async function post(url: string, body: URLSearchParams): Promise<Record<string, unknown>> {
  let response: Response;
  let text: string;
  try {
    // A redirect would carry the secret to another address.
    response = await fetch(url, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    text = (await response.text()).slice(0, longestAnswer);
  } catch {
    throw new OAuthError('away', 'The provider did not answer.');
  }
  const answer = json(text);
  if (response.ok) return answer;
  throw failureOf(response.status, answer);
}

/** RFC 6749 section 5.2. Busy and broken providers are asked again; only their clear word ends a sign-in. */
function failureOf(status: number, answer: Record<string, unknown>): OAuthError {
  const code = typeof answer['error'] === 'string' ? answer['error'] : '';
  const description = typeof answer['error_description'] === 'string' ? answer['error_description'] : '';
  const said = `${code} ${description}`.trim().replace(/\s+/g, ' ').slice(0, 300);
  const detail = `The provider said: ${said || `status ${status}`}`;
  if (status === 429 || status >= 500 || code === 'temporarily_unavailable') return new OAuthError('away', detail);
  if (code === 'invalid_grant' || code === 'interaction_required' || code === 'consent_required')
    return new OAuthError('ended', detail);
  return new OAuthError('refused', detail);
}

function json(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
