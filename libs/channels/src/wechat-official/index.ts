// WeChat official account (公众号): what the platform pushes to us, and its API. Knows nothing of tickets.
export { WechatApi } from './api';
export { answerEcho, type Callback, type CallbackQuery, openCallback, openKept, SeenNonces } from './callback';
export { accountTrouble, WechatRefusal, WechatUnreachable } from './failures';
export { externalIdOf, readInbound, type WechatInbound } from './inbound';
export { NOTHING_TO_SAY, passiveText } from './passive';
export { CallbackRefused } from './refusal';
export { isEncodingAesKey } from './sealed';
export { wechatMode, type WechatSettings } from './settings';
export { LONGEST_TEXT_BYTES } from './text-parts';
export { StableTokens } from './token-keeper';
export { wechatChannel } from './wechat-channel';
export { LARGEST_CALLBACK } from './xml';
