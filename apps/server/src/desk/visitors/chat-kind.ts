import { webChatSettings } from '#contract';
import { type InboxKind, parsedSettings } from '../inboxes/inbox-kinds';

export const chatKind: InboxKind = {
  channel: 'web-chat',
  capabilities: {
    files: { types: null, largest: 50 * 1024 * 1024, most: 20 },
    html: false,
    typing: true,
    readMarks: true,
    longestText: null,
  },
  line: 'desk',
  split: (written) => ({ settings: parsedSettings(webChatSettings, written), secrets: {}, address: null }),
};
