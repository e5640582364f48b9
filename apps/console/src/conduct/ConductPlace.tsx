import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingShape } from '../ui';
import { ConductPage } from './ConductPage';
import styles from './conduct.module.css';

const PANES = {
  conduct: ConductPage,
  repeats: lazy(async () => ({ default: (await import('../repeats/RepeatsPage')).RepeatsPage })),
  surveys: lazy(async () => ({ default: (await import('../surveys/SurveysPage')).SurveysPage })),
  refinements: lazy(async () => ({ default: (await import('../refinements/RefinementsPage')).RefinementsPage })),
} as const;
type PaneName = keyof typeof PANES;

/** Conduct, and what is learned: what was found, who came back and why, what agents refine. */
export function ConductPlace() {
  const { t } = useTranslation('conduct');
  const { hash } = useLocation();
  const current: PaneName = hash in PANES ? (hash as PaneName) : 'conduct';
  const Pane = PANES[current];
  return (
    <div className={styles.place}>
      <nav className={styles.tabs} aria-label={t('tabs.label')}>
        {(Object.keys(PANES) as PaneName[]).map((name) => (
          <Link
            key={name}
            to="/conduct"
            hash={name}
            aria-current={name === current ? 'page' : false}
            data-on={name === current || undefined}
            data-testid={`conduct-tab-${name}`}
          >
            {t(`tabs.${name}`)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<LoadingShape />}>
        <Pane />
      </Suspense>
    </div>
  );
}
