import type { ChannelKindName } from '#contract';

const NO_CHATS: readonly ChannelKindName[] = ['email', 'phone'];

/** Channels where a contact has running conversations: what comes next continues one, without being told which. */
export const isChat = (channel: ChannelKindName): boolean => !NO_CHATS.includes(channel);
