import type { Socket } from 'node:net';

/** A line that can't be used; the code is one the screens translate. */
export class LineFault extends Error {
  constructor(
    readonly code: 'phone_login_refused' | 'phone_protocol' | 'phone_silent' | 'phone_closed' | 'phone_unreachable',
    detail: string,
  ) {
    super(detail);
  }
}

/** Resolves when the socket is open; rejects with `phone_unreachable` when that takes too long or fails. */
export function opened(socket: Socket, event: 'connect' | 'secureConnect', withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string): void => {
      socket.destroy();
      reject(new LineFault('phone_unreachable', detail));
    };
    const timer = setTimeout(() => fail('no connection in time'), withinMs);
    socket.once(event, () => {
      clearTimeout(timer);
      resolve();
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
  });
}

/** The promise, or `phone_silent` when it takes longer. */
export async function within<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LineFault('phone_silent', `no answer to ${what}`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
