import { useTranslation } from 'react-i18next';
import type { SaleImport, SaleImportPage } from '#contract';
import { NEEDED_COLUMNS, SALE_COLUMNS, type SaleColumn } from '#domain';
import { Choice } from '../records/Fields';
import styles from './sales.module.css';

interface Props {
  page: SaleImportPage;
  busy: boolean;
  onMap(mapping: SaleImport['mapping']): void;
}

/** Which of the sheet's columns is what: guessed from its headers, changed here, remembered for the next such sheet. */
export function ColumnChoices({ page, onMap }: Props) {
  const { t } = useTranslation('sales');
  const { headers, mapping } = page.import;
  const options = [
    { value: '', label: t('no_column') },
    ...headers.map((header, i) => ({ value: String(i), label: header || t('column_n', { n: i + 1 }) })),
  ];
  const choose = (column: SaleColumn, value: string) => {
    const { [column]: _, ...rest } = mapping;
    onMap(value === '' ? rest : { ...rest, [column]: Number(value) });
  };
  return (
    <>
      <p className={styles.hint}>{t(page.missing.length > 0 ? 'columns_missing' : 'columns_hint')}</p>
      <div className={styles.columns}>
        {SALE_COLUMNS.map((column) => (
          <div key={column} data-missing={page.missing.includes(column) || undefined}>
            <span>
              {t(`columns.${column}`)}
              {NEEDED_COLUMNS.includes(column) && <em> *</em>}
            </span>
            <Choice
              label={t(`columns.${column}`)}
              value={String(mapping[column] ?? '')}
              options={options}
              onChange={(value) => choose(column, value)}
            />
          </div>
        ))}
      </div>
    </>
  );
}
