import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QualityLine } from '#domain';
import { Line, Switch } from '../records/Fields';
import { Button } from '../ui';
import { type Answer, marksOf, withMark } from './mark-keys';
import styles from './quality.module.css';

interface Props {
  line: QualityLine;
  answer: Answer | undefined;
  current: boolean;
  onFocus(): void;
  onAnswer(answer: Answer): void;
}

/** One line of the form: what to look for, its words, and why where it costs something. */
export function LineMark({ line, answer, current, onFocus, onAnswer }: Props) {
  const { t, i18n } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const options = marksOf(line).map((value) => ({ value, label: t(`marks.${value}`) }));
  return (
    <li
      data-current={current || undefined}
      data-kind={line.kind}
      data-testid={`quality-line-${line.key}`}
      onFocus={onFocus}
      onPointerDown={onFocus}
    >
      <div>
        <b>{line.name[locale]}</b> <LineWorth line={line} />
        <small>{line.help[locale]}</small>
      </div>
      <Switch
        label={line.name[locale]}
        value={answer?.mark ?? ('' as never)}
        options={options}
        onChange={(mark) => onAnswer(withMark(answer, mark))}
      />
      {answer && (current || answer.comment || answer.quote) && (
        <div className={styles.why}>
          {answer.quote && (
            <blockquote>
              {answer.quote.text}
              <Button look="icon" aria-label={t('unquote')} onClick={() => onAnswer({ ...answer, quote: null })}>
                <X size={12} aria-hidden />
              </Button>
            </blockquote>
          )}
          <Line
            label={t('comment')}
            longest={1000}
            value={answer.comment}
            onChange={(comment) => onAnswer({ ...answer, comment })}
          />
        </div>
      )}
    </li>
  );
}

export function LineWorth({ line }: { line: QualityLine }) {
  const { t } = useTranslation('quality');
  return (
    <em className={styles.worth}>
      {line.kind === 'weighted' ? t('weight', { n: line.weight }) : t(`kinds_of_line.${line.kind}`)}
    </em>
  );
}
