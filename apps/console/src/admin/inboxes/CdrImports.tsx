import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CdrImport } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { useAct } from '../../records/use-act';
import { sendCdr } from './send-cdr';

const LOOK_EVERY_MS = 1_500;
const isOpen = ({ state }: CdrImport): boolean => state === 'waiting' || state === 'running';

/** Calls from before: Asterisk's CDR files, how far each has come, and what was wrong with which line. */
export function CdrImports({ inboxId }: { inboxId: string }) {
  const { t } = useTranslation('phone');
  const { company } = useBootstrap();
  const client = useQueryClient();
  const { busy, run } = useAct();
  const picker = useRef<HTMLInputElement>(null);
  const key = ['cdr-imports', inboxId];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api('listCdrImports', { params: { id: inboxId }, signal }),
    refetchInterval: ({ state }) => (state.data?.rows.some(isOpen) ? LOOK_EVERY_MS : false),
  });
  const changed = () => client.invalidateQueries({ queryKey: key });
  const send = (file: File) => void run(() => sendCdr(inboxId, company.zone, file).then(changed));
  const stop = (id: string) => void run(() => api('stopCdrImport', { params: { id } }).then(changed));
  return (
    <section className="ib-snippet" data-testid="cdr-imports">
      <div className="pc-foot">
        <b>{t('cdr.title')}</b>
        <span className="pc-spring" />
        <Button
          size="small"
          icon={<FileUp size={13} />}
          loading={busy}
          data-testid="cdr-choose"
          onClick={() => picker.current?.click()}
        >
          {t('cdr.choose')}
        </Button>
      </div>
      <p className="pc-hint">{t('cdr.hint', { zone: company.zone })}</p>
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv"
        hidden
        data-testid="cdr-file"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) send(file);
          target.value = '';
        }}
      />
      {data?.rows.map((row) => (
        <ImportLine key={row.id} row={row} onStop={() => stop(row.id)} />
      ))}
    </section>
  );
}

function ImportLine({ row, onStop }: { row: CdrImport; onStop(): void }) {
  const { t } = useTranslation('phone');
  const { imported, duplicates, internal, faulty, faults, lines } = row;
  return (
    <div data-testid={`cdr-${row.state}`}>
      <div className="pc-foot">
        <span>{row.fileName}</span>
        <span className="pc-spring" />
        <span className="pc-small">{t(`cdr.state.${row.state}`)}</span>
        {isOpen(row) && (
          <Button size="small" onClick={onStop}>
            {t('cdr.stop')}
          </Button>
        )}
      </div>
      {isOpen(row) && <Progress percent={Math.floor((row.position / row.bytes) * 100)} size="small" />}
      <p className="pc-small">{t('cdr.counts', { lines, imported, duplicates, internal, faulty })}</p>
      {faults.length > 0 && (
        <details>
          <summary>{t('cdr.faults', { n: faulty })}</summary>
          <ol className="pc-code">
            {faults.map(({ line, fault }) => (
              <li key={line} value={line}>
                {t(`cdr.fault.${fault}`)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
