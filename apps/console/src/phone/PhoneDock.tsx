import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../app/api';
import { DEFAULT_SOUND } from '../app/notices';
import { useBootstrap } from '../app/session';
import { play } from '../app/sound';
import { SECONDS_A_RING } from '#domain';
import { dockCalls, type DockCall } from './dock';
import { OwnCall } from './OwnCall';
import styles from './phone.module.css';
import { RingingCall } from './RingingCall';
import { useDock } from './use-dock';

/** Calls that ring here, the one that is spoken on and the one that is written down: over every page, out of the way. */
export function PhoneDock() {
  const dock = useDock();
  const { me } = useBootstrap();
  const calls = dock ? dockCalls(dock, me.id) : [];
  useRingTone(calls.some(({ mode }) => mode === 'ringing') && dock?.phone?.state !== 'busy');
  if (calls.length === 0) return null;
  return (
    <div className={styles.dock} data-testid="phone-dock">
      {calls.map((shown) => (
        <DockCallCard key={shown.call.id} shown={shown} dueAt={dock?.phone?.dueAt ?? null} />
      ))}
    </div>
  );
}

function DockCallCard({ shown: { call, mode }, dueAt }: { shown: DockCall; dueAt: string | null }) {
  const { data: card } = useQuery({
    queryKey: ['call-card', call.id],
    queryFn: ({ signal }) => api('callCard', { params: { id: call.id }, signal }),
  });
  return mode === 'ringing' ? (
    <RingingCall call={call} card={card} />
  ) : (
    <OwnCall call={call} mode={mode} card={card} dueAt={dueAt} />
  );
}

/** Rings as a phone does, unless the agent wants no sound. */
function useRingTone(ringing: boolean): void {
  const { preferences } = useBootstrap();
  const { scope, volume } = preferences.sound ?? DEFAULT_SOUND;
  const loud = ringing && scope !== 'off';
  useEffect(() => {
    if (!loud) return;
    play('message', volume);
    const timer = setInterval(() => play('message', volume), SECONDS_A_RING * 1000);
    return () => clearInterval(timer);
  }, [loud, volume]);
}
