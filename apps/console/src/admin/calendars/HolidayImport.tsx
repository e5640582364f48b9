import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '#contract';
import { problemText } from '../../app/problems';
import { Problem } from '../pieces/Sheet';
import { HolidayFileField } from './HolidayFileField';
import { HolidayRows } from './HolidayRows';
import { RefusedLines } from './RefusedLines';
import { useHolidayImport } from './use-holiday-import';

interface HolidayImportProps {
  calendar: Calendar;
  year: number;
  onClose(): void;
  onTaken(calendar: Calendar): void;
}

/** A file of holidays: looked at day by day, then taken in one act. */
export function HolidayImport({ calendar, year, onClose, onTaken }: HolidayImportProps) {
  const { t } = useTranslation(['holidays', 'admin', 'errors']);
  const form = useHolidayImport(calendar.id, year, onTaken);
  const { source, change, preview, chosen, choose, taken, error } = form;
  const footer = <ImportActs form={form} onClose={onClose} />;
  return (
    <Drawer open title={t('title')} size={680} rootClassName="pc-sheet" onClose={onClose} footer={footer}>
      <div className="pc-form">
        <p className="pc-hint">{t('text')}</p>
        {error !== null && <Problem text={problemText(error, t)} />}
        {taken === null ? (
          <HolidayFileField source={source} onChange={change} folded={preview !== null} />
        ) : (
          <p role="status">{t('taken', { count: taken })}</p>
        )}
        {preview && taken === null && <HolidayRows preview={preview} chosen={chosen} onChoose={choose} />}
        {preview && <RefusedLines refused={preview.refused} count={preview.refusedCount} />}
      </div>
    </Drawer>
  );
}

function ImportActs({ form, onClose }: { form: ReturnType<typeof useHolidayImport>; onClose(): void }) {
  const { t } = useTranslation(['holidays', 'admin']);
  const { source, preview, chosen, taken, busy, look, take } = form;
  return (
    <div className="pc-foot">
      <Button
        disabled={source.text.trim() === ''}
        loading={busy && !preview}
        onClick={() => void look()}
        data-testid="holidays-look"
      >
        {t('look')}
      </Button>
      <span className="pc-spring" />
      <Button onClick={onClose}>{taken === null ? t('admin:sheet.cancel') : t('done')}</Button>
      {preview && taken === null && (
        <Button
          type="primary"
          disabled={chosen.size === 0}
          loading={busy}
          onClick={() => void take(preview.version)}
          data-testid="holidays-take"
        >
          {t('take', { count: chosen.size })}
        </Button>
      )}
    </div>
  );
}
