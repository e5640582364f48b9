import { useEffect, useState } from 'react';
import { LoaderCircle, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRealtime } from './realtime';

const PATIENCE_MS = 1_500;

/** Says when what is on screen may be old. A short break passes without a word. */
export function ConnectionLine() {
  const { t } = useTranslation();
  const { state } = useRealtime();
  const [shown, setShown] = useState(state);
  useEffect(() => {
    if (state === 'live' || state === 'polling') return setShown(state);
    const timer = setTimeout(() => setShown(state), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const quiet = shown === 'live' || shown === 'connecting';
  return (
    <div
      className={quiet ? 'sh-line sh-line-quiet' : 'sh-line'}
      role="status"
      data-testid="connection-state"
      data-state={state}
    >
      {!quiet && (
        <>
          {shown === 'polling' ? <WifiOff size={14} aria-hidden /> : <LoaderCircle size={14} aria-hidden />}
          {t(`connection.${shown}`)}
        </>
      )}
    </div>
  );
}
