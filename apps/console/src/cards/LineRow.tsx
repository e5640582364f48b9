import { useTranslation } from 'react-i18next';
import type { CardLine } from '#contract';
import { Line } from '../records/Fields';
import { type Drafts, faultOf, scorable, type Scoring } from './card-drafts';
import { amount, formulaText, points, single, sourceText } from './card-text';
import styles from './cards.module.css';
import { FormulaGraph } from './FormulaGraph';

type Draft = Drafts[string];
interface Props {
  line: CardLine;
  mode: Scoring | null;
  draft: Draft;
  chosen: boolean;
  onDraft(draft: Draft): void;
  onWhy(): void;
}

const COLUMNS: readonly { mode: Scoring; of: 'self' | 'superior' | 'reviewer' }[] = [
  { mode: 'self_score', of: 'self' },
  { mode: 'score', of: 'superior' },
  { mode: 'confirm', of: 'reviewer' },
];

/** One indicator: what it weighs, what was reached, what that comes to, and what people say of it. */
export function LineRow({ line, mode, draft, chosen, onDraft, onWhy }: Props) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <>
      <tr data-testid={`card-line-${line.key}`} data-chosen={chosen || undefined}>
        <th scope="row">
          {line.name[locale]} {line.proposed && <span className={styles.proposed}>{t('proposal')}</span>}
          <small>
            {sourceText(line, t)} · {line.note[locale]}
          </small>
        </th>
        <td data-label={t('columns.weight')}>{line.weight > 0 ? `${line.weight}%` : '–'}</td>
        <td data-label={t('columns.reached')}>
          <Reached line={line} onWhy={onWhy} />
        </td>
        <td data-label={t('columns.graph')}>
          <FormulaGraph line={line} label={formulaText(line, t)} />
        </td>
        <td data-label={t('columns.computed')}>
          <b>{points(line.computed)}</b>
        </td>
        {COLUMNS.map(({ mode: column, of }) => (
          <td key={of} className={styles.said} data-label={t(`columns.${of}`)}>
            {mode === column && scorable(line) ? (
              <PointsField line={line} mode={column} draft={draft} onDraft={onDraft} />
            ) : (
              points(line[of]?.points ?? null)
            )}
          </td>
        ))}
        <td data-label={t('columns.final')}>
          <b>{points(line.final)}</b>
        </td>
      </tr>
      <Reasons line={line} mode={mode} draft={draft} onDraft={onDraft} />
    </>
  );
}

/** The words of whoever gave points, and the field for one's own. */
function Reasons({ line, mode, draft, onDraft }: Pick<Props, 'line' | 'mode' | 'draft' | 'onDraft'>) {
  const { t } = useTranslation('cards');
  const said = COLUMNS.flatMap(({ of }) => (line[of]?.reason ? [{ of, reason: line[of].reason }] : []));
  const typing = mode && draft.points.trim() !== '' ? mode : null;
  if (said.length === 0 && !typing) return null;
  return (
    <tr className={styles.reasons}>
      <td colSpan={9}>
        {said.map(({ of, reason }) => (
          <p key={of}>{t('said', { who: t(`columns.${of}`), reason })}</p>
        ))}
        {typing && (
          <Line
            label={t(typing === 'self_score' ? 'words' : 'reason')}
            longest={500}
            value={draft.reason}
            invalid={faultOf(line, typing, draft) === 'reason'}
            onChange={(reason) => onDraft({ ...draft, reason })}
          />
        )}
      </td>
    </tr>
  );
}

/** What was reached against the target; it opens the rows behind it (law 9). */
function Reached({ line, onWhy }: Pick<Props, 'line' | 'onWhy'>) {
  const { t } = useTranslation('cards');
  const measure = single(line);
  const text = measure
    ? amount(measure.actual)
    : line.measures.length > 1
      ? t('days', { n: line.measures.length })
      : '–';
  const opens = !['mark', 'import'].includes(line.source.kind);
  return (
    <>
      {opens ? (
        <button
          type="button"
          className={styles.why}
          data-testid={`card-why-${line.key}`}
          onClick={onWhy}
          title={t('why')}
        >
          {text}
        </button>
      ) : (
        <span>{text}</span>
      )}
      {measure && measure.target !== '0' && <small>/ {amount(measure.target)}</small>}
    </>
  );
}

function PointsField({
  line,
  mode,
  draft,
  onDraft,
}: {
  line: CardLine;
  mode: Scoring;
  draft: Draft;
  onDraft(draft: Draft): void;
}) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const fault = faultOf(line, mode, draft);
  return (
    <input
      className={styles.points}
      inputMode="decimal"
      maxLength={9}
      aria-label={`${line.name[locale]} ${t(`modes.${mode}`)}`}
      aria-invalid={fault !== null || undefined}
      title={fault ? t(`faults.${fault}`) : undefined}
      data-testid={`card-points-${line.key}`}
      placeholder={points(mode === 'self_score' ? null : mode === 'score' ? line.computed : line.final)}
      value={draft.points}
      onChange={({ target }) => onDraft({ ...draft, points: target.value })}
    />
  );
}
