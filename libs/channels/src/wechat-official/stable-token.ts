import { repeatable } from '../tencent/failures';
import { type ApiAddress, postJson } from '../tencent/http';
import type { GivenToken, TokenAsker } from '../tencent/token-keeper';

export interface TokenAccount extends ApiAddress {
  appId: string;
  appSecret: string;
}

/**
 * Tokens from 「获取稳定版接口调用凭据」. Asked in its normal mode that call gives everybody the same token, so nobody's token dies by
 * another's asking. Forcing kills all others and is allowed 20 times a day: only when asking nicely brings the dead one.
 */
export function stableToken(account: TokenAccount): TokenAsker {
  const { apiUrl, appId, appSecret } = account;
  return {
    key: JSON.stringify([apiUrl, appId, appSecret]),
    ask: async (rejected) => {
      const given = await request(account, false);
      return given.token === rejected ? request(account, true) : given;
    },
  };
}

async function request(account: TokenAccount, force: boolean): Promise<GivenToken> {
  const body = {
    grant_type: 'client_credential',
    appid: account.appId,
    secret: account.appSecret,
    force_refresh: force,
  };
  const { access_token: token, expires_in: seconds } = await repeatable(
    postJson<{ access_token: string; expires_in: number }>(account, '/cgi-bin/stable_token', body),
  );
  return { token, lifeMs: seconds * 1000 };
}
