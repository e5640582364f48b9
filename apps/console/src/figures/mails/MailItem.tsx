import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureLetter, FigureMail } from '#contract';
import { api } from '../../app/api';
import { useRefusal } from '../../promises/use-refusal';
import { SmallButton } from '../../records/SmallButton';
import { wallClock } from '../../records/zone-time';
import { toast } from '../../ui';
import styles from './mails.module.css';
import { useFigureMailsAgain } from './use-figure-mails';

interface Props {
  mail: FigureMail;
  zone: string;
  onEdit: () => void;
}
const SHOWN = 5;

/** One schedule: when and to whom, what to do with it, and its letters. */
export function MailItem({ mail, zone, onEdit }: Props) {
  const { t } = useTranslation('figure-mails');
  const when = t(`when.${mail.every}`, { at: mail.at, day: mail.monthDay, weekday: t(`weekdays.${weekdayOf(mail)}`) });
  const next = mail.nextAt ? t('next', { at: wallClock(zone, new Date(mail.nextAt)) }) : t('paused');
  return (
    <article className={styles.mail} data-testid="figure-mail" data-paused={mail.pausedAt ? true : undefined}>
      <h3>{mail.name}</h3>
      <p>
        {when} · {t(`spans.${mail.span}`)} · {t('figures_count', { count: mail.figures.length })} ·{' '}
        {t('recipients_count', { count: mail.recipientIds.length })}
      </p>
      <p>
        <b>{next}</b> · {t('owner', { name: mail.ownerName })}
      </p>
      <Acts mail={mail} onEdit={onEdit} />
      <Letters letters={mail.letters} zone={zone} />
    </article>
  );
}

const weekdayOf = ({ weekday }: FigureMail): '1' | '2' | '3' | '4' | '5' | '6' | '7' =>
  String(weekday) as '1' | '2' | '3' | '4' | '5' | '6' | '7';

function Acts({ mail, onEdit }: Pick<Props, 'mail' | 'onEdit'>) {
  const { t } = useTranslation('figure-mails');
  const again = useFigureMailsAgain();
  const { busy, refusal, run } = useRefusal();
  const [deletes, setDeletes] = useState(false);
  const [clientId, setClientId] = useState(() => crypto.randomUUID() as string);
  const params = { id: mail.id };
  const act = (work: () => Promise<unknown>) => void run(async () => (await work(), again()));
  const send = () =>
    act(async () => {
      await api('sendFigureMail', { params, body: { clientId } });
      setClientId(crypto.randomUUID());
      toast(t('queued'));
    });
  const paused = !mail.pausedAt;
  const pause = () => act(() => api('pauseFigureMail', { params, body: { paused, version: mail.version } }));
  const remove = () => act(() => api('deleteFigureMail', { params }));
  return (
    <>
      <div className={styles.acts}>
        <SmallButton label={t('send_now')} testId="figure-mail-send" disabled={busy} onClick={send} />
        <SmallButton label={t(paused ? 'pause' : 'resume')} disabled={busy} onClick={pause} />
        <SmallButton label={t('edit')} disabled={busy} onClick={onEdit} />
        {deletes ? (
          <>
            <SmallButton tone="main" label={t('delete_sure')} disabled={busy} onClick={remove} />
            <SmallButton label={t('keep')} onClick={() => setDeletes(false)} />
          </>
        ) : (
          <SmallButton label={t('delete')} disabled={busy} onClick={() => setDeletes(true)} />
        )}
      </div>
      {refusal && <p role="alert">{refusal.text}</p>}
    </>
  );
}

function Letters({ letters, zone }: { letters: FigureLetter[]; zone: string }) {
  const { t } = useTranslation('figure-mails');
  const [all, setAll] = useState(false);
  if (letters.length === 0) return <p>{t('no_letters')}</p>;
  return (
    <>
      <ul className={styles.letters}>
        {letters.slice(0, all ? undefined : SHOWN).map((letter) => (
          <li key={letter.id} data-state={letter.state}>
            <span>{wallClock(zone, new Date(letter.slotAt)).slice(5)}</span>
            <span>{letter.agentName}</span>
            <span>
              {t(`states.${letter.state}`)}
              {letter.reason && ` (${t(`reasons.${letter.reason}`, { defaultValue: letter.reason })})`}
              {letter.byName && ` · ${t('by_hand', { name: letter.byName })}`}
            </span>
          </li>
        ))}
      </ul>
      {!all && letters.length > SHOWN && (
        <SmallButton label={t('all_letters', { count: letters.length })} onClick={() => setAll(true)} />
      )}
    </>
  );
}
