import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#contract';
import { api } from '../app/api';
import { useAgent, useBootstrap } from '../app/session';
import { useNow } from '../ui';
import { LeadChecks } from './LeadChecks';
import { LeadForm, type LeadFields } from './LeadForm';
import { LeadJudge } from './LeadJudge';
import { Pair } from './Pair';
import { usePutRecord } from './record-cache';
import { checksTicked } from './record-lists';
import styles from './records.module.css';
import { useAct } from './use-act';
import { When } from './When';

/** A lead among the records of a contact. */
export function LeadRow({ lead }: { lead: Lead }) {
  const { t } = useTranslation('records');
  const [open, setOpen] = useState(false);
  const now = useNow();
  const agent = useAgent(lead.agentId);
  const title = lead.need || lead.unitName || lead.keyword || t('lead.untitled');
  return (
    <div data-testid={`lead-${lead.id}`}>
      <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.what}>{title}</span>
        <span className={styles.when}>
          <LeadState lead={lead} />
        </span>
        <ChevronDown size={14} className={styles.chevron} aria-hidden />
      </button>
      <div className={styles.under}>
        <p className={styles.sub}>
          <span>{agent?.name}</span>
          <When at={lead.createdAt} now={now} />
          {lead.rejection && <span>{t(`lead.rejections.${lead.rejection}`)}</span>}
          {lead.rejectionNote && <span className={styles.note}>{lead.rejectionNote}</span>}
        </p>
        {lead.state === 'open' && <LeadChecks lead={lead} />}
      </div>
      {open && <LeadDetail lead={lead} />}
    </div>
  );
}

function LeadState({ lead }: { lead: Lead }) {
  const { t } = useTranslation('records');
  const ticked = `${checksTicked(lead.checks)}/5`;
  return (
    <span className={styles.state} data-state={lead.state}>
      {t(`lead.stages.${lead.stage}`)} {lead.state === 'open' && ticked}
    </span>
  );
}

/** What can be done to a lead before it goes to sales. */
export function LeadDetail({ lead }: { lead: Lead }) {
  const { me } = useBootstrap();
  const open = lead.state === 'open';
  return (
    <>
      {open ? <LeadFacts key={lead.version} lead={lead} /> : <JudgedFacts lead={lead} />}
      {(open || me.role !== 'agent') && <LeadJudge lead={lead} />}
    </>
  );
}

function LeadFacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation('records');
  const put = usePutRecord();
  const { busy, run } = useAct();
  const save = (fields: LeadFields) =>
    void run(async () => {
      put('lead', await api('patchLead', { params: { id: lead.id }, body: { version: lead.version, ...fields } }));
    });
  const { unitName, need, source, keyword, campaign } = lead;
  return <LeadForm start={{ unitName, need, source, keyword, campaign }} save={t('save')} busy={busy} onSave={save} />;
}

/** A judged lead is evidence: it is read, not written. */
function JudgedFacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation('records');
  const given = (['unitName', 'need', 'source', 'keyword', 'campaign'] as const).filter((name) => lead[name]);
  return (
    <dl className={styles.pairs}>
      {given.map((name) => (
        <Pair key={name} name={t(`lead.fields.${name}`)} value={lead[name]} />
      ))}
    </dl>
  );
}
