import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#contract';
import { api } from '../app/api';
import { Choice, Line } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button } from '../ui';
import styles from './cards.module.css';
import { useTheseAgain } from './use-cards';

/** A figure from elsewhere, for the lines that take one. */
export function ImportRow({ card }: { card: Card }) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const lines = card.lines.filter(({ source }) => source.kind === 'import');
  const [line, setLine] = useState(lines[0]?.key ?? '');
  const [actual, setActual] = useState('');
  const [note, setNote] = useState('');
  const { busy, run } = useAct();
  const again = useTheseAgain();
  if (lines.length === 0) return null;
  const save = () =>
    void run(async () => {
      const body = {
        clientId: crypto.randomUUID(),
        version: card.version,
        line,
        actual: actual.trim(),
        note: note.trim(),
      };
      await api('importIntoCard', { params: { id: card.id }, body });
      setActual('');
      setNote('');
      await again(card.month, [card.id]);
    });
  const options = lines.map(({ key, name }) => ({ value: key, label: name[locale] }));
  return (
    <div className={styles.import}>
      <span className={styles.dim}>{t('import')}</span>
      <Choice label={t('columns.line')} value={line} options={options} onChange={setLine} />
      <Line label={t('actual')} longest={20} value={actual} onChange={setActual} />
      <Line label={t('import_note')} longest={500} value={note} onChange={setNote} />
      <Button
        disabled={busy || note.trim().length < 2 || !/^\d{1,12}(\.\d{1,4})?$/.test(actual.trim())}
        data-testid="card-import"
        onClick={save}
      >
        {t('save')}
      </Button>
    </div>
  );
}
