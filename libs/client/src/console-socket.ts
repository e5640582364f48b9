import { io, type Socket } from 'socket.io-client';
import type { ConsoleToServer, ServerToConsole } from '#contract';
import type { DeskConnectionOptions, Timing } from './connection-options';

export type ConsoleSocket = Socket<ServerToConsole, ConsoleToServer>;

/** The socket itself, still closed. */
export function consoleSocket({ url, headers }: DeskConnectionOptions, timing: Timing): ConsoleSocket {
  return io(`${url}/console`, {
    transports: ['websocket'],
    withCredentials: true,
    reconnectionDelay: timing.reconnectMs,
    reconnectionDelayMax: timing.reconnectMaxMs,
    autoConnect: false,
    extraHeaders: headers,
  });
}
