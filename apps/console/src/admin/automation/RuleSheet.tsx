import { Checkbox, Input, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomationDraft, AutomationRuleView } from '#contract';
import { api } from '../../app/api';
import { DeleteButton } from '../pieces/DeleteButton';
import { Field } from '../pieces/Field';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';
import { IfLines } from './IfLines';
import { bodyOf, draftOf, type RuleDraft } from './rule-draft';
import { RunLog } from './RunLog';
import { ThenLines } from './ThenLines';
import { TryPanel } from './TryPanel';
import { WhenLine } from './WhenLine';

interface RuleSheetProps {
  rule: AutomationRuleView | null;
  /** A template to begin with. */
  draft: AutomationDraft | null;
  onClose(): void;
  onSaved(): void;
}
const RUN_WHEN = ['always', 'working', 'not_working'] as const;

/** Writes a rule as it is read: when, if, then; and shows before saving what it would have done. */
export function RuleSheet({ rule, draft: template, onClose, onSaved }: RuleSheetProps) {
  const { t } = useTranslation(['automation', 'macros', 'errors']);
  const [clientId] = useState(() => crypto.randomUUID());
  const form = useSheetForm(draftOf(rule ?? template), async (draft) => {
    const body = bodyOf(draft);
    if (rule) await api('updateAutomation', { params: { id: rule.id }, body: { ...body, version: rule.version } });
    else await api('createAutomation', { body: { ...body, clientId } });
    onSaved();
  });
  const { draft, set, fault } = form;
  return (
    <Sheet
      title={t(rule ? 'edit' : 'new')}
      form={form}
      onClose={onClose}
      size={720}
      aside={
        rule && (
          <DeleteButton
            question={t('delete')}
            onDelete={() => api('deleteAutomation', { params: { id: rule.id } })}
            onDeleted={onSaved}
          />
        )
      }
    >
      <Field label={t('name')} fault={fault('name')}>
        <Input value={draft.name} autoFocus maxLength={80} onChange={({ target }) => set({ name: target.value })} />
      </Field>
      <section className="au-block">
        <h2>{t('when')}</h2>
        <WhenLine trigger={draft.trigger} onChange={(trigger) => set({ trigger })} />
      </section>
      <section className="au-block">
        <h2>{t('if')}</h2>
        <IfLines draft={draft} set={set} fault={fault} />
        <Segmented
          value={draft.runWhen}
          aria-label={t('runWhen.title')}
          options={RUN_WHEN.map((value) => ({ value, label: t(`runWhen.${value}`) }))}
          onChange={(runWhen) => set({ runWhen })}
        />
      </section>
      <section className="au-block">
        <h2>{t('then')}</h2>
        <ThenLines draft={draft} set={set} fault={fault} />
      </section>
      <Ends draft={draft} set={set} />
      <TryPanel draft={draft} ruleId={rule?.id ?? null} />
      {rule && <RunLog ruleId={rule.id} />}
    </Sheet>
  );
}

function Ends({ draft, set }: { draft: RuleDraft; set(patch: Partial<RuleDraft>): void }) {
  const { t } = useTranslation('automation');
  return (
    <div className="au-ends">
      <label>
        <Switch size="small" checked={draft.on} data-testid="automation-draft-on" onChange={(on) => set({ on })} />
        {t(draft.on ? 'turned_on' : 'turned_off')}
      </label>
      <Checkbox checked={draft.stops} onChange={({ target }) => set({ stops: target.checked })}>
        {t('stops')}
      </Checkbox>
    </div>
  );
}
