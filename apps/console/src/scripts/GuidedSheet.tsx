import { Button, Input, Select, Switch } from 'antd';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guidedScriptKind, type GuidedScript, type GuidedScriptKind } from '#contract';
import { renderTemplate } from '#domain';
import { DeleteButton } from '../admin/pieces/DeleteButton';
import { Field } from '../admin/pieces/Field';
import { Sheet } from '../admin/pieces/Sheet';
import { useSheetForm } from '../admin/pieces/use-sheet-form';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { moved } from './step-order';
import { VariableText } from './VariableText';

interface Props {
  script: GuidedScript | null;
  position: number;
  onClose(): void;
  onSaved(): void;
}
type Step = GuidedScript['steps'][number];

const EMPTY: Step = { title: '', text: '' };

/** Writes a script: its steps in order, and how a sample contact hears them. */
export function GuidedSheet({ script, position, onClose, onSaved }: Props) {
  const { t } = useTranslation('guided');
  const form = useSheetForm(draftOf(script, position), async (body) => {
    if (script) await api('updateGuidedScript', { params: { id: script.id }, body });
    else await api('createGuidedScript', { body });
    onSaved();
  });
  const { draft, set, fault } = form;
  return (
    <Sheet
      title={t(script ? 'edit' : 'new')}
      form={form}
      onClose={onClose}
      size={680}
      aside={
        script && (
          <DeleteButton
            question={t('delete')}
            onDelete={() => api('deleteGuidedScript', { params: { id: script.id } })}
            onDeleted={onSaved}
          />
        )
      }
    >
      <Field label={t('name')} fault={fault('title')}>
        <Input value={draft.title} autoFocus maxLength={80} onChange={({ target }) => set({ title: target.value })} />
      </Field>
      <div className="sc-pair">
        <Field label={t('kind')}>
          <Select
            value={draft.kind}
            onChange={(kind: GuidedScriptKind) => set({ kind })}
            options={guidedScriptKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
        <Field label={t('enabled')}>
          <Switch checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
        </Field>
      </div>
      <Steps steps={draft.steps} fault={fault} onChange={(steps) => set({ steps })} />
    </Sheet>
  );
}

interface StepsProps {
  steps: Step[];
  fault(path: string): ReturnType<ReturnType<typeof useSheetForm>['fault']>;
  onChange(steps: Step[]): void;
}

/** One step is open for writing; the others show how they sound. */
function Steps({ steps, fault, onChange }: StepsProps) {
  const { t } = useTranslation('guided');
  const [open, setOpen] = useState(0);
  const change = (index: number, more: Partial<Step>) =>
    onChange(steps.map((step, i) => (i === index ? { ...step, ...more } : step)));
  const move = (index: number, by: number) => {
    onChange(moved(steps, index, by));
    setOpen(index + by);
  };
  return (
    <section className="sc-steps" aria-label={t('steps')}>
      {steps.map((step, index) => (
        <article key={index} data-open={index === open || undefined}>
          <header>
            <button type="button" onClick={() => setOpen(index)} aria-expanded={index === open}>
              <span>{index + 1}</span> <b>{step.title || t('step', { n: index + 1 })}</b>
            </button>
            <Tool label={t('up')} disabled={index === 0} onClick={() => move(index, -1)} icon={<ArrowUp size={14} />} />
            <Tool
              label={t('down')}
              disabled={index === steps.length - 1}
              onClick={() => move(index, 1)}
              icon={<ArrowDown size={14} />}
            />
            <Tool
              label={t('remove')}
              disabled={steps.length === 1}
              onClick={() => onChange(steps.filter((_, i) => i !== index))}
              icon={<Trash2 size={14} />}
            />
          </header>
          {index === open ? (
            <>
              <Field label={t('step_title')} fault={fault(`steps.${index}.title`)}>
                <Input
                  value={step.title}
                  maxLength={80}
                  onChange={({ target }) => change(index, { title: target.value })}
                />
              </Field>
              <Field label={t('step_text')} fault={fault(`steps.${index}.text`)}>
                <VariableText value={step.text} maxLength={2000} onChange={(text) => change(index, { text })} />
              </Field>
              <Sample text={step.text} />
            </>
          ) : (
            <Sample text={step.text} />
          )}
        </article>
      ))}
      <Button
        icon={<Plus size={14} />}
        disabled={steps.length >= 20}
        onClick={() => {
          onChange([...steps, EMPTY]);
          setOpen(steps.length);
        }}
      >
        {t('add')}
      </Button>
    </section>
  );
}

function Tool(props: { label: string; disabled: boolean; icon: React.ReactNode; onClick(): void }) {
  const { label, ...rest } = props;
  return <Button type="text" size="small" aria-label={label} title={label} {...rest} />;
}

/** As a sample contact hears it from the one who writes. */
function Sample({ text }: { text: string }) {
  const { t } = useTranslation('guided');
  const { me, company, teams } = useBootstrap();
  const filled = renderTemplate(text, {
    'contact.name': t('sample'),
    'agent.name': me.name,
    'agent.workNumber': me.workNumber,
    'company.name': company.name,
    'team.name': teams[0]?.name,
    'ticket.number': '10482',
  });
  return filled.trim() === '' ? null : (
    <p className="sc-bubble ours" title={t('preview')}>
      {filled}
    </p>
  );
}

const draftOf = (script: GuidedScript | null, position: number) => ({
  kind: script?.kind ?? ('inbound' as GuidedScriptKind),
  title: script?.title ?? '',
  steps: script?.steps ?? [EMPTY],
  enabled: script?.enabled ?? true,
  position: script?.position ?? position,
});
