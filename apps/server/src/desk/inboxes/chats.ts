import type { ChannelKindName } from '#contract';

const CHATS: readonly ChannelKindName[] = ['web-chat', 'wechat-official'];

/** Channels where a contact has one running conversation: what comes next continues it, without being told which. */
export const isChat = (channel: ChannelKindName): boolean => CHATS.includes(channel);
