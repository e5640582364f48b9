import { Link } from '@tanstack/react-router';
import { Mic, MicOff, Pause, PhoneOff, Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { serverNow } from '../app/server-clock';
import { callStanding } from '../records/call-timer';
import { Button, durationText, useNow } from '../ui';
import { CallNote } from './CallNote';
import { FaultLine } from './FaultLine';
import { LineState } from './LineState';
import { MicrophoneMenu } from './MicrophoneMenu';
import type { Phone } from './phone';
import type { PhoneState } from './phone-state';
import { useTry } from './use-phone';

interface Props {
  call: Call;
  phone: Phone;
  state: PhoneState;
}

/** The call this page is on, above whatever the agent looks at meanwhile; and its note, until that is written. */
export function OwnCall({ call, phone, state }: Props) {
  const { t } = useTranslation('webcalls');
  useNow();
  const { phase, seconds } = callStanding(call, serverNow());
  return (
    <section className="pc-own" data-phase={phase} aria-label={t('own')} data-testid="own-call">
      <div className="pc-line">
        <span className="pc-who">
          <b>{call.contactName}</b>
          {call.ticketNumber !== null && (
            <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(call.ticketNumber) }}>
              #{call.ticketNumber}
            </Link>
          )}
        </span>
        <span className="pc-time" role="timer" data-testid="call-timer">
          <b>{durationText(seconds)}</b> {phase === 'ended' ? endWords(call, t) : t(`phase.${phase}`)}
        </span>
        {phase !== 'ended' && <LineState call={call} standing={state.standing} />}
        <CallNote call={call} phone={phone} />
        <Acts call={call} phone={phone} state={state} />
      </div>
      <FaultLine fault={state.fault} />
    </section>
  );
}

function Acts({ call, phone, state }: Props) {
  const { t } = useTranslation('webcalls');
  const tried = useTry();
  if (call.endedAt)
    return (
      <Button
        look="icon"
        aria-label={t('close')}
        title={t('close')}
        onClick={() => phone.dismiss()}
        data-testid="call-close"
      >
        <X size={16} aria-hidden />
      </Button>
    );
  return (
    <span className="pc-acts">
      {call.answeredAt && <TalkActs call={call} phone={phone} state={state} />}
      <Button className="pc-hang" onClick={() => tried(phone.hangUp())} data-testid="call-hang-up">
        <PhoneOff size={15} aria-hidden />
        {t('hang_up')}
      </Button>
    </span>
  );
}

function TalkActs({ call, phone, state }: Props) {
  const { t } = useTranslation('webcalls');
  const tried = useTry();
  const muted = state.standing?.muted ?? false;
  const held = call.heldSince !== null;
  return (
    <>
      <Button
        aria-pressed={muted}
        onClick={() => phone.mute(!muted)}
        disabled={!state.standing}
        data-testid="call-mute"
      >
        {muted ? <MicOff size={15} aria-hidden /> : <Mic size={15} aria-hidden />}
        {t(muted ? 'unmute' : 'mute')}
      </Button>
      <Button aria-pressed={held} onClick={() => tried(phone.hold(!held))} data-testid="call-hold">
        {held ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
        {t(held ? 'resume' : 'hold')}
      </Button>
      <MicrophoneMenu phone={phone} />
    </>
  );
}

function endWords({ result, hungUpBy }: Call, t: (key: string) => string): string {
  if (result !== 'answered') return t(`ended.${result}`);
  return t(`ended.by_${hungUpBy ?? 'system'}`);
}
