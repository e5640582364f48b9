import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '#contract';
import { problemText } from '../../app/problems';
import { useHotkeys } from '../../ui';
import { Problem } from '../pieces/Sheet';
import { zoneOptions } from '../pieces/zones';
import { calendarFaults, faultPlace, type CalendarFault } from './calendar-faults';
import { CalendarUse } from './CalendarUse';
import { HolidayImport } from './HolidayImport';
import { overlapping } from './week-bars';
import { WeekEditor } from './WeekEditor';
import { useCalendarDraft } from './use-calendar-draft';
import { YearView } from './YearView';

interface CalendarEditorProps {
  calendar: Calendar;
  onSaved(calendar: Calendar): void;
}

/** One calendar as a draft: week above, year below, saved as a whole. */
export function CalendarEditor({ calendar, onSaved }: CalendarEditorProps) {
  const { t } = useTranslation('admin');
  const { draft, set, dirty, newer, busy, error, save, addNational, takeStored, discard } = useCalendarDraft(
    calendar,
    onSaved,
  );
  const [importing, setImporting] = useState<number | null>(null);
  useHotkeys({ 'mod+s': () => dirty && void save() });

  return (
    <div className="cal">
      <div className="cal-name">
        <Input
          aria-label={t('calendars.name')}
          value={draft.name}
          maxLength={80}
          onChange={({ target }) => set({ name: target.value })}
        />
        <Select
          showSearch
          aria-label={t('calendars.zone')}
          value={draft.zone}
          onChange={(zone) => set({ zone })}
          options={zoneOptions(draft.zone)}
        />
        <CalendarUse calendarId={calendar.id} />
      </div>
      {newer && (
        <Problem text={t('calendars.newer')}>
          <Button onClick={discard}>{t('calendars.takeNewer')}</Button>
        </Problem>
      )}
      {error !== null && <Faults error={error} calendar={draft} />}
      <WeekEditor weekly={draft.weekly} onChange={(weekly) => set({ weekly })} />
      <YearView
        zone={draft.zone}
        weekly={draft.weekly}
        overrides={draft.overrides}
        onChange={(overrides) => set({ overrides })}
        onAddNational={(year) => void addNational(year)}
        onImport={setImporting}
        busy={busy}
      />
      {importing !== null && (
        <HolidayImport calendar={calendar} year={importing} onClose={() => setImporting(null)} onTaken={takeStored} />
      )}
      {dirty && (
        <div className="cal-save" role="region" aria-label={t('sheet.unsaved')}>
          <span>{overlapping(draft.weekly).size > 0 ? t('calendars.overlapHint') : t('calendars.saveHint')}</span>
          <span className="pc-spring" />
          <Button onClick={discard}>{t('sheet.discard')}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()} data-testid="admin-save">
            {t('sheet.save')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Each fault with the day it stands on; any other refusal in one line. */
function Faults({ error, calendar }: { error: unknown; calendar: Calendar }) {
  const { t } = useTranslation('admin');
  const faults = calendarFaults(error);
  const { code, detail } = error as { code?: string; detail?: { year?: number } };
  if (code === 'not_found' && detail?.year)
    return <Problem text={t('calendars.notAnnounced', { year: detail.year })} />;
  if (faults.length === 0) return <Problem text={problemText(error, t)} />;
  const placeText = (fault: CalendarFault) => {
    const place = faultPlace(fault, calendar);
    if (place === null) return '';
    return 'date' in place ? place.date : t(`calendars.weekday.${place.weekday}`);
  };
  return (
    <Problem
      text={faults.map((fault) => `${placeText(fault)} ${t(`calendars.fault.${fault.kind}`)}`.trim()).join('；')}
    />
  );
}
