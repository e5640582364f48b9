import type { DefaultEventsMap, Namespace } from 'socket.io';
import type { ServerToConsole, ServerToVisitor } from '#contract';

interface Outgoing {
  '/console': ServerToConsole;
  '/visitor': ServerToVisitor;
}

/** The namespace of the people on the other side of a conversation, for signals alone. */
export function otherSide<N extends keyof Outgoing>(
  socket: { nsp: { server: { of(name: string): unknown } } },
  namespace: N,
): Namespace<DefaultEventsMap, Outgoing[N]> {
  return socket.nsp.server.of(namespace) as Namespace<DefaultEventsMap, Outgoing[N]>;
}
