import type { Capabilities, Channel, RawInbound } from '../channel';
import { WeiboApi } from './api';
import { testAccount } from './connection-test';
import { readPush, type WeiboPush } from './inbound';
import { readFields } from './json';
import { type PollerTimes, startPoller } from './poller';
import { readComment, readStatus, type WeiboPost } from './posts';
import { LONGEST_COMMENT, sendMessage } from './send';
import type { WeiboSettings } from './settings';

const LARGEST_PICTURE = 10 * 1024 * 1024;
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/gif'];

/** Direct messages: long ones are split, and pictures go as addresses. */
const capabilities: Capabilities = {
  files: {
    types: Object.fromEntries(PICTURE_TYPES.map((type) => [type, LARGEST_PICTURE])),
    largest: LARGEST_PICTURE,
    most: 9,
  },
  html: false,
  typing: false,
  readMarks: false,
  longestText: null,
};

/** Comments: one short text, which nobody would read in parts. */
export const commentCapabilities: Capabilities = { ...capabilities, files: null, longestText: LONGEST_COMMENT };

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

/** What the poller handed over names its list; anything else was pushed. Throws PushRefused. */
export function readStored({ raw, envelope }: Pick<RawInbound, 'raw' | 'envelope'>): WeiboPush | WeiboPost {
  if (envelope.list === 'statuses/mentions') return readStatus(readFields(raw));
  return typeof envelope.list === 'string' ? readComment(readFields(raw)) : readPush(raw);
}
