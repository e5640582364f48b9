import { io } from 'socket.io-client';

const AT_ONCE = 100;

/** One socket, connected. */
export function connect(url, options = {}) {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** Many sockets, a hundred at a time; `optionsOf` gives each its own. */
export async function connectMany(url, count, optionsOf = () => ({})) {
  const sockets = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => connect(url, optionsOf(from + i)));
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}
