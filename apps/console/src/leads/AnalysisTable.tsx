import { useTranslation } from 'react-i18next';
import type { LeadAnalysis, LeadAnalysisRow, QueryOf } from '#contract';
import type { LeadFilter } from '../records/record-lists';
import styles from './leads.module.css';
import { moneyText } from './money';

const STEPS = ['opened', 'valid', 'handed', 'contacted', 'won'] as const;
const FILTER_OF = {
  source: 'source',
  keyword: 'keyword',
  campaign: 'campaign',
  agent: 'agentId',
  territory: 'territoryId',
} as const;

interface Props {
  analysis: LeadAnalysis;
  query: Required<QueryOf<'leadAnalysis'>>;
  onShow: (filter: LeadFilter) => void;
}

export function AnalysisTable({ analysis: { rows, total }, query, onShow }: Props) {
  const { t } = useTranslation('leads');
  const within: LeadFilter = query.basis === 'won' ? { wonIn: query.month } : { month: query.month };
  const cells = (row: LeadAnalysisRow, of: LeadFilter) => (
    <Cells row={row} onShow={(reached) => onShow({ ...within, ...of, reached })} />
  );
  return (
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table} data-testid="analysis-table">
        <thead>
          <tr>
            <th scope="col">{t(`analysis.dimensions.${query.by}`)}</th>
            {STEPS.map((step) => (
              <th key={step} scope="col">
                {t(`funnel.steps.${step}`)}
              </th>
            ))}
            <th scope="col">{t('analysis.amount')}</th>
            <th scope="col">{t('analysis.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.name || t('analysis.none')}</td>
              {cells(row, { [FILTER_OF[query.by]]: row.key })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('analysis.total')}</td>
            {cells(total, {})}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cells({ row, onShow }: { row: LeadAnalysisRow; onShow: (reached: (typeof STEPS)[number]) => void }) {
  const { i18n } = useTranslation('leads');
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <>
      {STEPS.map((step) => (
        <td key={step}>
          {row[step] === 0 ? (
            0
          ) : (
            <button type="button" data-testid={`analysis-${step}`} onClick={() => onShow(step)}>
              {row[step]}
            </button>
          )}
        </td>
      ))}
      <td>{row.amountCents === 0 ? '–' : moneyText(row.amountCents, i18n.language)}</td>
      <td>{share.format(row.share)}</td>
    </>
  );
}
