import { FakeProvider } from '../../../../test/support/remotes/oauth/fake-provider';
import { authorizeUrl, exchangeCode, newPkce, oauthProviders, refreshTokens, type OAuthProvider } from './oauth';

const redirectUri = 'https://desk.example/oauth/mail';
const now = new Date('2026-11-23T02:00:00Z');
let remote: FakeProvider;
let provider: OAuthProvider;

beforeAll(async () => {
  remote = await FakeProvider.open();
  provider = remote.settings;
});
afterAll(() => remote.close());

/** What a browser does: opens the link, and is sent back with a code. */
async function signIn(challenge: string, state = 's1'): Promise<URL> {
  const url = authorizeUrl(provider, { redirectUri, state, challenge, hint: 'service@halfhour.example' });
  const answer = await fetch(url, { redirect: 'manual' });
  return new URL(answer.headers.get('location')!);
}

async function signedIn() {
  const { verifier, challenge } = newPkce();
  const code = (await signIn(challenge)).searchParams.get('code')!;
  return { verifier, code, tokens: await exchangeCode(provider, { code, redirectUri, verifier }, now) };
}

test('a sign-in: the browser comes back with our state, the code becomes tokens, the token is the account’s', async () => {
  const { verifier, challenge } = newPkce();
  const back = await signIn(challenge, 'state-of-mine');
  expect(back.searchParams.get('state')).toBe('state-of-mine');
  const tokens = await exchangeCode(provider, { code: back.searchParams.get('code')!, redirectUri, verifier }, now);
  expect(tokens.expiresAt).toEqual(new Date(now.getTime() + 3600_000));
  expect(remote.ownerOf(tokens.accessToken)).toBe('service@halfhour.example');
});

test('a code that somebody else caught is worth nothing without the verifier, and nothing a second time', async () => {
  const { challenge } = newPkce();
  const code = (await signIn(challenge)).searchParams.get('code')!;
  const caught = exchangeCode(provider, { code, redirectUri, verifier: newPkce().verifier }, now);
  await expect(caught).rejects.toMatchObject({ failure: 'ended', message: expect.stringContaining('verifier') });
  const { verifier, code: used, tokens } = await signedIn();
  await expect(exchangeCode(provider, { code: used, redirectUri, verifier }, now)).rejects.toThrow('used before');
  expect(remote.ownerOf(tokens.accessToken)).toBeNull();
});

test('a refresh token is replaced at each use, or kept where the provider keeps it', async () => {
  const { tokens } = await signedIn();
  const next = await refreshTokens(provider, tokens.refreshToken!, now);
  expect(next.refreshToken).not.toBe(tokens.refreshToken);
  await expect(refreshTokens(provider, tokens.refreshToken!, now)).rejects.toMatchObject({ failure: 'ended' });
  remote.rotates = false;
  const third = await refreshTokens(provider, next.refreshToken!, now);
  remote.rotates = true;
  expect([third.refreshToken, remote.ownerOf(third.accessToken)]).toEqual([null, 'service@halfhour.example']);
});

test('only the provider’s clear word ends a sign-in', async () => {
  const { tokens } = await signedIn();
  const refused = async (...answer: [number, Record<string, unknown>]) => {
    remote.nextAnswers.push(answer);
    return refreshTokens(provider, tokens.refreshToken!, now).catch((error: { failure: string }) => error.failure);
  };
  expect(await refused(400, { error: 'invalid_grant' })).toBe('ended');
  expect(await refused(400, { error: 'interaction_required' })).toBe('ended');
  expect(await refused(401, { error: 'invalid_client' })).toBe('refused');
  expect(await refused(503, {})).toBe('away');
  expect(await refused(429, { error: 'invalid_grant' })).toBe('away');
  expect(await refused(200, { token_type: 'Bearer' })).toBe('away');
  const closed = { ...provider, tokenUrl: 'http://127.0.0.1:1/token' };
  await expect(refreshTokens(closed, tokens.refreshToken!, now)).rejects.toMatchObject({ failure: 'away' });
  expect((await refreshTokens(provider, tokens.refreshToken!, now)).accessToken).toBeTruthy();
});

test('no secret stands in an error or in the link', async () => {
  const url = authorizeUrl(provider, { redirectUri, state: 's', challenge: newPkce().challenge, hint: 'a@b.example' });
  expect(url).not.toContain(provider.clientSecret);
  const error = await refreshTokens({ ...provider, clientSecret: 'wrong-secret' }, 'some-token', now).catch(String);
  expect(error).toMatch(/invalid_client/);
  expect(error).not.toMatch(/wrong-secret|some-token/);
});

test('the large providers', () => {
  const google = new URL(
    authorizeUrl(
      { ...oauthProviders.google(), clientId: 'c', clientSecret: '' },
      {
        redirectUri,
        state: 's',
        challenge: 'x',
        hint: 'a@gmail.example',
      },
    ),
  );
  expect(google.searchParams.get('access_type')).toBe('offline');
  expect(oauthProviders.microsoft('common/../x').tokenUrl).toBe(
    'https://login.microsoftonline.com/common%2F..%2Fx/oauth2/v2.0/token',
  );
});
