import type { MailHabits } from '#contract';

export interface MailServer {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
}

/** A sign-in at a provider as it is written: the secret is never sent to us, and an empty one keeps what is stored. */
export interface SignInDraft {
  provider: 'google' | 'microsoft' | 'custom';
  clientId: string;
  clientSecret: string;
  tenant: string;
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
}

export interface ImapServer extends MailServer {
  folders: string[];
  after: 'seen' | 'leave' | 'move';
  moveTo: string;
}

export interface SmtpServer extends MailServer {
  perMinute: number | null;
}

export interface EmailSettings extends MailHabits {
  address: string;
  senderName: string;
  imap: ImapServer | null;
  smtp: SmtpServer | null;
  signIn: SignInDraft | null;
}

/** What the provider wants in place of the log-in password. `oauth_only`: it no longer takes any password. */
export type PasswordHint = 'client_code' | 'app_password' | 'oauth_only';

export interface MailPreset {
  key: string;
  imap: Pick<MailServer, 'host' | 'port' | 'secure'>;
  smtp: Pick<MailServer, 'host' | 'port' | 'secure'>;
  hint: PasswordHint;
  /** Address domains that can only be this provider's. */
  domains: readonly string[];
}

const tls = (host: string, port: number) => ({ host, port, secure: true });

export const MAIL_PRESETS: readonly MailPreset[] = [
  {
    key: 'exmail',
    imap: tls('imap.exmail.qq.com', 993),
    smtp: tls('smtp.exmail.qq.com', 465),
    hint: 'client_code',
    domains: [],
  },
  {
    key: 'qq',
    imap: tls('imap.qq.com', 993),
    smtp: tls('smtp.qq.com', 465),
    hint: 'client_code',
    domains: ['qq.com', 'foxmail.com'],
  },
  {
    key: 'netease_business',
    imap: tls('imap.qiye.163.com', 993),
    smtp: tls('smtp.qiye.163.com', 465),
    hint: 'client_code',
    domains: [],
  },
  {
    key: 'netease',
    imap: tls('imap.163.com', 993),
    smtp: tls('smtp.163.com', 465),
    hint: 'client_code',
    domains: ['163.com'],
  },
  {
    key: 'aliyun',
    imap: tls('imap.qiye.aliyun.com', 993),
    smtp: tls('smtp.qiye.aliyun.com', 465),
    hint: 'client_code',
    domains: [],
  },
  {
    key: 'gmail',
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    hint: 'app_password',
    domains: ['gmail.com'],
  },
  {
    key: 'outlook',
    imap: tls('outlook.office365.com', 993),
    // Microsoft takes submissions on 587 only, which starts in the clear and turns to TLS.
    smtp: { host: 'smtp.office365.com', port: 587, secure: false },
    hint: 'oauth_only',
    domains: ['outlook.com', 'hotmail.com', 'live.com'],
  },
];

export const emptyEmailSettings: EmailSettings = {
  ...{ address: '', senderName: '', imap: null, smtp: null, signIn: null },
  ...{ aliases: [], signature: '', quote: true, trustedHost: '' },
};

/** The provider an address names by its domain, or null: a company's own domain says nothing. */
export function presetOfAddress(address: string): MailPreset | null {
  const domain = address.trim().toLowerCase().split('@')[1] ?? '';
  return MAIL_PRESETS.find(({ domains }) => domains.includes(domain)) ?? null;
}

/** The provider whose servers the settings name. */
export function presetOfSettings({ imap, smtp }: EmailSettings): MailPreset | null {
  return MAIL_PRESETS.find((preset) => imap?.host === preset.imap.host && smtp?.host === preset.smtp.host) ?? null;
}

/** The settings with the provider's servers; what was typed as user and password stays. */
export function withPreset(settings: EmailSettings, preset: MailPreset): EmailSettings {
  const { address, imap, smtp } = settings;
  return {
    ...settings,
    imap: {
      ...blankImap(address),
      ...imap,
      ...preset.imap,
      user: imap?.user || address,
    },
    smtp: {
      ...preset.smtp,
      user: smtp?.user || address,
      password: smtp?.password || (imap?.password ?? ''),
      perMinute: smtp?.perMinute ?? null,
    },
  };
}

export const blankImap = (address: string): ImapServer => ({
  ...blankServer('imap', address),
  folders: ['INBOX'],
  after: 'seen',
  moveTo: '',
});

/** A server to start typing into: encrypted, on the usual port, with the address as user. */
export function blankServer(kind: 'imap' | 'smtp', address: string): MailServer {
  return { host: '', port: kind === 'imap' ? 993 : 465, secure: true, user: address, password: '' };
}

/** The port that goes with encryption from the first byte, or with starting in the clear; a port of one's own stays. */
export function portFor(kind: 'imap' | 'smtp', secure: boolean, port: number): number {
  const usual = kind === 'imap' ? { on: 993, off: 143 } : { on: 465, off: 587 };
  const known = [993, 143, 465, 587, 25].includes(port);
  if (!known) return port;
  return secure ? usual.on : usual.off;
}
