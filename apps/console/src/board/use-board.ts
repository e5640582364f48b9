import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import type { DeskEvent, TicketRow } from '#contract';
import { ApiProblem, api } from '../app/api';
import { useRealtime } from '../app/realtime';
import { boardStep, NOTHING_YET, type BoardStep } from './board-steps';

/** Events of a busy desk come faster than an eye reads; they are folded together this often. */
const FOLD_EVERY_MS = 80;
/** More strips than any screen is high. */
const FIRST = 200;
const POLL_MS = 5_000;

/** The live board of one team or of all: a snapshot, then the feed folded into it. */
export function useBoard(teamId: string | null) {
  const realtime = useRealtime();
  // What a screen can show comes first; ten thousand strips take a while and are folded in behind it.
  const start = useQuery({
    queryKey: ['board', teamId, FIRST],
    queryFn: ({ signal }) => api('board', { query: { teamId: teamId ?? undefined, first: FIRST }, signal }),
    gcTime: 0,
  });
  const snapshot = useQuery({
    queryKey: ['board', teamId],
    enabled: start.data !== undefined && (start.data.more > 0 || realtime.state === 'polling'),
    queryFn: ({ signal }) => api('board', { query: { teamId: teamId ?? undefined }, signal }),
    // What is shown is folded on from here; a kept snapshot would be a stale one.
    gcTime: 0,
    refetchInterval: realtime.state === 'polling' ? POLL_MS : false,
  });
  // Both are asked for again after an outage, and whichever answered last is how it stands.
  const data = snapshot.dataUpdatedAt >= start.dataUpdatedAt ? (snapshot.data ?? start.data) : start.data;
  const { refetch } = start.data?.more ? snapshot : start;
  const error = snapshot.error ?? start.error;
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
