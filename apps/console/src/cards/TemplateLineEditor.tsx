import { useTranslation } from 'react-i18next';
import type { FormulaType } from '#domain';
import { Choice } from '../records/Fields';
import { Button } from '../ui';
import { formulaText } from './card-text';
import styles from './cards.module.css';
import { InBoth } from './InBoth';
import { FORMULAS, type Problem, type TemplateLine, withFormula } from './template-draft';
import { TemplateNumbers } from './TemplateNumbers';
import { TemplateShape } from './TemplateShape';
import { TemplateSource } from './TemplateSource';

interface Props {
  line: TemplateLine;
  alone: boolean;
  /** What is wrong with this line, if anything. */
  problem: Problem | null;
  onChange(line: TemplateLine): void;
  onRemove(): void;
}

const TYPES = Object.keys(FORMULAS) as FormulaType[];

/** One line of a template: its words, its formula with its shape, what it is counted from and held against. */
export function TemplateLineEditor({ line, alone, problem, onChange, onRemove }: Props) {
  const { t } = useTranslation('cards');
  const change = (part: Partial<TemplateLine>) => onChange({ ...line, ...part });
  const types = TYPES.map((value) => ({ value, label: t(`types.${value}`) }));
  return (
    <li data-testid={`template-line-${line.key}`} data-wrong={problem !== null || undefined}>
      <div className={styles.words}>
        <InBoth
          label={t('columns.line')}
          longest={80}
          value={line.name}
          invalid={problem?.detail.field === 'name'}
          onChange={(name) => change({ name })}
        />
        <TemplateShape line={line} />
        <Button disabled={alone} onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
      <div className={styles.words}>
        <Choice
          label={t('columns.graph')}
          value={line.formula.type}
          options={types}
          onChange={(type) => onChange(withFormula(line, type))}
        />
        <TemplateSource line={line} onChange={onChange} />
        <TemplateNumbers line={line} problem={problem} onChange={change} />
      </div>
      <div className={styles.words}>
        <InBoth
          label={t('evidence')}
          longest={200}
          value={line.note}
          invalid={problem?.detail.field === 'note'}
          onChange={(note) => change({ note })}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={line.proposed}
            onChange={({ target }) => change({ proposed: target.checked })}
          />
          {t('proposal')}
        </label>
      </div>
      <small>{formulaText(line, t)}</small>
    </li>
  );
}
