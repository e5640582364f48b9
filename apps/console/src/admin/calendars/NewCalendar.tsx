import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { Field } from '../pieces/Field';
import { Problem } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';
import { zoneOptions } from '../pieces/zones';

const OFFICE_WEEK = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: '09:00', to: '12:00' },
  { weekday, from: '13:00', to: '18:00' },
]);

/** Name and zone; the hours start as an office week and are drawn afterwards. */
export function NewCalendar({ onCreated }: { onCreated(calendar: Calendar): void }) {
  const { t } = useTranslation('admin');
  const { company } = useBootstrap();
  const form = useSheetForm({ name: '', zone: company.zone }, async (draft) => {
    onCreated(await api('createCalendar', { body: { ...draft, weekly: OFFICE_WEEK, overrides: [] } }));
  });
  const { draft, set, fault, problem, saving, submit } = form;
  return (
    <form
      className="pc-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {problem && <Problem text={problem} />}
      <Field label={t('calendars.name')} hint={t('calendars.nameHint')} fault={fault('name')}>
        <Input value={draft.name} autoFocus maxLength={80} onChange={({ target }) => set({ name: target.value })} />
      </Field>
      <Field label={t('calendars.zone')} fault={fault('zone')}>
        <Select showSearch value={draft.zone} onChange={(zone) => set({ zone })} options={zoneOptions(draft.zone)} />
      </Field>
      <p className="pc-hint">{t('calendars.newHint')}</p>
      <Button type="primary" htmlType="submit" loading={saving} data-testid="admin-save">
        {t('calendars.create')}
      </Button>
    </form>
  );
}
