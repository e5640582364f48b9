import { Button, Checkbox, InputNumber, Select } from 'antd';
import { BellRing, Siren, TimerOff, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LadderStepView } from '#contract';
import { type LadderFault, receiversOf } from '#domain';
import { useBootstrap } from '../../app/session';
import { receiver, saidTime, type Side, type Unit, whenOf, type WindowTimes, withAct } from './ladder-draft';
import { useTimeWords } from './use-step-words';

const SIDES: readonly Side[] = ['opened', 'before', 'after', 'unsolved_before', 'unsolved_after'];
const ACTS = ['remind', 'tell', 'give_back', 'transfer', 'take_over'] as const;

interface StepProps {
  step: LadderStepView;
  fault: LadderFault['fault'] | undefined;
  locked: boolean;
  onChange(step: LadderStepView): void;
  onRemove(): void;
}

/** One step, read and written as a sentence. */
export function StepRow({ step, fault, locked, onChange, onRemove }: StepProps) {
  const { t } = useTranslation('ladder');
  return (
    <li className="ld-step" data-bad={fault ? true : undefined} data-testid="ladder-step">
      <When step={step} locked={locked} onChange={onChange} />
      <span>{t('editor.comma')}</span>
      <Select
        value={step.act}
        disabled={locked}
        aria-label={t('acts.tell')}
        data-testid="ladder-act"
        popupMatchSelectWidth={false}
        onChange={(act) => onChange(withAct(step, act))}
        options={ACTS.map((act) => ({ value: act, label: t(`acts.${act}`) }))}
      />
      {step.to && <Receiver step={step} to={step.to} locked={locked} onChange={onChange} />}
      <span className="ld-ways">
        {t('editor.by')}
        <Checkbox
          checked={step.notice}
          disabled={locked}
          onChange={({ target }) => onChange({ ...step, notice: target.checked })}
        >
          {t('editor.notice')}
        </Checkbox>
        <Checkbox
          checked={step.email}
          disabled={locked}
          onChange={({ target }) => onChange({ ...step, email: target.checked })}
        >
          {t('editor.email')}
        </Checkbox>
      </span>
      {fault && <span className="pc-fault">{t(`faults.${fault}`)}</span>}
      <span className="pc-spring" />
      {!locked && (
        <Button
          type="text"
          icon={<X size={14} />}
          aria-label={t('editor.remove')}
          title={t('editor.remove')}
          onClick={onRemove}
        />
      )}
    </li>
  );
}

function When({ step, locked, onChange }: Pick<StepProps, 'step' | 'locked' | 'onChange'>) {
  const { t } = useTranslation('ladder');
  const said = saidTime(step.when);
  const set = (patch: Partial<typeof said>) => onChange({ ...step, when: whenOf({ ...said, ...patch }) });
  return (
    <>
      <Select
        value={said.side}
        disabled={locked}
        popupMatchSelectWidth={false}
        aria-label={t('when.opened')}
        data-testid="ladder-side"
        onChange={(side) => set({ side })}
        options={SIDES.map((side) => ({ value: side, label: t(`when.${side}`) }))}
      />
      <InputNumber
        className="ld-number"
        min={said.side === 'opened' ? 1 : 0}
        max={10_080}
        precision={0}
        value={said.amount}
        disabled={locked}
        aria-label={t(`units.${said.unit}`)}
        data-testid="ladder-amount"
        onChange={(amount) => set({ amount: amount ?? 0 })}
      />
      <Select
        value={said.unit}
        disabled={locked}
        popupMatchSelectWidth={false}
        aria-label={t(`units.${said.unit}`)}
        onChange={(unit: Unit) => set({ unit })}
        options={(['minutes', 'hours'] as const).map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
      />
    </>
  );
}

type To = NonNullable<LadderStepView['to']>;

function Receiver({ step, to, locked, onChange }: Pick<StepProps, 'step' | 'locked' | 'onChange'> & { to: To }) {
  const { t } = useTranslation('ladder');
  const kinds = receiversOf(step.act).flatMap((kind) => kind ?? []);
  const named = 'id' in to;
  return (
    <>
      <Select
        value={to.kind}
        disabled={locked}
        popupMatchSelectWidth={false}
        aria-label={t('editor.choose')}
        onChange={(kind: To['kind']) => onChange({ ...step, to: receiver(kind) })}
        options={kinds.map((kind) => ({
          value: kind,
          label: kind === 'agent' ? t('editor.person') : kind === 'team' ? t('editor.choose_team') : t(`to.${kind}`),
        }))}
      />
      {named && <Named to={to} locked={locked} onChange={(id) => onChange({ ...step, to: { ...to, id } })} />}
    </>
  );
}

function Named({
  to,
  locked,
  onChange,
}: {
  to: Extract<To, { id: string }>;
  locked: boolean;
  onChange(id: string): void;
}) {
  const { t } = useTranslation('ladder');
  const { agents, teams } = useBootstrap();
  const people = agents.filter(({ id, disabledAt }) => disabledAt === null || id === to.id);
  const options =
    to.kind === 'team'
      ? teams.map(({ id, name }) => ({ value: id, label: name }))
      : people.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  return (
    <Select
      value={to.id || undefined}
      disabled={locked}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(to.kind === 'team' ? 'editor.choose_team' : 'editor.choose')}
      popupMatchSelectWidth={false}
      className="ld-named"
      onChange={onChange}
      options={options}
    />
  );
}

/** The three steps that belong to the reply window itself (DOMAIN W1, W13). */
export function OwnRungs({ window }: { window: WindowTimes }) {
  const { t } = useTranslation('ladder');
  const time = useTimeWords();
  const rungs = [
    { key: 'remind', at: window.remind, icon: BellRing },
    { key: 'lead', at: window.lead, icon: Siren },
    { key: 'breach', at: window.due, icon: TimerOff },
  ] as const;
  return (
    <li className="ld-own" title={t('editor.fixed_text')}>
      <small>{t('editor.fixed')}</small>
      {rungs.map(({ key, at, icon: Icon }) => (
        <span key={key} data-rung={key}>
          <Icon size={13} aria-hidden />
          {time(at)}
          {t('editor.comma')}
          {t(`editor.${key}`)}
        </span>
      ))}
    </li>
  );
}
