import type { Capabilities, Channel, InboundMessage, RawInbound } from '../channel';
import { WeiboApi } from './api';
import { testAccount } from './connection-test';
import { readPush } from './inbound';
import { readFields } from './json';
import { type PollerTimes, startPoller } from './poller';
import { readComment, readStatus } from './posts';
import { sendMessage } from './send';
import type { WeiboSettings } from './settings';

const capabilities: Capabilities = {
  attachments: true,
  html: false,
  typing: false,
  readMarks: false,
  // Direct messages are split; comments are counted by the composer.
  longestText: null,
};

/** A Weibo account behind the channel contract. Direct messages are pushed to a route of the desk; listening asks for comments. */
export function weiboChannel(times: PollerTimes): Channel<WeiboSettings> {
  return {
    kind: 'weibo',
    capabilities,
    listen: (settings, host) => startPoller(settings, host, times),
    // Async, so that what can't be read is a rejection, as with mail.
    parse: async (input) => readStored(input),
    send: (settings, message) => sendMessage(new WeiboApi(settings), message),
    test: (settings) => testAccount(settings),
  };
}

/** What the poller handed over names its list; anything else was pushed. */
export function readStored({ raw, envelope }: Pick<RawInbound, 'raw' | 'envelope'>): InboundMessage {
  if (envelope.list === 'statuses/mentions') return readStatus(readFields(raw));
  return typeof envelope.list === 'string' ? readComment(readFields(raw)) : readPush(raw);
}
