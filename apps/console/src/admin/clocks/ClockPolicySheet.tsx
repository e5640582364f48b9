import { Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServicePolicyView } from '#contract';
import { api } from '../../app/api';
import { policyName } from '../../clock/policy-name';
import { Field, FieldGroup } from '../pieces/Field';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';
import { ConditionFields } from './ConditionFields';
import { draftOf, type PolicyDraft } from './policy-draft';
import { Matches } from './Matches';
import { TargetFields } from './TargetFields';

interface ClockPolicySheetProps {
  policy: ServicePolicyView | null;
  /** The place of the last rule. */
  last: number;
  onClose(): void;
  onSaved(rows: ServicePolicyView[]): void;
}

export function ClockPolicySheet({ policy, last, onClose, onSaved }: ClockPolicySheetProps) {
  const { t, i18n } = useTranslation('clock');
  const [clientId] = useState(() => crypto.randomUUID());
  const form = useSheetForm<PolicyDraft>(draftOf(policy), async (draft) => {
    const { rows } = policy
      ? await api('writePolicy', {
          params: { id: policy.id },
          body: { ...draft, version: policy.version, position: policy.position },
        })
      : await api('createPolicy', { body: { ...draft, clientId, position: last + 1 } });
    onSaved(rows);
  });
  const { draft, set, fault } = form;
  const title = policy ? policyName(policy, i18n.language) : t('admin.sheet.new');
  return (
    <Sheet title={title} form={form} onClose={onClose} saveLabel={t('admin.sheet.save')}>
      <Field label={t('admin.sheet.name')} fault={fault('name')}>
        <Input
          autoFocus={!policy}
          value={draft.name}
          maxLength={80}
          data-testid="policy-name"
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <FieldGroup title={t('admin.sheet.who')} hint={t('admin.sheet.who_hint')}>
        <ConditionFields conditions={draft.conditions} onChange={(conditions) => set({ conditions })} />
        <Matches conditions={draft.conditions} />
      </FieldGroup>
      <FieldGroup title={t('admin.sheet.what')} hint={t('admin.sheet.what_hint')}>
        <TargetFields targets={draft.targets} onChange={(targets) => set({ targets })} />
      </FieldGroup>
      <label className="ck-active">
        <Switch size="small" checked={draft.active} onChange={(active) => set({ active })} />
        {t('admin.sheet.active')}
      </label>
    </Sheet>
  );
}
