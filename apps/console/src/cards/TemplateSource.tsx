import { useTranslation } from 'react-i18next';
import { type FigureKey, figureKey } from '#contract';
import { Choice } from '../records/Fields';
import { Button } from '../ui';
import { sourceOf, sourcesOf, takesTarget, type TemplateLine, withTarget } from './template-draft';
import { Numeral } from './TemplateNumbers';

interface Props {
  line: TemplateLine;
  onChange(line: TemplateLine): void;
}

/** What a line is counted from, and what it is held against. */
export function TemplateSource({ line, onChange }: Props) {
  const { t } = useTranslation('cards');
  const { source } = line;
  const kinds = sourcesOf(line.formula.type);
  return (
    <>
      {kinds.length > 1 && (
        <Choice
          label={t('from')}
          value={source.kind}
          options={kinds.map((value) => ({ value, label: t(`source.${value}`) }))}
          onChange={(kind) => onChange(withTarget({ ...line, source: sourceOf(kind) }))}
        />
      )}
      {source.kind === 'figure' && (
        <FigureChoice
          value={source.figure as FigureKey}
          onChange={(figure) => onChange({ ...line, source: { kind: 'figure', figure } })}
        />
      )}
      {line.formula.type === 'all_or_nothing' && <Conditions line={line} onChange={onChange} />}
      {takesTarget(line) && <TargetChoice line={line} onChange={onChange} />}
    </>
  );
}

function FigureChoice({ value, onChange }: { value: FigureKey; onChange(figure: FigureKey): void }) {
  const { t } = useTranslation(['cards', 'figures']);
  const options = figureKey.options.map((key) => ({ value: key, label: t(`figures:keys.${key}`) }));
  return <Choice label={t('source.figure')} value={value} options={options} onChange={onChange} />;
}

type Setting = Extract<TemplateLine['target'], { kind: 'setting' }>['setting'];
type Of = `${Setting} ${'month' | 'day'}` | 'fixed' | 'prorated';
const OFFERED: readonly Of[] = [
  ...(['leads.month month', 'revenue.month month', 'callbacks.month month', 'talk.day day'] as const),
  ...(['prorated', 'fixed'] as const),
];

/** A dated number of the desk, or one of the template's own: for all, or by working days there. */
function TargetChoice({ line, onChange }: Props) {
  const { t } = useTranslation('cards');
  const { target, formula } = line;
  const offered: readonly Of[] = formula.type === 'per_unit_missing' ? ['talk.day day'] : OFFERED;
  const value: Of =
    target.kind === 'setting'
      ? (`${target.setting} ${target.per}` as Of)
      : target.kind === 'fixed' && target.prorated
        ? 'prorated'
        : 'fixed';
  const choose = (of: Of) => {
    const held = target.kind === 'fixed' ? target.value : 1;
    if (of === 'fixed' || of === 'prorated')
      return onChange({ ...line, target: { kind: 'fixed', value: held, prorated: of === 'prorated' } });
    const [setting, per] = of.split(' ') as [Setting, 'month' | 'day'];
    onChange({ ...line, target: { kind: 'setting', setting, per } });
  };
  const options = offered.map((of) => ({
    value: of,
    label: t(`targets.${of.split(' ')[0]!.replace('.', '_')}` as 'target'),
  }));
  return <Choice label={t('target')} value={value} options={options} onChange={choose} />;
}

/** The figures of an all-or-nothing line, each with the limit it must keep to (DOMAIN F6). */
function Conditions({ line, onChange }: Props) {
  const { t } = useTranslation('cards');
  const conditions = line.formula.type === 'all_or_nothing' ? line.formula.conditions : [];
  const save = (next: typeof conditions) =>
    onChange({ ...line, formula: { type: 'all_or_nothing', conditions: next } });
  const change = (at: number, part: Partial<(typeof conditions)[number]>) =>
    save(conditions.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const compares = (['at_least', 'at_most'] as const).map((value) => ({ value, label: t(`compare.${value}`) }));
  return (
    <>
      {conditions.map((one, i) => (
        <span key={i}>
          <FigureChoice value={one.figure} onChange={(figure) => change(i, { figure })} />
          <Choice
            label={t('compare.at_least')}
            value={one.compare}
            options={compares}
            onChange={(compare) => change(i, { compare })}
          />
          <Numeral label="" value={one.limit} onChange={(limit) => change(i, { limit })} />
          {conditions.length > 1 && (
            <Button onClick={() => save(conditions.filter((_, at) => at !== i))}>{t('remove')}</Button>
          )}
        </span>
      ))}
      {conditions.length < 12 && (
        <Button onClick={() => save([...conditions, { figure: 'windows_missed', compare: 'at_most', limit: 0 }])}>
          {t('add_condition')}
        </Button>
      )}
    </>
  );
}
