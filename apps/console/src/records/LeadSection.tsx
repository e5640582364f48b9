import { Flag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#contract';
import { api } from '../app/api';
import { LeadForm, type LeadFields } from './LeadForm';
import { LeadRow } from './LeadRow';
import { SameLeads } from './SameLeads';
import { usePutRecord, useLeads } from './record-cache';
import { inOrder, newestLeadFirst } from './record-lists';
import { RecordSection } from './RecordSection';
import type { RecordSubject } from './record-subject';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';

const BLANK: LeadFields = { unitName: '', need: '', source: '', keyword: '', campaign: '' };

export function LeadSection({ subject }: { subject: RecordSubject }) {
  const { t } = useTranslation('records');
  const leads = useLeads({ contactId: subject.contactId });
  const [writing, setWriting] = useState(false);
  const { busy, create } = useCreateLead(subject, () => setWriting(false));
  return (
    <RecordSection<Lead>
      title={t('lead.title')}
      rows={inOrder(leads.data?.pages ?? [], newestLeadFirst)}
      error={leads.error}
      loading={leads.isPending}
      empty={t('lead.empty')}
      actions={
        <SmallButton
          testId="lead-create"
          icon={<Flag size={14} />}
          label={t('lead.create')}
          pressed={writing}
          onClick={() => setWriting(!writing)}
        />
      }
      form={
        writing ? (
          <>
            <SameLeads contactId={subject.contactId} />
            <LeadForm hint={t('lead.form_hint')} start={BLANK} save={t('lead.create')} busy={busy} onSave={create} />
          </>
        ) : null
      }
      row={(lead) => <LeadRow lead={lead} />}
      onRetry={() => void leads.refetch()}
    />
  );
}

function useCreateLead({ contactId, ticketId }: RecordSubject, onDone: () => void) {
  const put = usePutRecord();
  const { busy, run } = useAct();
  const create = (fields: LeadFields) =>
    void run(async () => {
      put('lead', await api('createLead', { body: { clientId: crypto.randomUUID(), contactId, ticketId, ...fields } }));
      onDone();
    });
  return { busy, create };
}
