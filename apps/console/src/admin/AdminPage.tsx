import { Link, useLocation } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { EmptyState, LoadingShape } from '../ui';
import { areaAt, areasOf } from './areas';
import './admin.css';

const GROUPS = ['people', 'channels', 'rules', 'records'] as const;

/** Admin: a quiet list of areas on the left, the chosen one beside it. */
export function AdminPage() {
  const { t } = useTranslation('admin');
  const { me } = useBootstrap();
  const areas = areasOf(me);
  const current = areaAt(areas, useLocation().pathname);
  const nav = useRef<HTMLElement>(null);
  // On a phone the areas stand in one line that is longer than the screen.
  useEffect(
    () => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [current?.key],
  );
  if (!current) return <EmptyState title={t('forbidden.title')} text={t('forbidden.text')} />;
  const Area = current.component;
  return (
    <div className="ad">
      <nav ref={nav} className="ad-nav" aria-label={t('title')}>
        {GROUPS.filter((group) => areas.some((area) => area.group === group)).map((group) => (
          <section key={group}>
            <h2>{t(`groups.${group}`)}</h2>
            {areas
              .filter((area) => area.group === group)
              .map(({ key, icon: Icon }) => (
                <Link
                  key={key}
                  to="/admin/$"
                  params={{ _splat: key }}
                  className={key === current.key ? 'on' : ''}
                  aria-current={key === current.key ? 'page' : undefined}
                  data-testid={`admin-nav-${key}`}
                >
                  <Icon size={15} aria-hidden />
                  {t(`areas.${key}`)}
                </Link>
              ))}
          </section>
        ))}
        <a href="/api/docs" target="_blank" rel="noreferrer" className="ad-docs">
          <BookOpen size={15} aria-hidden />
          {t('apiDocs')}
        </a>
      </nav>
      <main className="ad-area" key={current.key}>
        <Suspense fallback={<LoadingShape />}>
          <Area />
        </Suspense>
      </main>
    </div>
  );
}
