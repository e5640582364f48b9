import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityAnswersView, QualitySheet } from '#contract';
import { checkAnswers, DomainError, type QualityAnswers, type QualityLine, scoreQuality } from '#domain';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { Button, Kbd, toast, useHotkeys } from '../ui';
import { LineMark } from './LineMark';
import { marksOf, withMark } from './mark-keys';
import styles from './quality.module.css';
import { useQualityAgain } from './use-quality';

interface Props {
  sheet: QualitySheet;
  answers: QualityAnswersView;
  line: string;
  onLine(key: string): void;
  onAnswers(answers: QualityAnswersView): void;
}

const DRAFT_AFTER_MS = 800;

/** Line by line with the keyboard: ↑ ↓ choose, 1 to 4 mark, c comments; the draft stays on the server. */
export function MarkForm({ sheet: { check, form }, answers, line, onLine, onAnswers }: Props) {
  const { t } = useTranslation('quality');
  const { busy, run } = useAct();
  const again = useQualityAgain();
  const [saved, setSaved] = useState(true);
  useDraft(check.id, answers, setSaved);
  const lines = form.lines as QualityLine[];
  const at = lines.findIndex(({ key }) => key === line);
  const go = (by: number) => onLine(lines[Math.min(lines.length - 1, Math.max(0, at + by))]!.key);
  const mark = (n: number) => {
    const word = marksOf(lines[at]!)[n];
    if (!word) return;
    onAnswers({ ...answers, [line]: withMark(answers[line], word) });
    if (!COSTS.includes(word)) go(1);
  };
  const send = () =>
    void run(async () => {
      const body = { formVersion: form.version, answers };
      await api('sendQualityMark', { params: { id: check.id }, body });
      toast(t('sent'));
      await again(check.id);
    });
  useHotkeys({
    ...{ j: () => go(1), k: () => go(-1), ArrowDown: () => go(1), ArrowUp: () => go(-1) },
    ...{ 1: () => mark(0), 2: () => mark(1), 3: () => mark(2), 4: () => mark(3) },
    c: () => document.querySelector<HTMLElement>('[data-current] input')?.focus(),
    'mod+enter': send,
  });
  return (
    <>
      <ol className={styles.lines}>
        {lines.map((one) => (
          <LineMark
            key={one.key}
            line={one}
            answer={answers[one.key]}
            current={one.key === line}
            onFocus={() => onLine(one.key)}
            onAnswer={(answer) => onAnswers({ ...answers, [one.key]: answer })}
          />
        ))}
      </ol>
      <footer className={styles.foot}>
        <Standing lines={lines} answers={answers} />
        <small>{saved ? t('draft_kept') : t('draft_open')}</small>
        <Button onClick={() => onAnswers(restGood(lines, answers))}>{t('rest_good')}</Button>
        <Button look="main" disabled={busy} data-testid="quality-send" onClick={send}>
          {t('send')}
        </Button>
      </footer>
      <p className={styles.keys}>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('keys.line')} <Kbd>1</Kbd> – <Kbd>4</Kbd> {t('keys.mark')} <Kbd>c</Kbd>{' '}
        {t('keys.comment')} <Kbd>]</Kbd> {t('keys.next')}
      </p>
    </>
  );
}

const COSTS: readonly string[] = ['partly', 'missed', 'yes'];

/** The good word for every line that says nothing yet. */
const restGood = (lines: QualityLine[], answers: QualityAnswersView): QualityAnswersView => ({
  ...Object.fromEntries(lines.map((line) => [line.key, withMark(undefined, line.kind === 'weighted' ? 'met' : 'no')])),
  ...answers,
});

/** What it comes to so far, or what is still open. */
function Standing({ lines, answers }: { lines: QualityLine[]; answers: QualityAnswersView }) {
  const { t } = useTranslation(['quality', 'errors']);
  try {
    checkAnswers(lines, answers as QualityAnswers);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const open = lines.filter(({ key }) => !answers[key]).length;
    return <span>{open > 0 ? t('open_lines', { n: open }) : t(`errors:${error.code}`, error.detail)}</span>;
  }
  const { score, minus } = scoreQuality(lines, answers as QualityAnswers);
  return (
    <span data-testid="quality-score">
      <strong>{score}</strong> {t('points')}
      {minus.length > 0 && ` · ${t('proposes', { n: minus.length })}`}
    </span>
  );
}

/** Kept a moment after the last change, and when the sheet is left. */
function useDraft(id: string, answers: QualityAnswersView, onSaved: (saved: boolean) => void): void {
  const kept = useRef(answers);
  useEffect(() => {
    if (answers === kept.current) return;
    onSaved(false);
    const timer = setTimeout(() => {
      kept.current = answers;
      api('draftQualityMark', { params: { id }, body: { answers } }).then(
        () => onSaved(true),
        () => onSaved(false),
      );
    }, DRAFT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, answers, onSaved]);
}
