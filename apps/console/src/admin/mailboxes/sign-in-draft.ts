import type { EmailSettings, SignInDraft } from '../inboxes/mail-presets';

/** A sign-in to start from: at the provider whose servers are filled in. */
export function newSignIn({ imap, smtp }: Pick<EmailSettings, 'imap' | 'smtp'>): SignInDraft {
  const host = `${imap?.host ?? ''} ${smtp?.host ?? ''}`;
  const provider = /office365|outlook/.test(host) ? 'microsoft' : /gmail|google/.test(host) ? 'google' : 'custom';
  return { provider, clientId: '', clientSecret: '', tenant: 'common', authorizeUrl: '', tokenUrl: '', scope: '' };
}
