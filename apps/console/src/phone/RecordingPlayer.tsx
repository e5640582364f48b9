import { Headphones } from 'lucide-react';
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Call, CallRecording } from '#contract';
import { mayBePlayed } from '#domain';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { When } from '../records/When';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import { useNow } from '../ui';
import { ConsentForm } from './ConsentForm';
import styles from './phone.module.css';

/** Recordings of a call: played to who may hear them, after it was written down that they do. */
export function Recordings({ call }: { call: Call }) {
  if (call.recordings.length === 0) return null;
  return (
    <div className={styles.recordings}>
      {call.recordings.map((recording) => (
        <RecordingPlayer key={recording.id} callId={call.id} recording={recording} />
      ))}
    </div>
  );
}

function RecordingPlayer({ callId, recording }: { callId: string; recording: CallRecording }) {
  const { t } = useTranslation('phone');
  const { me } = useBootstrap();
  const [url, setUrl] = useState<string | null>(null);
  const { busy, run } = useAct();
  const params = { id: callId, recordingId: recording.id };
  const { state, consent } = recording;
  const playable = state === 'stored' && mayBePlayed(consent, me.role);
  const client = useQueryClient();
  const listen = () =>
    void run(async () => {
      setUrl((await api('listenToRecording', { params })).url);
      await client.invalidateQueries({ queryKey: ['listeners', recording.id] });
    });
  return (
    <div className={styles.recording} data-testid={`recording-${state}`}>
      <p>
        {url ? (
          <audio controls autoPlay src={url} data-testid="recording-audio" />
        ) : (
          playable && (
            <SmallButton
              testId="recording-listen"
              icon={<Headphones size={14} />}
              label={t('recording.listen')}
              disabled={busy}
              onClick={listen}
            />
          )
        )}
        <small>{t(state === 'stored' ? `recording.consent.${consent}` : `recording.state.${state}`)}</small>
      </p>
      {state === 'stored' && <Listeners params={params} />}
      {me.role !== 'agent' && state !== 'failed' && consent !== 'yes' && <ConsentForm params={params} />}
    </div>
  );
}

/** Each listening is on record; whoever sees the call sees who heard it. */
function Listeners({ params }: { params: { id: string; recordingId: string } }) {
  const { t } = useTranslation('phone');
  const now = useNow();
  const { data } = useQuery({
    queryKey: ['listeners', params.recordingId],
    queryFn: ({ signal }) => api('recordingListeners', { params, signal }),
  });
  if (!data || data.rows.length === 0) return null;
  return (
    <ul className={styles.listeners} aria-label={t('recording.listeners')} data-testid="recording-listeners">
      {data.rows.map(({ agentName, at }) => (
        <li key={`${agentName}${at}`}>
          {t('recording.heardBy', { name: agentName })} <When at={at} now={now} />
        </li>
      ))}
    </ul>
  );
}
