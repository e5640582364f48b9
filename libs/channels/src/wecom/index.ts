// WeChat customer service (微信客服) of WeCom (企业微信): what the platform pushes and streams, and its API. Knows nothing of tickets.
export { type StreamEntry, WecomApi } from './api';
export { answerEcho, type Called, type CallbackQuery, openCall } from './callback';
export { testAccount } from './connection-test';
export type { KfEvent } from './events';
export { accountTrouble, isSyncTokenRefused, outcomeOf } from './failures';
export { contactOf, externalIdOf, readInbound, type WecomInbound } from './inbound';
export { CAPABILITIES, partId, sendMessage } from './send';
export { type WecomSettings } from './settings';
