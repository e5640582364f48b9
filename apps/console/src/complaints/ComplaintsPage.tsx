import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES } from '#contract';
import { urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { Choice, Switch } from '../records/Fields';
import { RecordListPage } from '../records/RecordListPage';
import { PageHeader } from '../ui';
import { ComplaintItem } from './ComplaintItem';
import { ComplaintSheet } from './ComplaintSheet';
import { type ComplaintFilter, useComplaintEvents, useComplaints } from './use-complaints';

const STATES = ['open', 'late', 'closed', 'all'] as const;

/** The register of complaints (DOMAIN V17, V18): what runs by its due time, what is late, what was closed. */
export function ComplaintsPage() {
  const { t, i18n } = useTranslation('complaints');
  const [filter, setFilter] = useState<ComplaintFilter>({ state: 'open' });
  const [openId, open] = useOpen();
  useComplaintEvents();
  const complaints = useComplaints(filter);
  const states = STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  return (
    <>
      <RecordListPage
        header={
          <PageHeader title={t('title')}>
            <Downloads
              label={t('export')}
              testId="complaints-export"
              href={(format) => urlOf(ROUTES.exportComplaints.path, {}, { ...filter, locale: i18n.language, format })}
            />
          </PageHeader>
        }
        filters={
          <>
            <Switch
              label={t('states.label')}
              options={states}
              value={filter.state}
              onChange={(state) => setFilter({ ...filter, state })}
            />
            <Narrowing filter={filter} onFilter={setFilter} />
          </>
        }
        rows={complaints.data?.pages.flatMap((page) => page.rows) ?? []}
        source={complaints}
        estimate={64}
        empty={{ title: t(`empty.${filter.state}`), hint: t('empty.hint') }}
        row={(complaint) => (
          <ComplaintItem complaint={complaint} open={complaint.id === openId} onOpen={() => open(complaint.id)} />
        )}
      />
      {openId && <ComplaintSheet key={openId} id={openId} onClose={() => open(null)} />}
    </>
  );
}

interface NarrowingProps {
  filter: ComplaintFilter;
  onFilter: (filter: ComplaintFilter) => void;
}

function Narrowing({ filter, onFilter }: NarrowingProps) {
  const { t } = useTranslation('complaints');
  const { agents } = useBootstrap();
  const severities = [
    { value: '', label: t('any_severity') },
    ...([3, 2, 1] as const).map((value) => ({ value: String(value), label: t(`severities.${value}`) })),
  ];
  const people = [{ value: '', label: t('everyone') }, ...agents.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <>
      <Choice
        label={t('severity')}
        value={String(filter.severity ?? '')}
        options={severities}
        onChange={(value) => onFilter({ ...filter, severity: value ? (Number(value) as 1 | 2 | 3) : undefined })}
      />
      <Choice
        label={t('agent')}
        value={filter.agentId ?? ''}
        options={people}
        onChange={(agentId) => onFilter({ ...filter, agentId: agentId || undefined })}
      />
    </>
  );
}

/** Which one is open stands in the address, so that a notice can lead to it. */
function useOpen(): [string | null, (id: string | null) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const { open } = search as { open?: string };
  const show = (id: string | null) =>
    void navigate({ to: '/complaints', search: (id ? { open: id } : {}) as never, replace: true });
  return [open ?? null, show];
}
