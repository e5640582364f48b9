import { DatePicker, InputNumber, Select, Segmented, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { addDays, dayIn, instantAt } from '../../records/zone-time';
import { useNow } from '../../ui';
import { Field, FieldGroup } from '../pieces/Field';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm, type SheetForm } from '../pieces/use-sheet-form';
import { PolicyHistory } from './PolicyHistory';
import { ladderFault, shownSetting, shownUnits, storedSetting, type ShownUnit } from './setting-units';
import { useSettingWords } from './use-setting-words';

interface Draft {
  amount: number;
  unit: ShownUnit;
  when: 'now' | 'day';
  day: string;
}

interface PolicySheetProps {
  setting: SettingRow;
  settings: SettingRow[];
  onClose(): void;
  onSaved(): void;
}

/** A new value and the day it holds from, above everything that held before. */
export function PolicySheet({ setting, settings, onClose, onSaved }: PolicySheetProps) {
  const { t } = useTranslation('admin');
  const { company } = useBootstrap();
  const words = useSettingWords();
  const today = dayIn(company.zone, new Date(useNow()));
  const initial: Draft = { ...shownSetting(setting.value, setting.unit), when: 'day', day: nextMonth(today) };
  const form = useSheetForm(initial, async ({ amount, unit, when, day }) => {
    const effectiveAt = (when === 'now' ? new Date() : instantAt(company.zone, day, '00:00')).toISOString();
    await api('writeSetting', {
      body: { key: setting.key, value: storedSetting(amount, unit, setting.unit), effectiveAt },
    });
    onSaved();
  });
  const { draft } = form;
  const fault = ladderAfter(setting, settings, storedSetting(draft.amount, draft.unit, setting.unit));
  return (
    <Sheet title={words.title(setting.key)} form={form} onClose={onClose} saveLabel={t('policies.save')}>
      <p className="pc-dim">{words.text(setting.key)}</p>
      <div className="po-now">
        <span className="pc-small">{t('policies.current')}</span>
        <b>{words.value(setting.value, setting.unit)}</b>
      </div>
      <ValueFields form={form} setting={setting} ladder={fault ? t(`policies.ladder.${fault}`) : undefined} />
      <FieldGroup title={t('policies.from')} hint={t('policies.fromHint')}>
        <Segmented
          value={draft.when}
          onChange={(when) => form.set({ when })}
          options={(['day', 'now'] as const).map((value) => ({ value, label: t(`policies.when.${value}`) }))}
        />
        {draft.when === 'now' && form.fault('effectiveAt') && <p className="pc-fault">{form.fault('effectiveAt')}</p>}
        {draft.when === 'day' && (
          <Field label={t('policies.day')} fault={form.fault('effectiveAt')}>
            <DatePicker
              allowClear={false}
              value={dayjs(draft.day)}
              onChange={(day) => day && form.set({ day: day.format('YYYY-MM-DD') })}
            />
          </Field>
        )}
      </FieldGroup>
      <PolicyHistory setting={setting} />
    </Sheet>
  );
}

function ValueFields({
  form: { draft, set, fault },
  setting,
  ladder,
}: {
  form: SheetForm<Draft>;
  setting: SettingRow;
  ladder: string | undefined;
}) {
  const { t } = useTranslation('admin');
  const units = shownUnits(setting.unit);
  return (
    <div className="po-amount">
      <Field label={t('policies.newValue')} fault={fault('value')} hint={ladder}>
        {draft.unit === 'clock' ? (
          <ClockField minutes={draft.amount} onChange={(amount) => set({ amount })} />
        ) : (
          <InputNumber
            autoFocus
            min={0}
            value={draft.amount}
            onChange={(amount) => amount !== null && set({ amount })}
          />
        )}
      </Field>
      <Field label={t('policies.unitLabel')}>
        <Select
          value={draft.unit}
          disabled={units.length === 1}
          onChange={(unit) => set({ unit })}
          options={units.map((value) => ({ value, label: t(`policies.unit.${value}`) }))}
        />
      </Field>
    </div>
  );
}

function ClockField({ minutes, onChange }: { minutes: number; onChange(minutes: number): void }) {
  return (
    <TimePicker
      autoFocus
      allowClear={false}
      needConfirm={false}
      format="HH:mm"
      minuteStep={5}
      value={dayjs().startOf('day').add(minutes, 'minute')}
      onChange={(time) => time && onChange(time.hour() * 60 + time.minute())}
    />
  );
}

/** What the ladder would be wrong about with this value in it; null for settings outside the ladder. */
function ladderAfter(setting: SettingRow, settings: SettingRow[], value: number) {
  const of = (key: string) => (key === setting.key ? value : settings.find((other) => other.key === key)?.value);
  const [remind, lead, window] = [of('reply.remind'), of('reply.lead'), of('reply.window')];
  const outside = !['reply.remind', 'reply.lead', 'reply.window'].includes(setting.key);
  if (outside || remind === undefined || lead === undefined || window === undefined) return null;
  return ladderFault({ remind, lead, window });
}

// A month counted with two values is hard to explain to anybody, so the first of the next one is proposed.
function nextMonth(today: string): string {
  return `${addDays(`${today.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}
