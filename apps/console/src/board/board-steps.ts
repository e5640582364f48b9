import type { Board, BoardUpdate, DeskEvent, TicketRow } from '#contract';
import {
  boardFrom,
  foldEvents,
  foldPresence,
  foldRows,
  foldUpdate,
  type BoardState,
  type PresenceChange,
} from './board-state';

export interface BoardView {
  board: BoardState | null;
  /** Tickets that may belong on the board and must be asked for one by one. */
  unknownIds: readonly string[];
}

export type BoardStep =
  /** `recent`: events that came while the snapshot was on its way; those it contains are left out by position. */
  | { kind: 'snapshot'; board: Board; teamId: string | null; recent: readonly DeskEvent[] }
  | { kind: 'events'; events: readonly DeskEvent[] }
  | { kind: 'asked' }
  | { kind: 'rows'; rows: readonly TicketRow[] }
  | { kind: 'update'; update: BoardUpdate }
  | { kind: 'presence'; changes: readonly PresenceChange[] };

export const NOTHING_YET: BoardView = { board: null, unknownIds: [] };

/** The board after what came in. Nothing can be folded into a board that is not there yet: the snapshot will have it. */
export function boardStep(view: BoardView, step: BoardStep): BoardView {
  if (step.kind === 'snapshot') return withEvents(boardFrom(step.board, step.teamId), [], step.recent);
  const { board, unknownIds } = view;
  if (!board) return view;
  switch (step.kind) {
    case 'events':
      return withEvents(board, unknownIds, step.events);
    case 'asked':
      return { board, unknownIds: [] };
    case 'rows':
      return { board: foldRows(board, step.rows), unknownIds };
    case 'update':
      return { board: foldUpdate(board, step.update), unknownIds };
    case 'presence':
      return { board: foldPresence(board, step.changes), unknownIds };
  }
}

function withEvents(board: BoardState, waiting: readonly string[], events: readonly DeskEvent[]): BoardView {
  const { state, unknownIds } = foldEvents(board, events);
  return { board: state, unknownIds: unknownIds.length === 0 ? waiting : [...new Set([...waiting, ...unknownIds])] };
}
