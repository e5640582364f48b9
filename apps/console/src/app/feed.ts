import { applyEvents, DeskConnection, recordsOf } from '#client';
import type { Bootstrap, ChosenStatus, DeskEvent } from '#contract';
import { signedOut } from './api';
import { setCounts } from './counts';
import { queryClient } from './query-client';
import { provideRealtime } from './realtime';
import { BOOTSTRAP_KEY, patchBootstrap } from './session';
import { setTroubles } from './troubles';

/** Opens the one socket of this console. Returns the way to close it. */
export function openFeed(position: string | null): () => void {
  const connection = new DeskConnection({ url: window.location.origin, position });
  provideRealtime(connection);
  connection.watch([{ kind: 'list' }]);
  connection.events.add(keepColleagues);
  connection.presence.add(keepPresence);
  connection.counts.add(setCounts);
  connection.troubles.add(setTroubles);
  connection.reloads.add(() => void queryClient.invalidateQueries());
  connection.signedOut.add(signedOut);
  const stopWaking = wakeWithThePage(connection);
  connection.open();
  return () => {
    stopWaking();
    connection.close();
    provideRealtime(null);
    setCounts(null);
    setTroubles([]);
  };
}

/** Back online, or looked at again: reconnect at once (DESIGN section 4). */
function wakeWithThePage(connection: DeskConnection): () => void {
  const wake = () => connection.wake();
  const shown = () => document.visibilityState === 'visible' && connection.wake();
  window.addEventListener('online', wake);
  window.addEventListener('focus', wake);
  document.addEventListener('visibilitychange', shown);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('focus', wake);
    document.removeEventListener('visibilitychange', shown);
  };
}

function keepColleagues(events: readonly DeskEvent[]): void {
  if (events.some(({ type }) => type === 'setup.changed'))
    void queryClient.invalidateQueries({ queryKey: BOOTSTRAP_KEY });
  if (events.some(({ subject }) => subject.kind === 'agent')) patchBootstrap((held) => withAgentEvents(held, events));
}

function withAgentEvents(held: Bootstrap, events: readonly DeskEvent[]): Bootstrap {
  const { rows } = applyEvents(recordsOf('agents', held.agents), events).snapshot;
  const agents = Object.values(rows);
  const me = rows[held.me.id];
  return { ...held, agents, me: me ? { ...held.me, ...me } : held.me };
}

function keepPresence(changes: readonly { agentId: string; presence: ChosenStatus }[]): void {
  const now = new Map(changes.map(({ agentId, presence }) => [agentId, presence]));
  patchBootstrap((held) => ({
    ...held,
    agents: held.agents.map((agent) => ({ ...agent, presence: now.get(agent.id) ?? agent.presence })),
  }));
}
