import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Completeness, CompletenessRow, OverdueFile } from '#contract';
import { api } from '../app/api';
import { useAgent, useBootstrap } from '../app/session';
import { Switch } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { addDays, dayIn } from '../records/zone-time';
import { ErrorState, LoadingShape, useNow } from '../ui';
import day from './day.module.css';
import { GoalLine } from './GoalLine';
import styles from './morning.module.css';
import { FACTS, percent } from './quality-figures';

const SPANS = ['7', '30', '90'] as const;
type Span = (typeof SPANS)[number];

/** How much of what the desk should know is written down, and which contacts have no file yet (DOMAIN V8, V20, V22). */
export function QualityTab() {
  const { t } = useTranslation('morning');
  const { zone } = useBootstrap().company;
  const [span, setSpan] = useState<Span>('30');
  const to = dayIn(zone, new Date(useNow()));
  const query = { from: addDays(to, 1 - Number(span)), to };
  const found = useQuery({
    queryKey: ['morning', 'quality', query],
    queryFn: ({ signal }) => api('completeness', { query, signal }),
    placeholderData: (before) => before,
  });
  const spans = SPANS.map((value) => ({ value, label: t('quality.days', { n: value }) }));
  return (
    <div className={styles.scroll}>
      <div className={styles.tools}>
        <Switch label={t('quality.span')} options={spans} value={span} onChange={setSpan} />
      </div>
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingShape />}
      {found.data && <Quality quality={found.data} />}
      {found.data && <OverdueFiles query={query} quality={found.data} />}
    </div>
  );
}

function Quality({ quality }: { quality: Completeness }) {
  const { t } = useTranslation(['morning', 'desk']);
  const { rows, total } = quality;
  if (total.records === 0) return <p className={day.none}>{t('quality.none')}</p>;
  return (
    <>
      <GoalLine began={quality.began} goal={quality.goal} value={percent(total.complete, total.records)} />
      <div className={day.box}>
        <table className={day.table} data-testid="quality">
          <thead>
            <tr>
              <th>{t('quality.agent')}</th>
              <th>{t('quality.records')}</th>
              <th>{t('quality.complete')}</th>
              {FACTS.map((fact) => (
                <th key={fact}>{t(`desk:contact.fact.${fact}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.agentId ?? ''} row={row} />
            ))}
          </tbody>
          <tfoot>
            <Line row={total} sum />
          </tfoot>
        </table>
      </div>
    </>
  );
}

function Line({ row, sum }: { row: CompletenessRow; sum?: boolean }) {
  const { t } = useTranslation('morning');
  const agent = useAgent(row.agentId);
  const share = (n: number) => `${percent(n, row.records)} %`;
  return (
    <tr>
      <th scope="row">{sum ? t('day.total') : (agent?.name ?? t('board.in_queue'))}</th>
      <td>{row.records}</td>
      <td>
        <b>{share(row.complete)}</b>
      </td>
      {FACTS.map((fact) => (
        <td key={fact}>{share(row.known[fact])}</td>
      ))}
    </tr>
  );
}

function OverdueFiles({ query, quality }: { query: { from: string; to: string }; quality: Completeness }) {
  const { t } = useTranslation('morning');
  const found = useInfiniteQuery({
    queryKey: ['morning', 'files', query],
    queryFn: ({ pageParam: after, signal }) => api('overdueFiles', { query: { ...query, after, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className={styles.section} data-testid="overdue-files">
      <header className={styles.head}>
        <h2>{t('quality.files', { n: quality.withinDays })}</h2>
        <b>{quality.overdueFiles}</b>
        <span className={styles.quiet}>
          {t(quality.overdueFiles > 0 ? 'quality.files_hint' : 'quality.files_none')}
        </span>
      </header>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <FileLine key={row.contactId} file={row} />
        ))}
      </ul>
      {found.hasNextPage && (
        <SmallButton label={t('more')} disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} />
      )}
    </section>
  );
}

function FileLine({ file: { name, createdAt, missing, ticketNumber, agentId } }: { file: OverdueFile }) {
  const { t } = useTranslation(['desk']);
  const now = useNow();
  const agent = useAgent(agentId);
  return (
    <li>
      <span className={styles.quiet}>
        <When at={createdAt} now={now} />
      </span>
      <span className={styles.rowWords}>
        <b>{name}</b> {agent?.name}
        <small>{missing.map((fact) => t(`contact.fact.${fact}`)).join(t('list_separator'))}</small>
      </span>
      <TicketLink number={ticketNumber} />
    </li>
  );
}
