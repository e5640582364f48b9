// Weibo: direct messages the platform pushes to us, comments and mentions we ask for, and answers to both. Knows nothing of tickets.
export { WeiboApi } from './api';
export { WeiboRefusal, weiboTrouble, WeiboUnreachable } from './failures';
export { readPush, type WeiboPush } from './inbound';
export { LARGEST_PUSH, readFields } from './json';
export type { WeiboCursor } from './poller';
export { placeOf, readComment, readStatus, threadOf, type WeiboPost } from './posts';
export { answerWeiboEcho, checkPush, pushIdOf, type PushQuery, SeenPushes } from './push';
export { PushRefused } from './refusal';
export { commentLength, LONGEST_COMMENT } from './send';
export { WEIBO_API, weiboSettings, type WeiboSettings } from './settings';
export { weiboChannel } from './weibo-channel';
