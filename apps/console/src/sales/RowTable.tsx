import { useTranslation } from 'react-i18next';
import type { SaleImportPage, SaleRow } from '#contract';
import styles from './sales.module.css';

/** Rows as they stand in the sheet, each with what it does. The cell to blame is marked. */
export function RowTable({ page }: { page: SaleImportPage }) {
  const { t } = useTranslation('sales');
  const { headers, state, total, refused, mapping } = page.import;
  if (page.rows.length === 0) return null;
  const caption =
    state === 'ready'
      ? t('first_rows', { n: page.rows.length, count: total })
      : t('refused_rows', { n: page.rows.length, count: refused });
  return (
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.rows}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('does')}</th>
            {headers.map((header, i) => (
              <th key={i} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.line} data-result={row.result}>
              <td>{row.line}</td>
              <td>
                <Verdict row={row} />
              </td>
              {headers.map((_, i) => (
                <td key={i} data-blamed={(row.column !== null && mapping[row.column] === i) || undefined}>
                  {row.cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Verdict({ row: { result, fault, column } }: { row: SaleRow }) {
  const { t } = useTranslation('sales');
  if (!result) return <>–</>;
  if (result !== 'refused') return <span className={styles.mark}>{t(`results.${result}`)}</span>;
  return (
    <span className={styles.mark} data-refused>
      {t(`columns.${column!}`)}: {t(`faults.${fault!}`)}
    </span>
  );
}
