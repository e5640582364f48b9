import { Button, Input, InputNumber, Select } from 'antd';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MacroActionsView } from '#contract';
import { useBootstrap } from '../app/session';
import { CALLBACK_REASONS } from '../records/options';
import { VariableText } from '../scripts/VariableText';
import type { Part } from './macro-parts';

interface PartProps {
  part: Part;
  actions: MacroActionsView;
  /** Nobody runs it, so that there is no "me" to give a ticket to. */
  byDesk?: boolean;
  onChange(patch: Partial<MacroActionsView>): void;
}

/** One thing a macro does. */
export function PartField({
  part,
  actions,
  byDesk = false,
  fault,
  onChange,
  onRemove,
}: PartProps & { fault: string | undefined; onRemove(): void }) {
  const { t } = useTranslation('macros');
  return (
    <section className="mc-part" data-testid={`macro-part-${part}`}>
      <header>
        <b>{t(byDesk && part === 'reply' ? 'part.say' : `part.${part}`)}</b>
        <span className="pc-spring" />
        <Button type="text" icon={<X size={14} />} aria-label={t('remove')} title={t('remove')} onClick={onRemove} />
      </header>
      <Body part={part} actions={actions} byDesk={byDesk} onChange={onChange} />
      {fault && <p className="pc-fault">{fault}</p>}
    </section>
  );
}

function Body({ part, actions, byDesk = false, onChange }: PartProps): ReactNode {
  switch (part) {
    case 'reply':
    case 'note':
      return (
        <VariableText value={actions[part] ?? ''} maxLength={10_000} onChange={(text) => onChange({ [part]: text })} />
      );
    case 'addTags':
    case 'removeTags':
      return <Tags value={actions[part]} onChange={(tags) => onChange({ [part]: tags })} />;
    case 'priority':
      return <PriorityField value={actions.priority} onChange={onChange} />;
    case 'status':
      return <StatusField value={actions.status!} onChange={onChange} />;
    case 'assign':
      return <AssignField value={actions.assign!} byDesk={byDesk} onChange={onChange} />;
    case 'callback':
      return <CallbackField value={actions.callback!} onChange={onChange} />;
  }
}

type Change = PartProps['onChange'];

function Tags({ value, onChange }: { value: string[]; onChange(tags: string[]): void }) {
  const { t } = useTranslation('macros');
  const { tags } = useBootstrap();
  return (
    <Select
      mode="tags"
      value={value}
      aria-label={t('part.addTags')}
      onChange={(chosen: string[]) => onChange(chosen.map((tag) => tag.trim().slice(0, 40)).filter(Boolean))}
      options={tags.map((tag) => ({ value: tag, label: tag }))}
    />
  );
}

function PriorityField({ value, onChange }: { value: MacroActionsView['priority']; onChange: Change }) {
  const { t } = useTranslation('desk');
  return (
    <Select
      value={value}
      aria-label={t('priority.title')}
      onChange={(priority) => onChange({ priority })}
      options={(['urgent', 'high', 'normal', 'low'] as const).map((one) => ({
        value: one,
        label: t(`priority.${one}`),
      }))}
    />
  );
}

const STATUSES = ['open', 'waiting', 'on_hold', 'resolved', 'closed'] as const;

function StatusField({ value, onChange }: { value: NonNullable<MacroActionsView['status']>; onChange: Change }) {
  const { t } = useTranslation(['macros', 'desk']);
  const { statusLabels } = useBootstrap();
  const labels = statusLabels.filter(({ status }) => status === value.status);
  const set = (patch: Partial<typeof value>) => onChange({ status: { ...value, ...patch } });
  return (
    <div className="mc-pair">
      <Select
        value={value.status}
        aria-label={t('status')}
        onChange={(status) => set({ status, statusLabelId: null })}
        options={STATUSES.map((status) => ({ value: status, label: t(`desk:status.${status}`) }))}
      />
      {labels.length > 0 && (
        <Select
          value={value.statusLabelId ?? ''}
          aria-label={t('label')}
          onChange={(id) => set({ statusLabelId: id || null })}
          options={[{ value: '', label: t('no_label') }, ...labels.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      {(value.status === 'resolved' || value.status === 'closed') && (
        <Input
          value={value.reason ?? ''}
          maxLength={500}
          placeholder={t('reason')}
          aria-label={t('reason')}
          onChange={({ target }) => set({ reason: target.value.trim() ? target.value : null })}
        />
      )}
    </div>
  );
}

interface AssignProps {
  value: NonNullable<MacroActionsView['assign']>;
  byDesk: boolean;
  onChange: Change;
}

function AssignField({ value, byDesk, onChange }: AssignProps) {
  const { t } = useTranslation('macros');
  const { agents, teams } = useBootstrap();
  const people = agents.filter(({ disabledAt }) => disabledAt === null);
  const first = { agent: people[0]?.id ?? '', team: teams[0]?.id ?? '' };
  const options = value.to === 'team' ? teams : people;
  return (
    <div className="mc-pair">
      <Select
        value={value.to}
        aria-label={t('part.assign')}
        onChange={(to) => onChange({ assign: to === 'me' ? { to } : { to, id: first[to] } })}
        options={(byDesk ? (['agent', 'team'] as const) : (['me', 'agent', 'team'] as const)).map((to) => ({
          value: to,
          label: t(`assign.${to}`),
        }))}
      />
      {value.to !== 'me' && (
        <Select
          value={value.id}
          aria-label={t(`assign.${value.to}`)}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id) => onChange({ assign: { to: value.to, id } })}
          options={options.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </div>
  );
}

function CallbackField({ value, onChange }: { value: NonNullable<MacroActionsView['callback']>; onChange: Change }) {
  const { t } = useTranslation(['macros', 'records']);
  const set = (patch: Partial<typeof value>) => onChange({ callback: { ...value, ...patch } });
  return (
    <div className="mc-pair">
      <span>
        <InputNumber
          min={1}
          max={2160}
          precision={0}
          value={Math.round(value.afterSeconds / 3600)}
          aria-label={t('hours')}
          onChange={(n) => set({ afterSeconds: (n ?? 1) * 3600 })}
        />{' '}
        {t('hours')}
        {t('after')}
      </span>
      <Select
        value={value.reason}
        aria-label={t('callback_reason')}
        onChange={(reason) => set({ reason })}
        options={CALLBACK_REASONS.map((reason) => ({ value: reason, label: t(`records:callback.reasons.${reason}`) }))}
      />
      <Input
        value={value.remark}
        maxLength={500}
        placeholder={t('remark')}
        aria-label={t('remark')}
        onChange={({ target }) => set({ remark: target.value })}
      />
    </div>
  );
}
