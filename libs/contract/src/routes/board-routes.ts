import type * as alarms from '../board-alarms';
import type * as acts from '../board-acts';
import type * as messages from '../messages';
import type * as tickets from '../tickets';
import { type In, type Out, route } from './route';

/** What a team lead sets and does from the live board. */
export const BOARD_ROUTES = {
  listBoardRules: route<undefined, undefined, { rows: alarms.BoardRule[] }>('GET', '/board/rules'),
  createBoardRule: route<In<typeof alarms.boardRuleCreate>, undefined, alarms.BoardRule>('POST', '/board/rules'),
  updateBoardRule: route<In<typeof alarms.boardRuleUpdate>, undefined, alarms.BoardRule>('PUT', '/board/rules/:id'),
  removeBoardRule: route<undefined, In<typeof alarms.boardRuleRemove>>('DELETE', '/board/rules/:id'),
  boardAlarms: route<undefined, undefined, Out<typeof alarms.boardAlarms>>('GET', '/board/alarms'),
  acknowledgeBoardAlarm: route<undefined, undefined, alarms.BoardAlarm>('POST', '/board/alarms/:id/acknowledge'),
  takeOver: route<In<typeof acts.takeOverRequest>, undefined, Out<typeof tickets.ticketResult>>(
    'POST',
    '/tickets/:id/take-over',
  ),
  whisper: route<In<typeof acts.whisperRequest>, undefined, Out<typeof messages.messageResult>>(
    'POST',
    '/tickets/:id/whispers',
  ),
  agentLimits: route<undefined, undefined, acts.AgentLimits>('GET', '/agents/:id/limits'),
  setAgentLimit: route<In<typeof acts.agentLimitWrite>, undefined, acts.AgentLimit>('POST', '/agents/:id/limits'),
} as const;
