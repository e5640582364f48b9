import { Button, Input, InputNumber } from 'antd';
import { FileUp } from 'lucide-react';
import { useRef, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

export interface HolidaySource {
  text: string;
  /** Of the file, empty for pasted text. */
  name: string;
  fromYear: number;
  toYear: number;
}

const [FIRST_YEAR, LAST_YEAR, MOST_YEARS] = [2020, 2100, 5];
/** A megabyte is refused by the desk in any case; reading more would only stop the screen. */
const LONGEST_READ = 1_000_000;

interface HolidayFileFieldProps {
  source: HolidaySource;
  onChange(source: HolidaySource): void;
  /** The text makes room for what was found in it. */
  folded: boolean;
}

/** A file chosen, dropped or pasted, and the years it is read for. */
export function HolidayFileField({ source, onChange, folded }: HolidayFileFieldProps) {
  const { t } = useTranslation('holidays');
  const chooser = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    // What is not UTF-8 becomes a mark that the desk refuses by its line.
    if (file) onChange({ ...source, name: file.name, text: await file.slice(0, LONGEST_READ).text() });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };
  const setFrom = (fromYear: number) =>
    onChange({ ...source, fromYear, toYear: Math.min(Math.max(source.toYear, fromYear), fromYear + MOST_YEARS - 1) });
  return (
    <div className="hol-source" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="hol-line">
        <Button icon={<FileUp size={14} />} onClick={() => chooser.current?.click()}>
          {t('choose')}
        </Button>
        <input
          ref={chooser}
          hidden
          type="file"
          accept=".ics,text/calendar"
          aria-label={t('choose')}
          data-testid="holidays-file"
          onChange={({ target }) => {
            void read(target.files?.[0]);
            target.value = '';
          }}
        />
        {source.name && <b>{t('chosen', { name: source.name })}</b>}
        <span className="pc-spring" />
        <span>{t('years')}</span>
        <InputNumber
          aria-label={t('from')}
          value={source.fromYear}
          min={FIRST_YEAR}
          max={LAST_YEAR}
          onChange={(year) => year !== null && setFrom(year)}
        />
        –
        <InputNumber
          aria-label={t('to')}
          value={source.toYear}
          min={source.fromYear}
          max={Math.min(LAST_YEAR, source.fromYear + MOST_YEARS - 1)}
          onChange={(toYear) => toYear !== null && onChange({ ...source, toYear })}
        />
      </div>
      {!folded && (
        <Input.TextArea
          aria-label={t('drop')}
          placeholder={t('drop')}
          value={source.text}
          autoSize={{ minRows: 7, maxRows: 16 }}
          onChange={({ target }) => onChange({ ...source, name: '', text: target.value })}
          data-testid="holidays-text"
        />
      )}
    </div>
  );
}
