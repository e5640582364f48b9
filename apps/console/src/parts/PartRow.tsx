import { ChevronDown, CircleAlert, PackageCheck, PackageSearch, Truck, Wrench, XCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartView } from '#contract';
import { useAgent, useBootstrap } from '../app/session';
import lists from '../records/records.module.css';
import { SmallButton } from '../records/SmallButton';
import { wallClock } from '../records/zone-time';
import { PartActs } from './PartActs';
import { markOf, type PartMark } from './part-rows';
import styles from './parts.module.css';

const MARKS = {
  needed: PackageSearch,
  late: CircleAlert,
  requested: Truck,
  arrived: PackageCheck,
  overdue: CircleAlert,
  fitted: Wrench,
  cancelled: XCircle,
} as const satisfies Record<PartMark, unknown>;

/** One part and where it stands; pressed, it opens what can be done about it. */
export function PartRow({ part, onRequest }: { part: PartView; onRequest: () => void }) {
  const { t } = useTranslation('parts');
  const [open, setOpen] = useState(false);
  const mark = markOf(part);
  const Mark = MARKS[mark];
  const over = part.state === 'fitted' || part.state === 'cancelled';
  return (
    <div className={styles.part} data-mark={mark} data-testid={`part-${part.id}`}>
      <button type="button" className={lists.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Mark size={14} aria-hidden />
        <span className={lists.what}>
          <b>{part.name}</b>
          {part.quantity > 1 && ` ×${part.quantity}`} {part.number}
        </span>
        <ChevronDown size={14} className={lists.chevron} aria-hidden />
      </button>
      <p className={lists.sub}>
        <b className={styles.mark}>{t(`marks.${mark}`)}</b>
        {part.kind !== 'fit' && <span>{t(`kinds.${part.kind}`)}</span>}
        <When part={part} />
      </p>
      {open && <Details part={part} />}
      {!over && (mark === 'needed' || mark === 'late' || open) && (
        <div className={lists.row}>
          {part.state === 'needed' && (
            <SmallButton testId="part-request" tone="main" label={t('request')} onClick={onRequest} />
          )}
          {open && <PartActs part={part} />}
        </div>
      )}
    </div>
  );
}

/** The next time that matters of it, in the company's zone. */
function When({ part }: { part: PartView }) {
  const { t } = useTranslation('parts');
  const { zone } = useBootstrap().company;
  const clock = (at: string) => wallClock(zone, new Date(at)).slice(5);
  if (part.state === 'needed') return <span>{t('report_by', { at: clock(part.reportBy!) })}</span>;
  if (part.state === 'requested')
    return <span>{part.expectedOn ? t('expected', { day: part.expectedOn }) : t('expected_unknown')}</span>;
  if (part.state === 'arrived') return <span>{t('fit_today', { at: clock(part.arrivedAt!) })}</span>;
  return <span>{clock((part.fittedAt ?? part.cancelledAt)!)}</span>;
}

function Details({ part }: { part: PartView }) {
  const { t } = useTranslation('parts');
  const { zone } = useBootstrap().company;
  const [finder, asker] = [useAgent(part.foundById), useAgent(part.requestedById)];
  const clock = (at: string) => wallClock(zone, new Date(at)).slice(5);
  return (
    <div className={styles.details}>
      <p>{t('found_by', { name: finder?.name ?? '', at: clock(part.neededAt) })}</p>
      {part.requestedAt && <p>{t('asked_by', { name: asker?.name ?? '', at: clock(part.requestedAt) })}</p>}
      {part.lateAt && <p data-wrong>{t('was_late', { at: clock(part.lateAt) })}</p>}
      {part.arrivedAt && <p>{t('arrived_at', { at: clock(part.arrivedAt) })}</p>}
      {part.overdueAt && <p data-wrong>{t('was_overdue')}</p>}
      {[part.fault, part.note, part.endNote].filter(Boolean).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}
