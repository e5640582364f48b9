import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '#contract';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { useAdminList } from '../pieces/use-admin-list';
import { CalendarEditor } from './CalendarEditor';
import { NewCalendar } from './NewCalendar';
import './calendars.css';
import './holidays.css';

/** Working hours: the week as a timeline, the year with its closed days and make-up workdays. */
export function CalendarsArea() {
  const { t } = useTranslation('admin');
  const list = useAdminList('listCalendars');
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={() => void list.reload()} />;
  if (!list.rows) return <LoadingShape />;
  const calendar = list.rows.find(({ id }) => id === chosen) ?? list.rows[0];
  const store = (saved: Calendar) => {
    list.show((rows) => [...rows.filter(({ id }) => id !== saved.id), saved].sort(byName));
    setChosen(saved.id);
  };
  return (
    <>
      <AreaHead
        title={t('areas.calendars')}
        text={t('calendars.text')}
        create={{ label: t('calendars.new'), onCreate: () => setCreating(true) }}
      >
        {list.rows.length > 1 && (
          <Select
            className="cal-pick"
            aria-label={t('calendars.which')}
            value={calendar?.id}
            onChange={setChosen}
            options={list.rows.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </AreaHead>
      {calendar ? (
        <CalendarEditor key={calendar.id} calendar={calendar} onSaved={store} />
      ) : (
        <EmptyState title={t('calendars.emptyTitle')} text={t('calendars.emptyText')} />
      )}
      {creating && (
        <Drawer open rootClassName="pc-sheet" title={t('calendars.new')} size={480} onClose={() => setCreating(false)}>
          <NewCalendar
            onCreated={(created) => {
              setCreating(false);
              store(created);
            }}
          />
        </Drawer>
      )}
    </>
  );
}

function byName(a: Calendar, b: Calendar): number {
  return a.name.localeCompare(b.name, 'zh-CN');
}
