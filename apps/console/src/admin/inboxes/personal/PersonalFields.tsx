import { Checkbox, Input, InputNumber } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { Choices, Field, FieldGroup } from '../../pieces/Field';
import { ConnectionTest } from '../ConnectionTest';
import type { FieldsProps } from '../inbox-drafts';

const ROOMS = ['mentioned', 'all', 'off'] as const;

/** A personal account as it is written: the puppet's options are never sent to us, and empty ones keep what is stored. */
interface PersonalDraft {
  puppet: string;
  options: string;
  perMinute: number;
  rooms: (typeof ROOMS)[number];
  accepted: boolean;
}

export const personalDraft = ({ puppet, perMinute, rooms, accepted }: Inbox['settings']): PersonalDraft => ({
  puppet: typeof puppet === 'string' ? puppet : 'wechaty-puppet-service',
  options: '',
  perMinute: typeof perMinute === 'number' ? perMinute : 10,
  rooms: rooms === 'all' || rooms === 'off' ? rooms : 'mentioned',
  accepted: accepted === true,
});

/** What it may cost, by which puppet it speaks, how fast it may be, and what of its groups counts. */
export function PersonalFields({ form: { draft, set, fault }, inboxId }: FieldsProps<PersonalDraft>) {
  const { t } = useTranslation(['social', 'admin']);
  const personal = draft.settings;
  const change = (patch: Partial<PersonalDraft>) => set({ settings: { ...personal, ...patch } });
  return (
    <>
      <Warning
        accepted={personal.accepted}
        fault={fault('settings.accepted')}
        onAccept={(accepted) => change({ accepted })}
      />
      <div className="pc-pair">
        <Field label={t('personal.puppet')} hint={t('personal.puppetHint')} fault={fault('settings.puppet')}>
          <Input
            value={personal.puppet}
            spellCheck={false}
            onChange={({ target }) => change({ puppet: target.value.trim() })}
          />
        </Field>
        <Field label={t('personal.perMinute')} hint={t('personal.perMinuteHint')} fault={fault('settings.perMinute')}>
          <InputNumber
            min={1}
            max={60}
            value={personal.perMinute}
            onChange={(perMinute) => change({ perMinute: perMinute ?? 10 })}
          />
        </Field>
      </div>
      <Field
        label={t('personal.options')}
        hint={t(inboxId ? 'personal.optionsKept' : 'personal.optionsHint')}
        fault={fault('settings.options')}
      >
        <Input.TextArea
          value={personal.options}
          rows={2}
          spellCheck={false}
          placeholder='{"token": "puppet_…"}'
          onChange={({ target }) => change({ options: target.value })}
        />
      </Field>
      <FieldGroup title={t('personal.rooms.title')} hint={t('personal.rooms.hint')}>
        <Choices
          name={t('personal.rooms.title')}
          value={personal.rooms}
          options={ROOMS.map((value) => ({
            value,
            title: t(`personal.rooms.${value}.title`),
            text: t(`personal.rooms.${value}.text`),
          }))}
          onChange={(rooms) => change({ rooms })}
        />
      </FieldGroup>
      <ConnectionTest
        tried={{ channel: 'wechat-personal', settings: { ...personal }, ...(inboxId ? { inboxId } : {}) }}
        hint={t('personal.testHint')}
      />
    </>
  );
}

interface WarningProps {
  accepted: boolean;
  fault: string | undefined;
  onAccept(accepted: boolean): void;
}

/** Nobody should learn by losing an account that this can cost it. */
function Warning({ accepted, fault, onAccept }: WarningProps) {
  const { t } = useTranslation('social');
  return (
    <section className="ib-warning" data-testid="personal-warning">
      <b>
        <TriangleAlert size={16} aria-hidden /> {t('personal.warning.title')}
      </b>
      <p>{t('personal.warning.text')}</p>
      <Checkbox checked={accepted} onChange={({ target }) => onAccept(target.checked)} data-testid="personal-accepted">
        {t('personal.warning.accept')}
      </Checkbox>
      {fault && (
        <p className="pc-fault" role="alert">
          {t('personal.warning.needed')}
        </p>
      )}
    </section>
  );
}
