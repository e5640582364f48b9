import { oauthProviders, type OAuthProvider } from '#channels/email';
import type { z } from 'zod';
import type { emailSignIn } from '#contract';
import type { SplitSettings } from '../inboxes/inbox-kinds';

type SignIn = z.output<typeof emailSignIn>;

const signInOf = ({ settings }: SplitSettings): SignIn => settings.signIn as SignIn;

/** Where and as whom the desk asks for tokens. */
export function providerOf(split: SplitSettings): OAuthProvider {
  const signIn = signInOf(split);
  const client = { clientId: signIn.clientId, clientSecret: split.secrets.signInSecret ?? '' };
  if (signIn.provider === 'google') return { ...oauthProviders.google(), ...client };
  if (signIn.provider === 'microsoft') return { ...oauthProviders.microsoft(signIn.tenant), ...client };
  const { authorizeUrl, tokenUrl, scope } = signIn;
  return { authorizeUrl, tokenUrl, scope, ...client };
}

/** Tokens were given to this client of this provider and for this mailbox; any other has to sign in anew. */
export function clientOf(split: SplitSettings): string {
  const signIn = signInOf(split);
  if (!signIn) return '';
  const { tokenUrl, clientId } = providerOf(split);
  return JSON.stringify([tokenUrl, clientId, split.address]);
}
