import { newSignIn } from './sign-in-draft';

const server = (host: string) => ({ host, port: 993, secure: true, user: '', password: '' });
const imap = (host: string) => ({ ...server(host), folders: ['INBOX'], after: 'seen' as const, moveTo: '' });

it.each([
  ['outlook.office365.com', 'microsoft'],
  ['imap.gmail.com', 'google'],
  ['mail.haowu.example', 'custom'],
])('a mailbox at %s signs in at %s', (host, provider) => {
  expect(newSignIn({ imap: imap(host), smtp: null }).provider).toBe(provider);
});

it('a mailbox without servers is asked for its provider', () => {
  expect(newSignIn({ imap: null, smtp: null }).provider).toBe('custom');
});
