import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { manualRule, type Message } from '#contract';
import { api } from '../app/api';
import { Choice, Words } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, Dialog } from '../ui';
import styles from './conduct.module.css';
import { useRefresh } from './use-conduct';

type Rule = (typeof manualRule.options)[number];

/** A team lead writes down what was seen or heard (DOMAIN W8, W9, W10, H13). */
export function ProposeDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation(['conduct', 'common']);
  const { busy, run } = useAct();
  const refresh = useRefresh();
  const [clientId] = useState(() => crypto.randomUUID());
  const [rule, setRule] = useState<Rule>('cold_voice');
  const [note, setNote] = useState('');
  const rules = manualRule.options.map((value) => ({ value, label: t(`common:conduct_rules.${value}`) }));
  const { ticketId, id: messageId, author } = message;
  const save = async () => {
    const body = { clientId, rule, agentId: author.id!, ticketId, messageId, note: note.trim() };
    if (await run(async () => refresh(await api('proposeViolation', { body })))) onClose();
  };
  return (
    <Dialog title={t('propose.title')} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t('propose.text', { name: author.name })}</p>
        <Choice label={t('propose.rule')} value={rule} options={rules} onChange={setRule} />
        <Words label={t('propose.note')} longest={2000} value={note} onChange={setNote} />
        <div className={styles.acts}>
          <Button
            look="main"
            data-testid="violation-propose"
            disabled={busy || note.trim().length < 2}
            onClick={() => void save()}
          >
            {t('acts.save')}
          </Button>
          <Button onClick={onClose}>{t('acts.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
