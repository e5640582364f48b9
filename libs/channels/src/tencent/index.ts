// What 公众平台 and 企业微信 have in common: signatures, sealed messages, XML, their way of answering, access tokens.
export { PlatformRefusal, PlatformUnreachable } from './failures';
export type { PartLedger } from './parts';
export { CallbackRefused } from './refusal';
export { isEncodingAesKey } from './sealed';
export { refreshAfterMs, type TokenAsker, type TokenKeeper, TokensInMemory } from './token-keeper';
export { LARGEST_CALLBACK } from './xml';
