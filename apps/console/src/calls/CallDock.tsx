import { useEffect } from 'react';
import { DEFAULT_SOUND } from '../app/notices';
import { useBootstrap } from '../app/session';
import { play } from '../app/sound';
import './calls.css';
import { IncomingCall } from './IncomingCall';
import { OwnCall } from './OwnCall';
import { usePhone, usePhoneOn } from './use-phone';

const RING_EVERY_MS = 3_000;

/** The agent's phone on every page: what rings, and the call that runs. */
export function CallDock() {
  usePhoneOn();
  const on = usePhone();
  useRingTone(on !== null && on.state.ringing.length > 0 && on.state.own === null);
  if (!on) return null;
  const { phone, state } = on;
  const isFree = (state.own === null || state.own.endedAt !== null) && state.elsewhere === null;
  return (
    <>
      {state.own && <OwnCall key={state.own.id} call={state.own} phone={phone} state={state} />}
      {isFree && state.ringing[0] && (
        <IncomingCall key={state.ringing[0].id} call={state.ringing[0]} phone={phone} state={state} />
      )}
    </>
  );
}

/** A ring is about three seconds (DOMAIN H9). Who wants no sounds at all gets none here either. */
function useRingTone(on: boolean): void {
  const { preferences } = useBootstrap();
  const { scope, volume } = preferences.sound ?? DEFAULT_SOUND;
  const sounds = on && scope !== 'off';
  useEffect(() => {
    if (!sounds) return;
    play('ring', volume);
    const timer = setInterval(() => play('ring', volume), RING_EVERY_MS);
    return () => clearInterval(timer);
  }, [sounds, volume]);
}
