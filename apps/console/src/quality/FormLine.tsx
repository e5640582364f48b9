import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QualityLineView } from '#contract';
import { InBoth } from '../cards/InBoth';
import { Choice } from '../records/Fields';
import { Button } from '../ui';
import { type FormProblem, freeRules, KINDS, ofKind } from './form-draft';
import styles from './quality.module.css';

interface Props {
  line: QualityLineView;
  /** All lines of the form, in their order. */
  lines: readonly QualityLineView[];
  /** What is wrong with this line, if anything. */
  problem: FormProblem | null;
  onChange(line: QualityLineView): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

/** One line of a form: its words, what a reviewer looks for, and what it weighs or proposes. */
export function FormLine({ line, lines, problem, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation('quality');
  const field = problem?.detail.field;
  return (
    <li data-kind={line.kind} data-wrong={problem !== null || undefined} data-testid={`form-line-${line.key}`}>
      <div className={styles.wording}>
        <InBoth
          label={t('line')}
          longest={200}
          value={line.name}
          invalid={field === 'name'}
          onChange={(name) => onChange({ ...line, name })}
        />
        <InBoth
          label={t('look_for')}
          longest={200}
          value={line.help}
          invalid={field === 'help'}
          onChange={(help) => onChange({ ...line, help })}
        />
      </div>
      <div className={styles.kind}>
        <Choice
          label={t('kind_of_line')}
          value={line.kind}
          options={KINDS.filter((kind) => kind !== 'minus' || freeRules(lines, line.key).length > 0).map((value) => ({
            value,
            label: t(`kinds_to_choose.${value}`),
          }))}
          onChange={(kind) => onChange(ofKind(line, kind, lines))}
        />
        <Worth line={line} lines={lines} invalid={problem?.detail.why === 'weight'} onChange={onChange} />
      </div>
      <Moves line={line} lines={lines} onMove={onMove} onRemove={onRemove} />
    </li>
  );
}

interface WorthProps extends Pick<Props, 'line' | 'lines' | 'onChange'> {
  invalid: boolean;
}

/** What a line weighs, or which rule it proposes. */
function Worth({ line, lines, invalid, onChange }: WorthProps) {
  const { t, i18n } = useTranslation(['quality', 'common']);
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  if (line.kind === 'fatal') return null;
  if (line.kind === 'weighted')
    return (
      <input
        type="number"
        min={0}
        max={100}
        className={styles.weight}
        aria-label={t('weight_of', { name: line.name[locale] })}
        aria-invalid={invalid || undefined}
        value={line.weight}
        onChange={({ target }) => onChange({ ...line, weight: Number(target.value) })}
      />
    );
  return (
    <Choice
      label={t('rule_of', { name: line.name[locale] })}
      value={line.rule}
      options={freeRules(lines, line.key).map((value) => ({ value, label: t(`common:conduct_rules.${value}`) }))}
      onChange={(rule) => onChange({ ...line, rule })}
    />
  );
}

function Moves({ line, lines, onMove, onRemove }: Pick<Props, 'line' | 'lines' | 'onMove' | 'onRemove'>) {
  const { t, i18n } = useTranslation('quality');
  const name = line.name[i18n.language === 'en' ? 'en' : 'zh-CN'];
  const at = lines.findIndex(({ key }) => key === line.key);
  return (
    <span className={styles.moves}>
      <Button look="icon" disabled={at === 0} aria-label={t('move_up', { name })} onClick={() => onMove(-1)}>
        <ArrowUp size={14} aria-hidden />
      </Button>
      <Button
        look="icon"
        disabled={at === lines.length - 1}
        aria-label={t('move_down', { name })}
        onClick={() => onMove(1)}
      >
        <ArrowDown size={14} aria-hidden />
      </Button>
      <Button look="icon" disabled={lines.length === 1} aria-label={t('remove_line', { name })} onClick={onRemove}>
        <X size={14} aria-hidden />
      </Button>
    </span>
  );
}
