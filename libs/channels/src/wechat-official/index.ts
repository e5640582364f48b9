// WeChat official account (公众号): what the platform pushes to us, and its API. Knows nothing of tickets.
export { WechatApi } from './api';
export {
  answerEcho,
  type Callback,
  type CallbackQuery,
  needsNonces,
  openCallback,
  openKept,
  SKEW_MS,
} from './callback';
export { accountTrouble } from './failures';
export { externalIdOf, readInbound, type WechatInbound } from './inbound';
export { isSameMenu, readMenu } from './menu';
export { NOTHING_TO_SAY, passiveText } from './passive';
export { sendMessage } from './send';
export { wechatMode, type WechatSettings } from './settings';
export { LONGEST_TEXT_BYTES } from '../tencent/text-parts';
export { wechatChannel } from './wechat-channel';
