import type { ConsoleToServer, ServerToConsole, Watch } from '#contract';
import type { DefaultEventsMap, Namespace, RemoteSocket, Socket } from 'socket.io';
import type { Principal } from '../../platform/auth/principal';

export interface ConsoleData {
  me: Principal;
  board: { teamId?: string } | null;
  viewing: { ticketId: string; typing: boolean } | null;
}

export type ConsoleSocket = Socket<ConsoleToServer, ServerToConsole, DefaultEventsMap, ConsoleData>;
export type ConsoleNamespace = Namespace<ConsoleToServer, ServerToConsole, DefaultEventsMap, ConsoleData>;
export type RemoteConsole = RemoteSocket<ServerToConsole, ConsoleData>;

export const agentRoom = (id: string): string => `agent:${id}`;
export const leadRoom = (teamId: string): string => `lead:${teamId}`;
export type { Watch };
