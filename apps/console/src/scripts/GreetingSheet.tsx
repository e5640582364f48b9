import { Checkbox, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Greeting } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { TimeField } from '../admin/calendars/TimeField';
import { DeleteButton } from '../admin/pieces/DeleteButton';
import { Field, FieldGroup } from '../admin/pieces/Field';
import { Sheet } from '../admin/pieces/Sheet';
import { useSheetForm, type SheetForm } from '../admin/pieces/use-sheet-form';
import { GreetingPreview } from './GreetingPreview';
import { VariableText } from './VariableText';

type Draft = BodyOf<'createGreeting'>;

interface GreetingSheetProps {
  greeting: Greeting | null;
  /** The inbox that is being looked at, to start from. */
  inboxId: string | null;
  /** How many there are: a new one is said after them. */
  count: number;
  onClose(): void;
  onSaved(): void;
}

export function GreetingSheet({ greeting, inboxId, count, onClose, onSaved }: GreetingSheetProps) {
  const { t } = useTranslation('scripts');
  const { inboxes } = useBootstrap();
  const form = useSheetForm<Draft>(
    greeting ? bodyOf(greeting) : blank(inboxId ?? inboxes[0]?.id ?? '', count),
    async (body) => {
      if (greeting) await api('updateGreeting', { params: { id: greeting.id }, body });
      else await api('createGreeting', { body });
      onSaved();
    },
  );
  const { draft, set, fault } = form;
  return (
    <Sheet
      title={t(greeting ? 'greetings.edit' : 'greetings.new')}
      form={form}
      onClose={onClose}
      size={640}
      aside={
        greeting && (
          <DeleteButton
            question={t('greetings.deleteTitle')}
            onDelete={() => api('deleteGreeting', { params: { id: greeting.id } })}
            onDeleted={onSaved}
          />
        )
      }
    >
      <Field label={t('greetings.inbox')} fault={fault('inboxId')}>
        <Select
          value={draft.inboxId}
          onChange={(next) => set({ inboxId: next })}
          options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <WhenFields {...form} />
      <Field label={t('greetings.says')} hint={t('variables.hint')} fault={fault('text')}>
        <VariableText value={draft.text} maxLength={2000} onChange={(text) => set({ text })} />
      </Field>
      <GreetingPreview text={draft.text} inboxId={draft.inboxId} />
    </Sheet>
  );
}

function WhenFields({ draft, set, fault }: SheetForm<Draft>) {
  const { t } = useTranslation('scripts');
  const limited = draft.from !== null;
  return (
    <FieldGroup title={t('greetings.whenTitle')} hint={t('greetings.whenHint')}>
      <Segmented
        aria-label={t('greetings.audience')}
        value={draft.audience}
        onChange={(audience) => set({ audience })}
        options={(['any', 'known', 'unknown'] as const).map((value) => ({
          value,
          label: t(`greetings.when.audience.${value}`),
        }))}
      />
      <Segmented
        aria-label={t('greetings.hours')}
        value={draft.hours}
        onChange={(hours) => set({ hours })}
        options={(['any', 'inside', 'outside'] as const).map((value) => ({
          value,
          label: t(`greetings.when.hours.${value}`),
        }))}
      />
      <div className="pc-foot">
        <Checkbox
          checked={limited}
          onChange={({ target }) => set(target.checked ? { from: '12:00', to: '13:00' } : { from: null, to: null })}
        >
          {t('greetings.onlyBetween')}
        </Checkbox>
        {limited && (
          <>
            <TimeField label={t('greetings.from')} value={draft.from ?? ''} onChange={(from) => set({ from })} />–
            <TimeField label={t('greetings.to')} value={draft.to ?? ''} asEnd onChange={(to) => set({ to })} />
          </>
        )}
      </div>
      {(fault('from') ?? fault('to')) && <p className="pc-fault">{fault('from') ?? fault('to')}</p>}
    </FieldGroup>
  );
}

function bodyOf({ inboxId, audience, hours, from, to, text, position, enabled }: Greeting): Draft {
  return { inboxId, audience, hours, from, to, text, position, enabled };
}

function blank(inboxId: string, position: number): Draft {
  return { inboxId, audience: 'any', hours: 'any', from: null, to: null, text: '', position, enabled: true };
}
