import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import type { DeskEvent, TicketRow } from '#contract';
import { ApiProblem, api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { boardStep, NOTHING_YET, type BoardStep } from './board-steps';

/** Events of a busy desk come faster than an eye reads; they are folded together this often. */
const FOLD_EVERY_MS = 80;
const POLL_MS = 5_000;

/** The live board of one team or of all: a snapshot, then the feed folded into it. */
export function useBoard(teamId: string | null) {
  const realtime = useRealtime();
  const snapshot = useQuery({
    queryKey: ['board', teamId],
    queryFn: ({ signal }) => api('board', { query: { teamId: teamId ?? undefined }, signal }),
    // What is shown is folded on from here; a kept snapshot would be a stale one.
    gcTime: 0,
    refetchInterval: realtime.state === 'polling' ? POLL_MS : false,
  });
  const { data, refetch, error } = snapshot;
  const [{ board, unknownIds }, dispatch] = useReducer(boardStep, NOTHING_YET);
  useEffect(() => {
    if (data) dispatch({ kind: 'snapshot', board: data, teamId, recent: realtime.recent() });
  }, [data, teamId, realtime]);
  useFeed(teamId, dispatch);
  useEffect(() => {
    if (unknownIds.length === 0) return;
    dispatch({ kind: 'asked' });
    fetchRows(unknownIds).then(
      (rows) => dispatch({ kind: 'rows', rows }),
      () => void refetch(),
    );
  }, [unknownIds, refetch]);
  return { board: board?.teamId === teamId ? board : null, error, retry: () => void refetch() };
}

function useFeed(teamId: string | null, dispatch: (step: BoardStep) => void): void {
  const realtime = useRealtime();
  useEffect(() => {
    const watch = { kind: 'board' as const, teamId: teamId ?? undefined };
    let waiting: DeskEvent[] = [];
    const fold = () => {
      if (waiting.length > 0) dispatch({ kind: 'events', events: waiting });
      waiting = [];
    };
    const timer = setInterval(fold, FOLD_EVERY_MS);
    realtime.watch([watch]);
    const stops = [
      realtime.onEvents((events) => (waiting = waiting.concat(events))),
      realtime.onBoard((update) => dispatch({ kind: 'update', update })),
      realtime.onPresence((changes) => dispatch({ kind: 'presence', changes })),
    ];
    return () => {
      clearInterval(timer);
      stops.forEach((stop) => stop());
      realtime.unwatch([watch]);
    };
  }, [realtime, teamId, dispatch]);
}

async function fetchRows(ids: readonly string[]): Promise<TicketRow[]> {
  const answers = await Promise.all(ids.map((id) => api('getTicketRow', { params: { id } }).catch(gone)));
  return answers.flatMap((answer) => (answer ? [answer.row] : []));
}

/** A ticket that this agent may not see, or no longer, has no place on the board. */
function gone(error: unknown): null {
  if (error instanceof ApiProblem && (error.code === 'not_found' || error.code === 'forbidden')) return null;
  throw error;
}
