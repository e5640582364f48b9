import {
  AtSign,
  Code2,
  Globe,
  Headset,
  Mail,
  MessageCircle,
  MessagesSquare,
  Phone,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { ChannelKindName, Inbox } from '#contract';
import { ApiAccess } from './ApiAccess';
import { apiDraft, ApiFields } from './ApiFields';
import { SignInPanel } from '../mailboxes/SignInPanel';
import { EmailFields } from './EmailFields';
import { chatDraft, emailDraft, type FieldsProps, trimmedEmail, wechatDraft } from './inbox-drafts';
import { phoneDraft, sentPhone } from './phone-draft';
import { PhoneAccess } from './PhoneAccess';
import { PhoneFields } from './PhoneFields';
import { personalDraft, PersonalFields } from './personal/PersonalFields';
import { PersonalLogin } from './personal/PersonalLogin';
import { WebChatFields } from './WebChatFields';
import { WechatAbove } from '../wechat/WechatAbove';
import { WechatCallback } from './WechatCallback';
import { WechatFields } from './WechatFields';
import { WecomFields } from './WecomFields';
import { wecomDraft } from './wecom-draft';
import { WeiboAccount } from './weibo/WeiboAccount';
import { weiboDraft, WeiboFields } from './weibo/WeiboFields';

/** How inboxes of one channel are set up. `S` is what its form edits. */
interface Kind<S> {
  icon: LucideIcon;
  /** The form's settings from those a stored inbox shows; from none for a new one. */
  draftOf(stored: Inbox['settings']): S;
  /** What is sent, where that is not just what the form edits. */
  settingsOf?(draft: S): Record<string, unknown>;
  Fields?: ComponentType<FieldsProps<S>>;
  /** What a stored inbox shows above its fields: an address to copy, a sign-in to finish. */
  Above?: ComponentType<{ inbox: Inbox }>;
  width?: number;
}

/** The table forgets what each form edits; a form is only ever given what its own row made. */
export type InboxKind = Kind<Record<string, unknown>>;
const kind = <S extends object>(row: Kind<S>): InboxKind => row as unknown as InboxKind;

/** Channels an admin can connect, in the order they are offered. */
export const INBOX_KINDS: Partial<Record<ChannelKindName, InboxKind>> = {
  email: kind({
    icon: Mail,
    draftOf: emailDraft,
    settingsOf: (draft) => ({ ...trimmedEmail(draft) }),
    Fields: EmailFields,
    Above: SignInPanel,
  }),
  'web-chat': kind({ icon: Globe, draftOf: chatDraft, Fields: WebChatFields, width: 860 }),
  'wechat-official': kind({
    icon: MessagesSquare,
    draftOf: wechatDraft,
    Fields: WechatFields,
    Above: WechatAbove,
  }),
  wecom: kind({ icon: Headset, draftOf: wecomDraft, Fields: WecomFields, Above: WechatCallback }),
  weibo: kind({ icon: AtSign, draftOf: weiboDraft, Fields: WeiboFields, Above: WeiboAccount }),
  'wechat-personal': kind({
    icon: MessageCircle,
    draftOf: personalDraft,
    Fields: PersonalFields,
    Above: PersonalLogin,
  }),
  phone: kind({
    icon: Phone,
    draftOf: phoneDraft,
    settingsOf: sentPhone,
    Fields: PhoneFields,
    Above: PhoneAccess,
  }),
  api: kind({ icon: Code2, draftOf: apiDraft, Fields: ApiFields, Above: ApiAccess }),
};
