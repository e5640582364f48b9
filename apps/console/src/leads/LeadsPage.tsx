import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#contract';
import { useBootstrap } from '../app/session';
import { MonthProgress } from '../figures/MonthProgress';
import { Choice, SearchField, Switch } from '../records/Fields';
import { LeadRow } from '../records/LeadRow';
import listStyles from '../records/lists.module.css';
import { useLeads, useRecordEvents } from '../records/record-cache';
import { RecordListPage } from '../records/RecordListPage';
import { inOrder, newestLeadFirst } from '../records/record-lists';
import { TicketLink } from '../records/TicketLink';
import { PageHeader } from '../ui';
import { leadSays } from './lead-search';

type State = Lead['state'] | 'all';

/** Leads by their state, judged where they stand. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'records']);
  const { me } = useBootstrap();
  const [state, setState] = useState<State>('open');
  const [agentId, setAgentId] = useState<string>(me.role === 'agent' ? me.id : '');
  const [words, setWords] = useState('');
  useRecordEvents();
  const leads = useLeads({ state: state === 'all' ? undefined : state, agentId: agentId || undefined });
  const rows = inOrder(leads.data?.pages ?? [], newestLeadFirst).filter((lead) => leadSays(lead, words));
  const states = (['open', 'valid', 'rejected', 'all'] as const).map((value) => ({
    value,
    label: t(`states.${value}`),
  }));
  return (
    <RecordListPage<Lead>
      header={
        <PageHeader title={t('title')}>
          <MonthProgress figure="valid_leads" agentId={me.id} changes={state === 'valid' ? rows.length : 0} />
        </PageHeader>
      }
      filters={
        <>
          <Switch label={t('state')} options={states} value={state} onChange={setState} />
          <AgentChoice value={agentId} onChange={setAgentId} />
          <SearchField label={t('search')} value={words} onChange={setWords} />
        </>
      }
      rows={rows}
      source={leads}
      estimate={92}
      empty={{ title: t(`empty.${state}.title`), hint: words ? t('empty.search') : t(`empty.${state}.hint`) }}
      row={(lead) => <LeadItem lead={lead} />}
    />
  );
}

function LeadItem({ lead }: { lead: Lead }) {
  return (
    <div className={listStyles.item}>
      <LeadRow lead={lead} head={<b className={listStyles.contact}>{lead.contactName}</b>} />
      <TicketLink number={lead.ticketNumber} />
    </div>
  );
}

function AgentChoice({ value, onChange }: { value: string; onChange: (agentId: string) => void }) {
  const { t } = useTranslation('leads');
  const { agents } = useBootstrap();
  const named = agents.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  return (
    <Choice
      label={t('agent')}
      value={value}
      options={[{ value: '', label: t('everyone') }, ...named]}
      onChange={onChange}
    />
  );
}
