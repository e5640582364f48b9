// Weibo: direct messages the platform pushes to us, comments and mentions we ask for, and answers to both. Knows nothing of tickets.
export { WeiboApi } from './api';
export { WeiboRefusal, weiboTrouble, WeiboUnreachable } from './failures';
export type { WeiboPush } from './inbound';
export type { WeiboCursor } from './poller';
export { postIdOf, type PublicPlace, placeOf, threadOf, type WeiboPost } from './posts';
export { answerWeiboEcho, checkPush, pushIdOf, type PushQuery } from './push';
export { PushRefused } from './refusal';
export { WEIBO_API, type WeiboSettings } from './settings';
export { commentCapabilities, readStored, weiboChannel } from './weibo-channel';
