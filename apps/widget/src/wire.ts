/** What the page and the chat frame tell each other by postMessage, inside `{ halfhour: … }`. */

/** Where the visitor came in, which may be long before the chat is opened. */
export interface FirstPage {
  url: string;
  referrer: string;
}
export interface Look {
  colour: string;
  position: 'right' | 'left';
  locale: 'zh-CN' | 'en';
}
/** `token` is there when the frame had to ask the page to keep it. */
export type ToFrame = { type: 'page'; first: FirstPage; token: string | null } | { type: 'shown'; shown: boolean };
export type ToPage =
  | { type: 'boot' }
  | { type: 'look'; look: Look }
  | { type: 'unread'; count: number }
  | { type: 'keep'; token: string }
  | { type: 'ring' }
  | { type: 'close' };

interface Envelope<Message> {
  halfhour: Message;
}

export const wrap = <Message extends ToFrame | ToPage>(message: Message): Envelope<Message> => ({ halfhour: message });

/** Any page may post anything to any window: what is not ours reads as null. */
export function unwrap<Message extends ToFrame | ToPage>(received: unknown): Message | null {
  const message = (received as Partial<Envelope<Message>> | null)?.halfhour;
  return typeof message?.type === 'string' ? message : null;
}
