import { Check, ChevronDown, CircleSlash, Clock } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Callback } from '#contract';
import { useAgent } from '../app/session';
import { useNow } from '../ui';
import { CallbackActs } from './CallbackActs';
import { callbackCounts, callbackList, wasSpokenTo } from './record-lists';
import styles from './records.module.css';
import { Span, When } from './When';

const Script = lazy(async () => ({ default: (await import('../guided/ScriptSection')).ScriptSection }));

/** One callback; pressed, it opens what can be done with it. `head` stands before the words where a list needs the contact. */
export function CallbackRow({ callback, head }: { callback: Callback; head?: ReactNode }) {
  const { t } = useTranslation('records');
  const [open, setOpen] = useState(false);
  const now = useNow();
  const agent = useAgent(callback.agentId ?? '');
  const ended = callback.doneAt ?? callback.cancelledAt;
  return (
    <div
      data-wide={head !== undefined || undefined}
      data-testid={`callback-${callback.id}`}
      data-list={callbackList(callback, now)}
    >
      <button
        type="button"
        className={styles.line}
        aria-expanded={ended ? undefined : open}
        disabled={Boolean(ended)}
        onClick={() => setOpen(!open)}
      >
        <Mark callback={callback} />
        {head}
        <span className={styles.what}>{t(`callback.reasons.${callback.reason}`)}</span>
        <span className={styles.when}>
          <When at={ended ?? callback.dueAt} now={now} />
        </span>
        {!ended && <ChevronDown size={14} className={styles.chevron} aria-hidden />}
      </button>
      <p className={styles.sub}>
        <CallbackState callback={callback} now={now} />
        <span>{agent?.name ?? t('callback.nobody')}</span>
        {callback.snoozedUntil && !ended && Date.parse(callback.snoozedUntil) > now && (
          <span>
            {t('callback.snoozed')} <When at={callback.snoozedUntil} now={now} />
          </span>
        )}
        {callback.tried.map(({ number, outcome, at }) => (
          <span key={`${number} ${at}`}>
            {number} {t(`callback.tried.outcomes.${outcome}`)}
          </span>
        ))}
        {callback.attempts > 0 && <span>{t('callback.attempts', { n: callback.attempts })}</span>}
        {(callback.feedback || callback.remark) && (
          <span className={styles.note}>{callback.feedback || callback.remark}</span>
        )}
      </p>
      {open && !ended && (
        <>
          <Suspense>
            <Script subject={{ ticketId: callback.ticketId, callbackId: callback.id }} />
          </Suspense>
          <CallbackActs callback={callback} now={now} onDone={() => setOpen(false)} />
        </>
      )}
    </div>
  );
}

function Mark({ callback }: { callback: Callback }) {
  if (callback.cancelledAt) return <CircleSlash size={14} aria-hidden />;
  return callback.doneAt ? <Check size={14} aria-hidden /> : <Clock size={14} aria-hidden />;
}

/** Lateness is said in words: the colours of the reply window belong to the reply window. */
function CallbackState({ callback, now }: { callback: Callback; now: number }) {
  const { t } = useTranslation('records');
  if (callback.cancelledAt) return <span>{t('callback.cancelled')}</span>;
  if (callback.doneAt) {
    const uncounted = wasSpokenTo(callback.result) && !callbackCounts(callback);
    return (
      <span>
        {callback.result && t(`callback.results.${callback.result}`)}
        {uncounted && ` · ${t('callback.not_counted')}`}
      </span>
    );
  }
  const late = now - Date.parse(callback.dueAt);
  if (late < 0) return null;
  return (
    <strong className={styles.late}>
      {late < 60_000 ? (
        t('callback.now_due')
      ) : (
        <>
          {t('callback.overdue')} <Span ms={late} />
        </>
      )}
    </strong>
  );
}
