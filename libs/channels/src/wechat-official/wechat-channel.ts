import type { Capabilities, Channel } from '../channel';
import { WechatApi } from './api';
import { testAccount } from './connection-test';
import { readInbound } from './inbound';
import { sayUnrecorded } from '../tencent/parts';
import { sendMessage, TAKEN_BYTES } from './send';
import type { WechatSettings } from './settings';
import type { TokenKeeper } from '../tencent/token-keeper';

const capabilities: Capabilities = {
  files: { types: TAKEN_BYTES, largest: 10 * 1024 * 1024, most: 9 },
  html: false,
  typing: true,
  readMarks: false,
  // Longer texts are split; see text-parts.ts.
  longestText: null,
};

/** The official account behind the channel contract. The platform calls us, so listening is somebody else's route. */
export function wechatChannel(tokens: TokenKeeper): Channel<WechatSettings> {
  return {
    kind: 'wechat-official',
    capabilities,
    listen: (_, host) => {
      host.health({ state: 'connecting', error: null });
      return Promise.resolve({ stop: () => Promise.resolve() });
    },
    // Async, so that what can't be read is a rejection, as with mail.
    parse: async ({ raw }) => readInbound(raw),
    send: (settings, message) =>
      sayUnrecorded('wechat', (ledger) => sendMessage(new WechatApi(settings, tokens), message, ledger)),
    test: (settings) => testAccount(settings, tokens),
  };
}
