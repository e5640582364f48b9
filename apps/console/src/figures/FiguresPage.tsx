import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { useLedTeams } from '../fairness/use-led-teams';
import { Switch } from '../records/Fields';
import { dayIn } from '../records/zone-time';
import { LoadingShape, PageHeader, useNow } from '../ui';
import { useOpenReport } from '../work-reports/use-work-reports';
import { FigureView } from './FigureView';
import styles from './figures.module.css';

const WorkReportsPane = lazy(async () => ({
  default: (await import('../work-reports/WorkReportsPane')).WorkReportsPane,
}));
const StatesPane = lazy(async () => ({ default: (await import('../states/StatesPane')).StatesPane }));
const FairnessPane = lazy(async () => ({ default: (await import('../fairness/FairnessPane')).FairnessPane }));

type Pane = 'figures' | 'states' | 'reports' | 'fairness';

/** What was done, per agent; the reports of it; and for who leads a team, whether its tickets were dealt out fairly. */
export function FiguresPage() {
  const { t } = useTranslation(['figures', 'records', 'routing', 'workreports', 'states']);
  const today = useToday();
  const leads = useLedTeams().length > 0;
  const [report, openReport] = useOpenReport();
  const [shown, setShown] = useState<Pane>('figures');
  const pane = report ? 'reports' : shown;
  const setPane = (next: Pane) => {
    setShown(next);
    if (report) openReport(null);
  };
  const panes = [
    { value: 'figures' as const, label: t('routing:fairness.figures') },
    { value: 'states' as const, label: t('states:tab') },
    { value: 'reports' as const, label: t('workreports:tab') },
    ...(leads ? [{ value: 'fairness' as const, label: t('routing:fairness.tab') }] : []),
  ];
  const choice = <Switch label={t('routing:fairness.pages')} options={panes} value={pane} onChange={setPane} />;
  if (pane === 'figures') return <FigureView today={today} choice={choice} />;
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>{choice}</PageHeader>
      <Suspense fallback={<LoadingShape />}>
        {pane === 'states' && <StatesPane today={today} />}
        {pane === 'reports' && <WorkReportsPane today={today} />}
        {pane === 'fairness' && <FairnessPane today={today} />}
      </Suspense>
    </main>
  );
}

function useToday(): string {
  return dayIn(useBootstrap().company.zone, new Date(useNow()));
}
