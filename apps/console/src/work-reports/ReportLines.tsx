import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureKey, FigureRow, WorkReport, WorkReportLine } from '#contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../app/api';
import { FigureSheet } from '../figures/FigureSheet';
import { figureText } from '../figures/figure-text';
import styles from './work-reports.module.css';

const SECTIONS = ['order', 'dispatch', 'after_sales', 'complaint'] as const;
const STEPS = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

/** What the desk counted, by kind of work, beside the period before; a figure opens to its rows (law 9). */
export function ReportLines({ report }: { report: WorkReport }) {
  const { t } = useTranslation('workreports');
  const [open, setOpen] = useState<WorkReportLine | null>(null);
  const lines = report.content?.lines ?? [];
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          <th scope="col">{t(`now.${report.kind}`)}</th>
          <th scope="col">{t(`before.${report.kind}`)}</th>
        </tr>
      </thead>
      {SECTIONS.map((section) => (
        <tbody key={section}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {t(`sections.${section}`)}
            </th>
          </tr>
          {lines
            .filter((line) => line.section === section)
            .map((line) => (
              <Line key={line.key} line={line} onOpen={() => setOpen(line)} />
            ))}
        </tbody>
      ))}
      {open && <Rows report={report} line={open} onClose={() => setOpen(null)} />}
    </table>
  );
}

function Line({ line, onOpen }: { line: WorkReportLine; onOpen: () => void }) {
  const { t, i18n } = useTranslation(['workreports', 'figures']);
  const text = (value: number | null) => figureText(value, line.unit, i18n.language);
  const name = line.opens
    ? t(`figures:keys.${line.key as FigureKey}`)
    : t(`counts.${line.key}` as 'counts.promises_made');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {line.opens ? (
          <button type="button" aria-label={`${name} ${text(line.value)}`} onClick={onOpen}>
            {text(line.value)}
          </button>
        ) : (
          text(line.value)
        )}
      </td>
      <td>{text(line.before)}</td>
    </tr>
  );
}

function Rows({ report, line, onClose }: { report: WorkReport; line: WorkReportLine; onClose: () => void }) {
  const step = STEPS[report.kind];
  const { agentId, agentName, from, to } = report;
  const query = { from, to, step, agentId };
  const { data } = useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => api('figures', { query, signal }),
  });
  if (!data) return null;
  const figure = line.key as FigureKey;
  const row = {
    id: agentId,
    name: agentName,
    number: '',
    period: from,
    cells: { [figure]: { value: line.value, target: null } },
  };
  return (
    <caption className={styles.rows}>
      <FigureSheet
        cell={{ row: row as FigureRow, figure, step, by: 'agent' }}
        meanings={data.meanings}
        onClose={onClose}
      />
    </caption>
  );
}
