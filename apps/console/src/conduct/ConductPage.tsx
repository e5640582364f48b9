import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES } from '#contract';
import { urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { dayIn } from '../records/zone-time';
import { PageHeader, useNow } from '../ui';
import { AmountsBar } from './AmountsBar';
import { ConductFilters, type List } from './ConductFilters';
import styles from './conduct.module.css';
import { MonthPoints } from './MonthPoints';
import { type Filter, useConductEvents, useJudge, useViolation } from './use-conduct';
import { ViolationItem } from './ViolationItem';
import { ViolationList } from './ViolationList';

/** What was found against the rules: a team lead's queue, an agent's own record, and what each month comes to. */
export function ConductPage() {
  const { t, i18n } = useTranslation('conduct');
  const { me, company } = useBootstrap();
  const judge = useJudge();
  const thisMonth = dayIn(company.zone, new Date(useNow())).slice(0, 7);
  const [list, setList] = useState<List>(judge ? 'proposed' : 'own');
  const [narrowed, setNarrowed] = useState<Filter>({});
  // The desk's month, as soon as its clock is known.
  const [chosen, setMonth] = useState<string | null>(null);
  const month = chosen ?? thisMonth;
  const filter = { ...narrowed, ...fixedBy(list, me.id) };
  useConductEvents();
  const rowsOf = (agentId: string) => {
    setList('all');
    setNarrowed({ agentId, month, counting: '1' });
  };
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')} text={t('text')}>
        <Downloads
          label={t('export')}
          testId="conduct-export"
          href={(format) => urlOf(ROUTES.exportViolations.path, {}, { ...filter, locale: i18n.language, format })}
        />
      </PageHeader>
      <ConductFilters
        list={list}
        judge={judge}
        filter={narrowed}
        onList={(next) => {
          setList(next);
          setNarrowed({});
        }}
        onFilter={setNarrowed}
      />
      <div className={styles.panes}>
        <div className={styles.scroll}>
          <Pinned />
          <ViolationList key={list} list={list} filter={filter} />
        </div>
        <div className={styles.months}>
          <MonthPoints
            month={month}
            last={thisMonth}
            chosen={narrowed.counting ? narrowed.agentId : undefined}
            onMonth={setMonth}
            onAgent={rowsOf}
          />
          <AmountsBar month={month} judge={judge} />
        </div>
      </div>
    </main>
  );
}

const fixedBy = (list: List, me: string): Filter =>
  list === 'own' ? { agentId: me } : list === 'all' ? {} : { state: list };

/** The one that a notice or a message led to. */
function Pinned() {
  const id = new URLSearchParams(useLocation().searchStr).get('open') ?? undefined;
  const { data } = useViolation(id);
  const navigate = useNavigate();
  if (!id || !data) return null;
  return (
    <div className={styles.pinned}>
      <ViolationItem violation={data} open onToggle={() => void navigate({ to: '/conduct' })} />
    </div>
  );
}
