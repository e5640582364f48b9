import type { Inbox, WebChatSettings } from '#contract';
import type { SheetForm } from '../pieces/use-sheet-form';
import { emptyEmailSettings, type EmailSettings } from './mail-presets';

/** What a sheet edits: name and routing, and the settings of its channel. */
export interface InboxDraft<Settings = Record<string, unknown>> {
  name: string;
  teamId: string | null;
  colour: string;
  settings: Settings;
}

export interface FieldsProps<Settings> {
  form: SheetForm<InboxDraft<Settings>>;
  /** Undefined while it is a new inbox. */
  inboxId?: string | undefined;
}

/** An official account as it is written: secrets are never sent to us, and empty ones keep what is stored or are made. */
export interface WechatDraft {
  appId: string;
  appSecret: string;
  encodingAesKey: string;
  mode: 'plain' | 'compatible' | 'safe';
}

export const emptyChatSettings: WebChatSettings = {
  locale: 'zh-CN',
  welcome: '',
  preChatForm: { enabled: false, fields: ['name', 'email'], required: false },
  allowedOrigins: [],
  position: 'right',
  emailInboxId: null,
  calls: { enabled: false, ringSeconds: 40 },
};

export const WIDGET_COLOURS = ['#4f46e5', '#0f766e', '#b45309', '#be123c', '#1d4ed8', '#334155'] as const;

export const newDraft = <S>(settings: S): InboxDraft<S> => ({
  name: '',
  teamId: null,
  colour: WIDGET_COLOURS[0],
  settings,
});

/** The settings a stored inbox shows, for its form: passwords are never sent to us; empty ones keep what is stored. */
export function emailDraft(stored: Inbox['settings']): EmailSettings {
  const email = stored as Partial<EmailSettings>;
  return {
    ...emptyEmailSettings,
    ...email,
    imap: email.imap ? { ...email.imap, password: '' } : null,
    smtp: email.smtp ? { ...email.smtp, password: '' } : null,
    signIn: email.signIn ? { ...email.signIn, clientSecret: '' } : null,
  };
}

/** As it is stored: without spaces around, and without the lines somebody left empty. */
export const trimmedEmail = (email: EmailSettings): EmailSettings => ({
  ...email,
  address: email.address.trim(),
  trustedHost: email.trustedHost.trim(),
  aliases: email.aliases.map((alias) => alias.trim()).filter((alias) => alias !== ''),
});

export const chatDraft = (stored: Inbox['settings']): WebChatSettings => ({
  ...emptyChatSettings,
  ...(stored as Partial<WebChatSettings>),
});

export const wechatDraft = ({ appId, mode }: Inbox['settings']): WechatDraft => ({
  appId: typeof appId === 'string' ? appId : '',
  appSecret: '',
  encodingAesKey: '',
  mode: mode === 'plain' || mode === 'compatible' ? mode : 'safe',
});
