// The API channel: messages that any program posts, and replies posted to it. Knows nothing of tickets.
export { testTarget } from './connection-test';
export {
  type ApiInbound,
  INLINE_FILES_BYTES,
  LARGEST_MESSAGE,
  NotAMessage,
  type PostedEvent,
  readEvent,
  readMessage,
} from './inbound';
export { type ApiFile, type ApiMessage, capabilities, replyBody, type ReplyTarget, sendReply } from './reply';
export { requestLine } from './request-line';
