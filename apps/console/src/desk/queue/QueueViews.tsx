import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueCounts, TicketViewName } from '#contract';
import { useCounts } from '../../app/counts';
import { Menu } from '../../ui';
import { VIEWS } from './views';

const TABS: readonly TicketViewName[] = ['mine', 'unassigned', 'team', 'breaching'];

/** The views: the daily ones as tabs, the rest in a menu. */
export function QueueViews({ view, onView }: { view: TicketViewName; onView(view: TicketViewName): void }) {
  const { t } = useTranslation('desk');
  const counts = useCounts();
  const countOf = (name: TicketViewName) => countIn(counts, name);
  const more = VIEWS.filter((name) => !TABS.includes(name));
  return (
    <div className="q-views">
      <div role="tablist" aria-label={t('queue.views')}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === view}
            data-alarm={(name === 'breaching' && countOf(name)) || undefined}
            data-testid={`view-${name}`}
            onClick={() => onView(name)}
          >
            {t(`views_short.${name}`)}
            <em>{countOf(name) ?? ''}</em>
          </button>
        ))}
      </div>
      <Menu
        label={t('queue.more')}
        look="plain"
        align="end"
        className={more.includes(view) ? 'q-more q-more-on' : 'q-more'}
        testId="view-more"
        trigger={
          <>
            {more.includes(view) ? t(`views_short.${view}`) : t('queue.more')}
            <ChevronDown size={13} aria-hidden />
          </>
        }
        items={more.map((name) => ({
          key: name,
          label: t(`views.${name}`),
          hint: countOf(name),
          checked: name === view,
          testId: `view-${name}`,
          onChoose: () => onView(name),
        }))}
      />
    </div>
  );
}

/** Views of open work have a figure; finished work and spam need none. */
const countIn = (counts: QueueCounts | null, name: TicketViewName): number | null =>
  counts && name in counts ? counts[name as keyof QueueCounts] : null;
