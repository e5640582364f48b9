import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityAnswersView, QualitySheet } from '#contract';
import type { QualityLine } from '#domain';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useJudge } from '../conduct/use-conduct';
import { Words } from '../records/Fields';
import { useAct } from '../records/use-act';
import { When } from '../records/When';
import { Button, useNow } from '../ui';
import { LineMark, LineWorth } from './LineMark';
import styles from './quality.module.css';
import { useQualityAgain } from './use-quality';

/** A mark as its agent sees it: each line with its words and quote, what became of it, and what may be done. */
export function SentMark({ sheet }: { sheet: QualitySheet }) {
  const { t } = useTranslation('quality');
  const { me } = useBootstrap();
  const judge = useJudge();
  const now = useNow();
  const { check } = sheet;
  const appealable = check.state === 'sent' && check.agentId === me.id && Date.parse(check.appealDueAt!) > now;
  const decidable = judge && check.state === 'appealed' && ![check.agentId, check.markedById].includes(me.id);
  return (
    <>
      <p className={styles.total} data-testid="quality-total">
        <strong data-low={check.score! < 60 || undefined}>{check.score}</strong> {t('points')}
        {check.fatal.length > 0 && <em>{t('fatal_hit')}</em>}
      </p>
      <Marked lines={sheet.form.lines as QualityLine[]} answers={check.answers!} />
      <Steps sheet={sheet} />
      {appealable && <Appeal sheet={sheet} />}
      {decidable && <Decide sheet={sheet} />}
    </>
  );
}

function Marked({ lines, answers }: { lines: QualityLine[]; answers: QualityAnswersView }) {
  const { t, i18n } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <ol className={styles.lines}>
      {lines.map((line) => {
        const { mark, comment, quote } = answers[line.key]!;
        return (
          <li key={line.key} data-kind={line.kind} data-mark={mark}>
            <div>
              <b>{line.name[locale]}</b> <LineWorth line={line} />
            </div>
            <span className={styles.word}>{t(`marks.${mark}`)}</span>
            {(comment || quote) && (
              <div className={styles.why}>
                {quote && <blockquote>{quote.text}</blockquote>}
                {comment && <p>{comment}</p>}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Steps({ sheet: { check } }: { sheet: QualitySheet }) {
  const { t } = useTranslation('quality');
  const now = useNow();
  return (
    <ul className={styles.steps} aria-label={t('steps')}>
      {check.steps.map(({ step, at, by, text, score }) => (
        <li key={`${step}${at}`}>
          <b>{t(`done.${step}`)}</b> {by.name} <When at={at} now={now} />
          {step !== 'appealed' && <span> · {t('scored', { score })}</span>}
          {text && <p>{text}</p>}
        </li>
      ))}
      {check.state === 'sent' && check.appealDueAt && (
        <li className={styles.quiet}>
          {t('appeal_until')} <When at={check.appealDueAt} now={now} />
        </li>
      )}
    </ul>
  );
}

function Appeal({ sheet: { check } }: { sheet: QualitySheet }) {
  const { t } = useTranslation('quality');
  const { busy, run } = useAct();
  const again = useQualityAgain();
  const [text, setText] = useState('');
  const send = () =>
    void run(async () => {
      await api('appealQualityMark', { params: { id: check.id }, body: { version: check.version, text } });
      await again(check.id);
    });
  return (
    <div className={styles.act}>
      <Words label={t('appeal_text')} longest={2000} value={text} onChange={setText} />
      <Button look="main" disabled={busy || text.trim().length < 2} data-testid="quality-appeal" onClick={send}>
        {t('appeal')}
      </Button>
    </div>
  );
}

/** Upheld as it is, or changed line by line, with the reason. */
function Decide({ sheet: { check, form } }: { sheet: QualitySheet }) {
  const { t } = useTranslation('quality');
  const { busy, run } = useAct();
  const again = useQualityAgain();
  const [reason, setReason] = useState('');
  const [answers, setAnswers] = useState<QualityAnswersView | null>(null);
  const decide = (outcome: 'upheld' | 'changed') =>
    void run(async () => {
      const body = { version: check.version, outcome, reason, ...(answers ? { answers } : {}) };
      await api('decideQualityMark', { params: { id: check.id }, body });
      await again(check.id);
    });
  const ready = !busy && reason.trim().length >= 2;
  return (
    <div className={styles.act} data-testid="quality-decide">
      {answers && (
        <ol className={styles.lines}>
          {(form.lines as QualityLine[]).map((line) => (
            <LineMark
              key={line.key}
              line={line}
              answer={answers[line.key]}
              current={false}
              onFocus={() => undefined}
              onAnswer={(answer) => setAnswers({ ...answers, [line.key]: answer })}
            />
          ))}
        </ol>
      )}
      <Words label={t('reason')} longest={2000} value={reason} onChange={setReason} />
      <div className={styles.buttons}>
        {answers ? (
          <Button look="main" disabled={!ready} onClick={() => decide('changed')}>
            {t('change')}
          </Button>
        ) : (
          <>
            <Button disabled={!ready} onClick={() => decide('upheld')}>
              {t('uphold')}
            </Button>
            <Button onClick={() => setAnswers(check.answers)}>{t('change_lines')}</Button>
          </>
        )}
      </div>
    </div>
  );
}
