import { ChartColumn, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead, ROUTES } from '#contract';
import { urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { MonthProgress } from '../figures/MonthProgress';
import { Downloads } from '../records/Downloads';
import { useLeads, useRecordEvents } from '../records/record-cache';
import { RecordListPage } from '../records/RecordListPage';
import { inOrder, type LeadFilter, newestLeadFirst } from '../records/record-lists';
import { Button, PageHeader, useHotkeys } from '../ui';
import { ImportView } from '../sales/ImportView';
import { AnalysisView } from './AnalysisView';
import { FunnelStrip } from './FunnelStrip';
import { leadSays } from './lead-search';
import { LeadFilters } from './LeadFilters';
import { LeadItem } from './LeadItem';
import { LeadSheet } from './LeadSheet';
import { useFunnel, useLeadPageEvents, useOpenLead } from './use-leads-page';

/** Leads from the first word to the order: the funnel, the list behind each of its figures, and one lead beside it. */
export function LeadsPage() {
  const { t, i18n } = useTranslation(['leads', 'records']);
  const { me } = useBootstrap();
  const [filter, setFilter] = useState<LeadFilter>({ agentId: me.role === 'agent' ? me.id : undefined });
  const [words, setWords] = useState('');
  const [openId, open] = useOpenLead();
  const [analysing, analyse] = useState(false);
  const [importing, bringIn] = useState(false);
  useRecordEvents();
  useLeadPageEvents();
  const leads = useLeads(filter);
  const funnel = useFunnel(filter).data;
  const rows = inOrder(leads.data?.pages ?? [], newestLeadFirst).filter((lead) => leadSays(lead, words));
  useWalk(rows, openId, open);
  if (importing) return <ImportView onClose={() => bringIn(false)} />;
  if (analysing)
    return (
      <AnalysisView
        onClose={() => analyse(false)}
        onShow={(rows) => {
          setFilter(rows);
          setWords('');
          analyse(false);
        }}
      />
    );
  return (
    <>
      <RecordListPage<Lead>
        header={
          <>
            <PageHeader title={t('title')}>
              <Downloads
                label={t('export')}
                testId="leads-export"
                href={(format) => urlOf(ROUTES.exportLeads.path, {}, { ...filter, locale: i18n.language, format })}
              />
              <Button data-testid="lead-analysis" onClick={() => analyse(true)}>
                <ChartColumn size={14} aria-hidden /> {t('analysis.title')}
              </Button>
              {me.role !== 'agent' && (
                <Button data-testid="sale-import" onClick={() => bringIn(true)}>
                  <FileUp size={14} aria-hidden /> {t('import')}
                </Button>
              )}
              <MonthProgress figure="valid_leads" agentId={me.id} changes={funnel?.stages.valid} />
            </PageHeader>
            <FunnelStrip
              funnel={funnel}
              stage={filter.stage}
              reached={filter.reached}
              onShow={({ stage, reached }) => setFilter({ ...filter, stage, reached })}
            />
          </>
        }
        filters={<LeadFilters filter={filter} words={words} funnel={funnel} onFilter={setFilter} onWords={setWords} />}
        rows={rows}
        source={leads}
        estimate={57}
        empty={{
          title: t(`empty.${filter.stage ?? filter.reached ?? 'all'}`),
          hint: t(words ? 'empty.search' : 'empty.hint'),
        }}
        row={(lead) => <LeadItem lead={lead} open={lead.id === openId} onOpen={() => open(lead.id)} />}
      />
      {openId && <LeadSheet key={openId} id={openId} onClose={() => open(null)} />}
    </>
  );
}

/** `j` and `k` go through the list with the sheet open, as in the queue. */
function useWalk(rows: readonly Lead[], openId: string | null, open: (id: string) => void): void {
  const at = rows.findIndex(({ id }) => id === openId);
  const to = (index: number) => {
    const lead = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (lead) open(lead.id);
  };
  const [down, up] = [() => to(at + 1), () => to(at - 1)];
  useHotkeys({ j: down, ArrowDown: down, k: up, ArrowUp: up });
}
