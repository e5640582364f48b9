import type { Inbox, WebChatSettings } from '#contract';
import { emptyEmailSettings, type EmailSettings } from './mail-presets';

export type NewChannel = 'email' | 'web-chat' | 'wechat-official' | 'phone' | 'api';

/** An official account as it is written: secrets are never sent to us, and empty ones keep what is stored or are made. */
export interface WechatDraft {
  appId: string;
  appSecret: string;
  encodingAesKey: string;
  mode: 'plain' | 'compatible' | 'safe';
}

/** What a sheet edits: name and routing, and the settings of the channels that have some. */
export interface InboxDraft {
  name: string;
  teamId: string | null;
  colour: string;
  email: EmailSettings;
  chat: WebChatSettings;
  wechat: WechatDraft;
}

export const emptyChatSettings: WebChatSettings = {
  locale: 'zh-CN',
  welcome: '',
  preChatForm: { enabled: false, fields: ['name', 'email'], required: false },
  allowedOrigins: [],
  position: 'right',
  emailInboxId: null,
};

const emptyWechat: WechatDraft = { appId: '', appSecret: '', encodingAesKey: '', mode: 'safe' };

export const WIDGET_COLOURS = ['#4f46e5', '#0f766e', '#b45309', '#be123c', '#1d4ed8', '#334155'] as const;

/** A draft of a stored inbox. Passwords are never sent to us; empty ones keep what is stored. */
export function draftOfInbox({ name, teamId, colour, settings }: Inbox): InboxDraft {
  const email = settings as Partial<EmailSettings>;
  return {
    name,
    teamId,
    colour,
    email: {
      ...emptyEmailSettings,
      ...email,
      imap: email.imap ? { ...email.imap, password: '' } : null,
      smtp: email.smtp ? { ...email.smtp, password: '' } : null,
    },
    chat: { ...emptyChatSettings, ...(settings as Partial<WebChatSettings>) },
    wechat: { ...emptyWechat, ...wechatOf(settings) },
  };
}

export function newDraft(): InboxDraft {
  return {
    name: '',
    teamId: null,
    colour: WIDGET_COLOURS[0],
    email: emptyEmailSettings,
    chat: emptyChatSettings,
    wechat: emptyWechat,
  };
}

const wechatOf = ({ appId, mode }: Inbox['settings']): Partial<WechatDraft> => ({
  ...(typeof appId === 'string' && { appId }),
  ...((mode === 'plain' || mode === 'compatible' || mode === 'safe') && { mode }),
});

/** The settings a channel stores, without what belongs to the other. */
export function settingsOf(channel: string, { email, chat, wechat }: InboxDraft): Record<string, unknown> {
  if (channel === 'email') {
    const { address, senderName, imap, smtp } = email;
    return { address: address.trim(), senderName, imap, smtp };
  }
  if (channel === 'wechat-official') return { ...wechat };
  if (channel !== 'web-chat') return {};
  const { locale, welcome, preChatForm, allowedOrigins, position, emailInboxId } = chat;
  return { locale, welcome, preChatForm, allowedOrigins, position, emailInboxId };
}
