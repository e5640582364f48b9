import type { Config } from '../../platform/config/config';
import { Clock } from '../../platform/clock/clock';
import { seal } from '../../platform/auth/secrets';
import type { AccessTokensRepository, TokenRow } from './access-tokens.repository';
import { AccessTokens } from './access-tokens.service';

const HOUR = 3600_000;
const SECRET_KEY = Buffer.alloc(32, 7);

/** One row as the table holds it; `meanwhile` happens between a look at it and the turn, as when another process was quicker. */
class OneAccount {
  row: TokenRow | null = null;
  askedBy: string | null = null;
  meanwhile: (() => void) | null = null;

  of(): Promise<TokenRow | null> {
    return Promise.resolve(this.row);
  }

  takeTurn(_key: string, owner: string): Promise<TokenRow | null> {
    this.meanwhile?.();
    if (this.askedBy !== null) return Promise.resolve(null);
    this.askedBy = owner;
    return Promise.resolve(this.row ?? { sealed: null, refreshAt: null, endsAt: null });
  }

  keep(_key: string, _owner: string, row: TokenRow): Promise<boolean> {
    this.row = row;
    this.askedBy = null;
    return Promise.resolve(true);
  }

  endTurn(): Promise<void> {
    this.askedBy = null;
    return Promise.resolve();
  }
}

describe('access tokens of a platform', () => {
  const account = new OneAccount();
  const asked: (string | null)[] = [];
  const asker = {
    key: 'app-1',
    ask: (rejected: string | null) => {
      asked.push(rejected);
      return Promise.resolve({ token: `asked-${asked.length}`, lifeMs: 2 * HOUR });
    },
  };
  const tokens = new AccessTokens(account as unknown as AccessTokensRepository, new Clock(), {
    secretKey: SECRET_KEY,
  } as unknown as Config);

  const brought = (token: string): TokenRow => {
    const in2Hours = new Date(Date.now() + 2 * HOUR);
    return { sealed: seal(SECRET_KEY, token), refreshAt: in2Hours, endsAt: in2Hours };
  };

  beforeEach(() => {
    asked.length = 0;
    account.row = null;
    account.askedBy = null;
    account.meanwhile = null;
  });

  it('takes what another process brought between its look and its turn, and gives the turn back', async () => {
    account.row = brought('dead');
    account.meanwhile = () => (account.row = brought('alive'));
    expect(await tokens.renewed(asker, 'dead')).toBe('alive');
    expect(asked).toEqual([]);
    expect(account.askedBy).toBeNull();
  });

  it('asks when what it finds in its turn is the dead one', async () => {
    account.row = brought('alive');
    expect(await tokens.renewed(asker, 'alive')).toBe('asked-1');
    expect(asked).toEqual(['alive']);
    expect(await tokens.current(asker)).toBe('asked-1');
  });
});
