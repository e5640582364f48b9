import { Checkbox, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServicePolicyView } from '#contract';
import { ringCount } from '#domain';
import { STARTS, withLength } from './policy-draft';

type Targets = ServicePolicyView['targets'];
type Response = NonNullable<Targets['first']>;
type Resolution = NonNullable<Targets['resolution']>;
const PAUSES = ['waiting', 'on_hold', 'parts'] as const;

interface TargetFieldsProps {
  targets: Targets;
  onChange(targets: Targets): void;
}

/** Four clocks, each on or left to the rules below. */
export function TargetFields({ targets, onChange }: TargetFieldsProps) {
  const turn = (kind: keyof Targets) => (on: boolean) =>
    onChange({ ...targets, [kind]: on ? structuredClone(STARTS[kind]) : null });
  const { resolution, answer } = targets;
  return (
    <div className="ck-clocks">
      {(['first', 'next'] as const).map((kind) => (
        <Clock key={kind} kind={kind} on={targets[kind] !== null} onTurn={turn(kind)}>
          {targets[kind] && (
            <ResponseFields target={targets[kind]} onChange={(target) => onChange({ ...targets, [kind]: target })} />
          )}
        </Clock>
      ))}
      <Clock kind="resolution" on={resolution !== null} onTurn={turn('resolution')}>
        {resolution && (
          <ResolutionFields target={resolution} onChange={(target) => onChange({ ...targets, resolution: target })} />
        )}
      </Clock>
      <Clock kind="answer" on={answer !== null} onTurn={turn('answer')}>
        {answer && (
          <AnswerFields seconds={answer.seconds} onChange={(target) => onChange({ ...targets, answer: target })} />
        )}
      </Clock>
    </div>
  );
}

function Clock({
  kind,
  on,
  onTurn,
  children,
}: {
  kind: keyof Targets;
  on: boolean;
  onTurn(on: boolean): void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation('clock');
  return (
    <section className="ck-clock" data-on={on || undefined}>
      <label>
        <Switch size="small" checked={on} onChange={onTurn} data-testid={`policy-target-${kind}`} />
        <b>{t(`kind.${kind}`)}</b>
      </label>
      {children}
    </section>
  );
}

function ResponseFields({ target, onChange }: { target: Response; onChange(target: Response): void }) {
  const { t } = useTranslation('clock');
  const minutes = (label: string, seconds: number, write: (seconds: number) => void) => (
    <InputNumber
      min={1}
      aria-label={label}
      value={seconds / 60}
      addonAfter={t('admin.sheet.minutes')}
      onChange={(amount) => amount !== null && write(Math.round(amount * 60))}
    />
  );
  return (
    <div className="ck-fields">
      {minutes(t('kind.first'), target.seconds, (seconds) => onChange(withLength(target, seconds)))}
      <HoursSelect value={target.hours} onChange={(hours) => onChange({ ...target, hours })} />
      <span>{t('admin.sheet.remind')}</span>
      {minutes(t('admin.sheet.remind'), target.remindSeconds, (remindSeconds) =>
        onChange({ ...target, remindSeconds }),
      )}
      <span>{t('admin.sheet.lead')}</span>
      {minutes(t('admin.sheet.lead'), target.leadSeconds, (leadSeconds) => onChange({ ...target, leadSeconds }))}
    </div>
  );
}

function ResolutionFields({ target, onChange }: { target: Resolution; onChange(target: Resolution): void }) {
  const { t } = useTranslation('clock');
  return (
    <div className="ck-fields">
      <InputNumber
        min={1}
        aria-label={t('kind.resolution')}
        value={target.seconds / 3600}
        addonAfter={t('admin.sheet.hours')}
        onChange={(amount) => amount !== null && onChange({ ...target, seconds: Math.round(amount * 3600) })}
      />
      <HoursSelect value={target.hours} onChange={(hours) => onChange({ ...target, hours })} />
      <span>{t('admin.sheet.pausesOn')}</span>
      <Checkbox.Group
        value={target.pausesOn}
        options={PAUSES.map((value) => ({ value, label: t(`pause.${value}`) }))}
        onChange={(pausesOn) => onChange({ ...target, pausesOn })}
      />
    </div>
  );
}

function AnswerFields({ seconds, onChange }: { seconds: number; onChange(target: { seconds: number }): void }) {
  const { t } = useTranslation('clock');
  return (
    <div className="ck-fields">
      <InputNumber
        min={1}
        max={3_600}
        precision={0}
        aria-label={t('kind.answer')}
        value={seconds}
        addonAfter={t('admin.sheet.seconds')}
        data-testid="policy-answer-seconds"
        onChange={(amount) => amount !== null && onChange({ seconds: amount })}
      />
      <span>{t('admin.sheet.rings', { count: ringCount(seconds) })}</span>
    </div>
  );
}

function HoursSelect({ value, onChange }: { value: Response['hours']; onChange(hours: Response['hours']): void }) {
  const { t } = useTranslation('clock');
  return (
    <Select
      aria-label={t('admin.hours.working')}
      value={value}
      options={(['working', 'calendar'] as const).map((hours) => ({ value: hours, label: t(`admin.hours.${hours}`) }))}
      onChange={onChange}
    />
  );
}
