import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { Problem } from '../pieces/Sheet';
import { useAttempt } from '../pieces/use-attempt';

type Imported = AnswerOf<'importTerritories'>;

/** A list as it is copied from a sheet: checked first, taken whole or not at all. */
export function TerritoryImport({ onClose, onTaken }: { onClose(): void; onTaken(): void }) {
  const { t } = useTranslation(['routing', 'admin', 'errors']);
  const { attempt, busy, error } = useAttempt();
  const [text, setText] = useState('');
  const [result, setResult] = useState<(Imported & { dryRun: boolean }) | null>(null);
  const send = (dryRun: boolean) =>
    attempt(async () => {
      const answer = await api('importTerritories', { body: { text, dryRun } });
      setResult({ ...answer, dryRun });
      if (!dryRun && answer.faults.length === 0) onTaken();
    });
  const empty = text.trim() === '';
  return (
    <Drawer
      open
      title={t('admin.import')}
      size={620}
      rootClassName="pc-sheet"
      onClose={onClose}
      footer={
        <div className="pc-foot">
          <Button disabled={empty} loading={busy} onClick={() => void send(true)} data-testid="import-check">
            {t('admin.check')}
          </Button>
          <span className="pc-spring" />
          <Button onClick={onClose}>{t('admin:sheet.cancel')}</Button>
          <Button
            type="primary"
            disabled={empty}
            loading={busy}
            onClick={() => void send(false)}
            data-testid="import-take"
          >
            {t('admin.take')}
          </Button>
        </div>
      }
    >
      <div className="pc-form">
        <p className="pc-hint">{t('admin.import_text')}</p>
        {error !== null && <Problem text={problemText(error, t)} />}
        <Input.TextArea
          aria-label={t('admin.import')}
          value={text}
          placeholder={t('admin.import_example')}
          autoSize={{ minRows: 10, maxRows: 24 }}
          onChange={({ target }) => {
            setText(target.value);
            setResult(null);
          }}
          data-testid="import-text"
        />
        {result && <Outcome result={result} />}
      </div>
    </Drawer>
  );
}

function Outcome({ result: { faults, created, updated, dryRun } }: { result: Imported & { dryRun: boolean } }) {
  const { t, i18n } = useTranslation('routing');
  if (faults.length === 0) return <p role="status">{t(dryRun ? 'admin.would' : 'admin.took', { created, updated })}</p>;
  const words = (fault: string) => (i18n.exists(`routing:admin.fault.${fault}`) ? fault : 'other');
  return (
    <ul className="tr-faults" role="alert">
      {faults.map(({ line, fault, detail }) => (
        <li key={`${line} ${fault}`}>
          <b>{t('admin.line', { line })}</b> {t(`admin.fault.${words(fault)}`, { detail })}
        </li>
      ))}
    </ul>
  );
}
