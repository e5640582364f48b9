import type { Incoming } from './incoming';

/** One input that goes through the door: what others may have to wait for it by. */
interface Landing {
  keys: string[];
  done: Promise<unknown>;
}

/**
 * Lets inputs go through the door together, as far as they have nothing to do with each other. A reply waits for the mail it
 * answers, and a second copy of a mail for the first: in one commit with it, it could not be found.
 */
export class Procession {
  private landings: Landing[] = [];

  /** Resolves when everything before that this input has to do with is through. */
  async before(incoming: Incoming): Promise<void> {
    const { thread, contentKey } = incoming;
    const wanted = new Set([...thread.references.map(messageKey), ...contentKeys(contentKey)]);
    if (thread.messageId) wanted.add(messageKey(thread.messageId));
    if (thread.key !== null) wanted.add(chatKey(incoming));
    await Promise.all(this.landings.filter(({ keys }) => keys.some((key) => wanted.has(key))).map(({ done }) => done));
  }

  /** It goes now. Trouble of one is no reason for another to wait. */
  add(incoming: Incoming, landing: Promise<unknown>): void {
    const { thread, contentKey } = incoming;
    const keys = [
      ...(thread.messageId ? [messageKey(thread.messageId)] : []),
      ...contentKeys(contentKey),
      ...(thread.key === null ? [] : [chatKey(incoming)]),
    ];
    const entry = { keys, done: landing.catch(() => undefined) };
    this.landings.push(entry);
    void entry.done.then(() => (this.landings = this.landings.filter((other) => other !== entry)));
  }
}

const messageKey = (id: string): string => `message ${id}`;
const contentKeys = (key: string | null): string[] => (key ? [`content ${key}`] : []);
const chatKey = ({ inbox, from }: Incoming): string => `chat ${inbox.id} ${from.externalId}`;
