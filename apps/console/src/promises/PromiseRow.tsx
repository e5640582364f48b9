import { Ban, CalendarClock, Check, ChevronDown, CircleAlert, UserX, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseView } from '#contract';
import type { PromiseState } from '#domain';
import { useAgent } from '../app/session';
import lists from '../records/records.module.css';
import { Span } from '../records/When';
import { useNow } from '../ui';
import { PromiseActs } from './PromiseActs';
import { runs, stateAt } from './promise-pages';
import styles from './promises.module.css';
import { SlotText } from './SlotText';
import { useResourceName } from './use-resource-name';

const MARKS: Record<PromiseState, LucideIcon> = {
  planned: CalendarClock,
  breached: CircleAlert,
  kept: Check,
  kept_late: Check,
  absent: UserX,
  cancelled: Ban,
};

/** One promise with its clock; pressed, it opens what can be done with it and what was agreed before. */
export function PromiseRow({ promise, unfolded = false }: { promise: PromiseView; unfolded?: boolean }) {
  const { t } = useTranslation('promises');
  const [open, setOpen] = useState(unfolded);
  const now = useNow();
  const state = stateAt(promise, now);
  const Mark = MARKS[state];
  const resource = useResourceName(promise);
  return (
    <div data-testid={`promise-${promise.id}`} data-state={state} className={styles.promise}>
      <button type="button" className={lists.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Mark size={14} aria-hidden className={styles.mark} />
        <span className={lists.what}>
          <SlotText promise={promise} now={now} />
        </span>
        <ChevronDown size={14} className={lists.chevron} aria-hidden />
      </button>
      <p className={lists.sub}>
        <b className={styles.clock} role={state === 'breached' ? 'alert' : undefined}>
          <Clock promise={promise} state={state} now={now} />
        </b>
        <span>{t(`kinds.${promise.kind}`)}</span>
        {resource && <span>{resource}</span>}
        {promise.expectedOn && <span>{t('parts_on', { day: promise.expectedOn })}</span>}
        {promise.remark && <span className={lists.note}>{promise.remark}</span>}
      </p>
      {open && <Details promise={promise} />}
      {open && (runs(state) || state === 'kept') && <PromiseActs promise={promise} state={state} now={now} />}
    </div>
  );
}

function Clock({ promise, state, now }: { promise: PromiseView; state: PromiseState; now: number }) {
  const { t } = useTranslation('promises');
  const away = Date.parse(promise.from) - now;
  if (state === 'planned')
    return (
      <>
        {t('starts_in')} <Span ms={away} />
      </>
    );
  if (state === 'breached')
    return (
      <>
        {t('states.breached')} <Span ms={-away} />
      </>
    );
  return promise.liftedAt ? t('lifted') : t(`states.${state}`);
}

/** Who agreed, on what number; and every slot that was agreed before (DOMAIN M3). */
function Details({ promise }: { promise: PromiseView }) {
  const { t } = useTranslation('promises');
  const now = useNow();
  return (
    <div className={styles.details}>
      <Agreed promise={promise} />
      {promise.former.map((left) => (
        <p key={left.changedAt} data-breached={left.breachedAt !== null || undefined}>
          <s>
            <SlotText promise={{ ...left, zone: promise.zone }} now={now} />
          </s>{' '}
          {left.breachedAt && <b>{t('states.breached')}</b>}
          {left.breachedAt && <Charged agentId={left.chargedId} />}
        </p>
      ))}
      {promise.breachedAt && (
        <p data-breached>
          <b>{t('was_breached')}</b>
          <Charged agentId={promise.chargedId} />
        </p>
      )}
      {promise.endNote && <p>{promise.endNote}</p>}
    </div>
  );
}

function Agreed({ promise: { agreement } }: { promise: PromiseView }) {
  const { t } = useTranslation(['promises', 'common']);
  const agent = useAgent(agreement.agentId);
  const by = agreement.number || t(`common:channel.${agreement.channel}`, { defaultValue: agreement.channel });
  const words = { name: agreement.name, who: t(`who.${agreement.who}`), number: by, agent: agent?.name ?? '' };
  return <p>{t('agreed_by', words)}</p>;
}

function Charged({ agentId }: { agentId: string | null }) {
  const { t } = useTranslation('promises');
  const agent = useAgent(agentId);
  return <span> {agentId ? t('charged', { name: agent?.name ?? '' }) : t('charged_nobody')}</span>;
}
