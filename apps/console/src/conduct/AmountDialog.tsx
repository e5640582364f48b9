import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#contract';
import { api } from '../app/api';
import { serverNow } from '../app/server-clock';
import { useBootstrap } from '../app/session';
import { upload } from '../desk/composer/uploads';
import { Choice, Words } from '../records/Fields';
import { useAct } from '../records/use-act';
import { dayIn } from '../records/zone-time';
import { Button, DayField, Dialog } from '../ui';
import styles from './conduct.module.css';
import { useRefresh } from './use-conduct';

type Rule = 'visit' | 'unreachable';
const RULES: readonly Rule[] = ['visit', 'unreachable'];

/** What only a person can know: somebody came to see the goods, or an agent was out of reach (DOMAIN N7, N10). */
export function AmountDialog({ except, onClose }: { except: string; onClose(): void }) {
  const { t } = useTranslation(['conduct', 'common']);
  const { agents, company } = useBootstrap();
  const people = agents.filter(({ id }) => id !== except);
  const today = dayIn(company.zone, new Date(serverNow()));
  const [rule, setRule] = useState<Rule>('visit');
  const [agentId, setAgentId] = useState(people[0]?.id ?? '');
  const [day, setDay] = useState(today);
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<Attachment[]>([]);
  const { busy, run } = useAct();
  const save = useSaving({ rule, agentId, day, note, files }, onClose, run);
  const add = (chosen: File[]) =>
    run(async () => {
      for (const file of chosen) {
        const done = await upload(file, () => undefined).done;
        setFiles((before) => [...before, done]);
      }
    });
  const unproven = rule === 'visit' && files.length === 0;
  return (
    <Dialog title={t('amounts.write')} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t(`amounts.hint.${rule}`)}</p>
        <Choice
          label={t('filters.rule')}
          value={rule}
          options={RULES.map((value) => ({ value, label: t(`common:conduct_rules.${value}`) }))}
          onChange={setRule}
        />
        <Choice
          label={t('filters.agent')}
          value={agentId}
          options={people.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }))}
          onChange={setAgentId}
        />
        <DayField label={t('amounts.day')} value={day} max={today} onChange={setDay} />
        <Words label={t('propose.note')} longest={2000} value={note} onChange={setNote} />
        {files.map(({ id, name }) => (
          <span key={id}>{name}</span>
        ))}
        <label className={styles.attach}>
          {t(busy ? 'uploading' : 'attach')}
          <input type="file" multiple onChange={({ target }) => void add([...(target.files ?? [])])} />
        </label>
        <div className={styles.acts}>
          <Button
            look="main"
            data-testid="amount-save"
            disabled={busy || unproven || !day || note.trim().length < 2}
            onClick={save}
          >
            {t('acts.save')}
          </Button>
          <Button onClick={onClose}>{t('acts.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface Written {
  rule: Rule;
  agentId: string;
  day: string;
  note: string;
  files: Attachment[];
}

/** Sent again after a refusal it is still the same act. */
function useSaving(
  { rule, agentId, day, note, files }: Written,
  onDone: () => void,
  run: (work: () => Promise<unknown>) => Promise<boolean>,
): () => void {
  const [clientId] = useState(() => crypto.randomUUID());
  const refresh = useRefresh();
  return () =>
    void run(async () => {
      const fileIds = files.map(({ id }) => id);
      refresh(await api('proposeAmount', { body: { clientId, rule, agentId, day, note: note.trim(), fileIds } }));
      onDone();
    });
}
