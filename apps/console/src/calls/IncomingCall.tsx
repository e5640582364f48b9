import { Link } from '@tanstack/react-router';
import { Phone as PhoneIcon, PhoneOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { serverNow } from '../app/server-clock';
import { useBootstrap } from '../app/session';
import { Button, toast, useNow } from '../ui';
import { FaultLine } from './FaultLine';
import { saidFirst } from './greeting';
import type { Phone } from './phone';
import type { PhoneState } from './phone-state';
import { useTry } from './use-phone';

interface Props {
  call: Call;
  phone: Phone;
  state: PhoneState;
}

/** Who calls, about what, and the words to begin with (DOMAIN H5 to H11, W11). */
export function IncomingCall({ call, phone, state }: Props) {
  const { t } = useTranslation('webcalls');
  const tried = useTry();
  useNow();
  const seconds = Math.max(0, Math.floor((serverNow() - Date.parse(call.startedAt)) / 1000));
  useOnDesktop(t('incoming', { name: call.contactName }), call.id);
  const take = async () => {
    const outcome = await phone.answer(call);
    if (outcome === 'answered_by_other' || outcome === 'over') toast(t(`lost.${outcome}`));
  };
  return (
    <section
      className="pc-call"
      role="alertdialog"
      aria-label={t('incoming', { name: call.contactName })}
      data-testid="incoming-call"
    >
      <Caller call={call} seconds={seconds} others={state.ringing.length - 1} />
      <Greeting call={call} seconds={seconds} apology={phone.ring?.apology} />
      <FaultLine fault={state.fault} />
      <footer>
        <Button onClick={() => tried(phone.decline(call))} data-testid="decline-call">
          <PhoneOff size={15} aria-hidden />
          {t('decline')}
        </Button>
        <Button look="main" disabled={state.busy} onClick={() => tried(take())} data-testid="answer-call">
          <PhoneIcon size={15} aria-hidden />
          {t('answer')}
        </Button>
      </footer>
    </section>
  );
}

function Caller({ call, seconds, others }: { call: Call; seconds: number; others: number }) {
  const { t } = useTranslation('webcalls');
  return (
    <header>
      <i className="pc-ring" aria-hidden>
        <PhoneIcon size={18} />
      </i>
      <div>
        <b>{call.contactName}</b>
        <span>
          {t('rings', { seconds })}
          {call.ticketNumber !== null && (
            <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(call.ticketNumber) }}>
              #{call.ticketNumber}
            </Link>
          )}
          {others > 0 && <em>{t('more', { count: others })}</em>}
        </span>
      </div>
    </header>
  );
}

function Greeting({ call, seconds, apology = Infinity }: { call: Call; seconds: number; apology?: number }) {
  const { t } = useTranslation('webcalls');
  const { company, me } = useBootstrap();
  const { audience, apologise } = saidFirst(call.contactName, seconds, apology);
  const words = t(`greeting.${audience}`, { company: company.name, name: call.contactName, number: me.workNumber });
  return (
    <blockquote data-testid="call-greeting">
      {apologise && <strong>{t('greeting.apology')}</strong>}
      {words}
    </blockquote>
  );
}

/** Whoever looks at another window is told by the system. */
function useOnDesktop(title: string, tag: string): void {
  const { preferences } = useBootstrap();
  const wanted = Boolean(preferences.desktopNotices);
  useEffect(() => {
    if (!wanted || document.hasFocus() || typeof Notification === 'undefined' || Notification.permission !== 'granted')
      return;
    let notice: Notification;
    try {
      notice = new Notification(title, { tag, requireInteraction: true });
    } catch (error) {
      // Chrome on Android grants the permission and has no such windows; the card and the tone have told it.
      if (!(error instanceof TypeError)) throw error;
      return;
    }
    notice.onclick = () => window.focus();
    return () => notice.close();
  }, [title, tag, wanted]);
}
