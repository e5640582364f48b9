// An authorization server on loopback. See README.md for the documents it follows.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Code {
  clientId: string;
  redirectUri: string;
  challenge: string;
  account: string;
  grant: string;
  endsAt: number;
  used: boolean;
}

interface Grant {
  account: string;
  refreshToken: string;
  revoked: boolean;
}

interface Token {
  grant: string;
  endsAt: number;
}

type Answer = [status: number, body: Record<string, unknown>];

export class FakeProvider {
  readonly clientId = 'halfhour-desk';
  readonly clientSecret = 'provider-secret-01';
  /** What the next requests to the token address meet instead of an answer. */
  readonly nextAnswers: Answer[] = [];
  /** Grant types that were asked for, in order. */
  readonly asked: string[] = [];
  account = 'service@halfhour.example';
  consent = true;
  rotates = true;
  lifeSeconds = 3600;
  now: () => number = Date.now;
  /** Holds every answer of the token address until it resolves. */
  gate: Promise<void> = Promise.resolve();

  private readonly codes = new Map<string, Code>();
  private readonly grants = new Map<string, Grant>();
  private readonly tokens = new Map<string, Token>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async open(): Promise<FakeProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FakeProvider(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get settings() {
    return {
      provider: 'custom' as const,
      clientId: this.clientId,
      clientSecret: this.clientSecret,
      authorizeUrl: `${this.url}/authorize`,
      tokenUrl: `${this.url}/token`,
      scope: 'mail',
    };
  }

  /** The person takes the permission back at the provider. */
  revokeAll(): void {
    for (const grant of this.grants.values()) grant.revoked = true;
  }

  /** Whose a good token is. */
  ownerOf(accessToken: string): string | null {
    const token = this.tokens.get(accessToken);
    const grant = token && this.grants.get(token.grant);
    return grant && !grant.revoked && token.endsAt > this.now() ? grant.account : null;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    if (url.pathname === '/authorize') return this.authorize(url.searchParams, response);
    const form = new URLSearchParams(await text(request));
    const [status, body] = await this.reply(url, form);
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  }

  private async reply({ pathname, searchParams }: URL, form: URLSearchParams): Promise<Answer> {
    if (pathname === '/introspect') return this.introspect(form.get('token') ?? searchParams.get('token') ?? '');
    if (pathname !== '/token') return [404, { error: 'not_found' }];
    this.asked.push(form.get('grant_type') ?? '');
    await this.gate;
    return this.nextAnswers.shift() ?? this.token(form);
  }

  private authorize(query: URLSearchParams, response: ServerResponse): void {
    const redirectUri = query.get('redirect_uri') ?? '';
    const wrong =
      query.get('response_type') !== 'code' ||
      query.get('client_id') !== this.clientId ||
      query.get('code_challenge_method') !== 'S256' ||
      !/^[\w-]{43}$/.test(query.get('code_challenge') ?? '') ||
      !query.get('state') ||
      !URL.canParse(redirectUri);
    if (wrong) {
      response.writeHead(400).end('invalid_request');
      return;
    }
    const back = new URL(redirectUri);
    back.searchParams.set('state', query.get('state')!);
    if (this.consent) back.searchParams.set('code', this.newCode(query, redirectUri));
    else back.searchParams.set('error', 'access_denied');
    response.writeHead(302, { location: back.toString() }).end();
  }

  private newCode(query: URLSearchParams, redirectUri: string): string {
    const code = randomBytes(16).toString('hex');
    const challenge = query.get('code_challenge')!;
    const grant = randomBytes(8).toString('hex');
    const endsAt = this.now() + 60_000;
    this.codes.set(code, {
      clientId: this.clientId,
      redirectUri,
      challenge,
      account: this.account,
      grant,
      endsAt,
      used: false,
    });
    return code;
  }

  private token(form: URLSearchParams): Answer {
    if (form.get('client_id') !== this.clientId || form.get('client_secret') !== this.clientSecret)
      return [401, { error: 'invalid_client' }];
    const kind = form.get('grant_type');
    if (kind === 'authorization_code') return this.byCode(form);
    if (kind === 'refresh_token') return this.byRefresh(form.get('refresh_token') ?? '');
    return [400, { error: 'unsupported_grant_type' }];
  }

  private byCode(form: URLSearchParams): Answer {
    const code = this.codes.get(form.get('code') ?? '');
    if (!code) return invalidGrant('no such code');
    if (code.used) {
      const given = this.grants.get(code.grant);
      if (given) given.revoked = true;
      return invalidGrant('the code was used before');
    }
    code.used = true;
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (proof !== code.challenge) return invalidGrant('the verifier does not fit');
    if (form.get('redirect_uri') !== code.redirectUri) return invalidGrant('another redirect_uri');
    if (code.endsAt < this.now()) return invalidGrant('the code is too old');
    const grant = { account: code.account, refreshToken: randomBytes(16).toString('hex'), revoked: false };
    this.grants.set(code.grant, grant);
    return [200, { ...this.newToken(code.grant), refresh_token: grant.refreshToken }];
  }

  private byRefresh(refreshToken: string): Answer {
    const found = [...this.grants].find(([, grant]) => grant.refreshToken === refreshToken);
    if (!found || found[1].revoked) return invalidGrant('the refresh token has ended');
    const [id, grant] = found;
    if (!this.rotates) return [200, this.newToken(id)];
    grant.refreshToken = randomBytes(16).toString('hex');
    return [200, { ...this.newToken(id), refresh_token: grant.refreshToken }];
  }

  private newToken(grant: string): Record<string, unknown> {
    const accessToken = randomBytes(24).toString('hex');
    this.tokens.set(accessToken, { grant, endsAt: this.now() + this.lifeSeconds * 1000 });
    return { access_token: accessToken, token_type: 'Bearer', expires_in: this.lifeSeconds, scope: 'mail' };
  }

  private introspect(token: string): Answer {
    const email = this.ownerOf(token);
    return [200, email ? { active: true, email, username: email, scope: 'mail' } : { active: false }];
  }
}

const invalidGrant = (description: string): Answer => [400, { error: 'invalid_grant', error_description: description }];
