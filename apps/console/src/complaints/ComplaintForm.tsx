import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintView, TicketDetail } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useRefusal } from '../promises/use-refusal';
import { Choice, Line, Switch, Words } from '../records/Fields';
import { toast } from '../ui';
import styles from './complaints.module.css';
import { ActForm } from './Part';
import { putComplaint } from './use-complaints';

const LINES = { company: 120, person: 120, phone: 40, address: 300 } as const;

/** The form of DOMAIN V17, filled with what is known of the contact already. */
export function ComplaintForm({
  detail: { row, contact },
  onDone,
}: {
  detail: TicketDetail;
  onDone: (made: ComplaintView) => void;
}) {
  const { t } = useTranslation('complaints');
  const { me, agents } = useBootstrap();
  const client = useQueryClient();
  const state = useRefusal();
  const [draft, setDraft] = useState(() => ({
    ...{ clientId: crypto.randomUUID() as string, ticketId: row.id, contactId: contact.id },
    ...{ agentId: row.holderId ?? me.id, company: contact.company ?? '', person: contact.name },
    ...{ address: contact.address ?? '', phone: contact.phone ?? '', cause: '' },
    ...{ severity: 2 as ComplaintView['severity'], signed: false },
  }));
  const write = (patch: Partial<typeof draft>) => setDraft((held) => ({ ...held, ...patch }));
  const save = () =>
    void state.run(async () => {
      const made = await api('openComplaint', { body: draft });
      putComplaint(client, made);
      toast(t('saved', { n: made.number }));
      onDone(made);
    });
  const severities = ([1, 2, 3] as const).map((value) => ({ value: String(value), label: t(`severities.${value}`) }));
  return (
    <ActForm save={t('save')} testId="complaint-save" busy={state.busy} refusal={state.refusal} onSave={save}>
      <Switch
        label={t('severity')}
        options={severities}
        value={String(draft.severity)}
        onChange={(value) => write({ severity: Number(value) as ComplaintView['severity'] })}
      />
      {draft.severity === 3 && <p className={styles.quiet}>{t('severe_hint')}</p>}
      <label className={styles.field}>
        <span>{t('cause')}</span>
        <Words
          label={t('cause')}
          placeholder={t('cause_hint')}
          longest={2000}
          value={draft.cause}
          onChange={(cause) => write({ cause })}
        />
      </label>
      {(Object.keys(LINES) as (keyof typeof LINES)[]).map((field) => (
        <label key={field} className={styles.field}>
          <span>{t(field)}</span>
          <Line
            label={t(field)}
            placeholder=""
            longest={LINES[field]}
            value={draft[field]}
            onChange={(text) => write({ [field]: text })}
          />
        </label>
      ))}
      <label className={styles.field}>
        <span>{t('agent')}</span>
        <Choice
          label={t('agent')}
          value={draft.agentId}
          options={agents.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(agentId) => write({ agentId })}
        />
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.signed}
          data-testid="complaint-signed"
          onChange={({ target }) => write({ signed: target.checked })}
        />
        {t('sign_now')}
      </label>
    </ActForm>
  );
}
