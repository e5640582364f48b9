import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refinement } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useJudge } from '../conduct/use-conduct';
import { Line } from '../records/Fields';
import { TicketLink } from '../records/TicketLink';
import { useAct } from '../records/use-act';
import { Button, EmptyState } from '../ui';
import { dayLabel } from './days';
import styles from './refinements.module.css';
import { useRefinementsAgain } from './use-refinements';

export function Entries({ rows }: { rows: Refinement[] }) {
  const { t } = useTranslation('refinements');
  if (rows.length === 0) return <EmptyState title={t('empty.title')} hint={t('empty.hint')} />;
  return (
    <ul className={styles.entries} aria-label={t('entries')}>
      {rows.map((row) => (
        <li key={row.id} data-testid="refinement">
          <Entry row={row} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ row }: { row: Refinement }) {
  const { t, i18n } = useTranslation('refinements');
  const { me } = useBootstrap();
  const judge = useJudge();
  const [open, setOpen] = useState(false);
  const scored = row.analysisPoints !== null && row.usePoints !== null;
  return (
    <>
      <p className={styles.meta}>
        <b>{row.agentName}</b> <span>{dayLabel(row.day, i18n.language)}</span>
        <span>{t(`reasons.${row.reason}`)}</span>
        {row.contactName && <span>{row.contactName}</span>}
        <TicketLink number={row.ticketNumber} />
        <span className={styles.score}>
          {scored && <b>{t('points', { a: row.analysisPoints, u: row.usePoints })}</b>}
          {row.scoredByName && ` ${t('by', { name: row.scoredByName })}`}
        </span>
        {judge && row.agentId !== me.id && (
          <Button aria-expanded={open} data-testid="refinement-score" onClick={() => setOpen(!open)}>
            {t('score')}
          </Button>
        )}
      </p>
      <p className={styles.note}>{row.note}</p>
      {row.scoreNote && <p className={styles.quiet}>{row.scoreNote}</p>}
      {open && <Score key={row.version} row={row} onDone={() => setOpen(false)} />}
    </>
  );
}

function Score({ row, onDone }: { row: Refinement; onDone(): void }) {
  const { t } = useTranslation('refinements');
  const { busy, run } = useAct();
  const again = useRefinementsAgain();
  const [analysisPoints, setAnalysis] = useState(row.analysisPoints ?? 4);
  const [usePoints, setUse] = useState(row.usePoints ?? 4);
  const [note, setNote] = useState(row.scoreNote);
  const save = () =>
    void run(async () => {
      const body = { version: row.version, analysisPoints, usePoints, note: note.trim() };
      await api('scoreRefinement', { params: { id: row.id }, body });
      again();
      onDone();
    });
  return (
    <div className={styles.scoring}>
      <Half label={t('analysis')} value={analysisPoints} onChange={setAnalysis} />
      <Half label={t('use')} value={usePoints} onChange={setUse} />
      <Line label={t('score_note')} longest={500} value={note} onChange={setNote} />
      <Button look="main" disabled={busy} data-testid="refinement-score-save" onClick={save}>
        {t('score')}
      </Button>
    </div>
  );
}

function Half({ label, value, onChange }: { label: string; value: number; onChange(value: number): void }) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={5}
        step={0.5}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <output>{value}</output>
    </label>
  );
}
