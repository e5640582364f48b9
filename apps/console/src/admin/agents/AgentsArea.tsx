import { Input, Segmented } from 'antd';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentAccount } from '#contract';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { AgentRow } from './AgentRow';
import { AgentSheet } from './AgentSheet';
import { foundAgents, type AgentFilter } from './found-agents';
import './agents.css';

/** Who works here, with which rights, and how much each may hold at once. */
export function AgentsArea() {
  const { t } = useTranslation('admin');
  const list = useAdminList('listAgents');
  const [filter, setFilter] = useState<AgentFilter>({ text: '', show: 'enabled' });
  const [open, setOpen] = useState<AgentAccount | 'new' | null>(null);
  const create = () => setOpen('new');

  return (
    <>
      <AreaHead
        title={t('areas.agents')}
        text={t('agents.text')}
        create={{ label: t('agents.new'), onCreate: create }}
      />
      <div className="pc-filters">
        <Input
          allowClear
          className="ag-search"
          prefix={<Search size={14} aria-hidden />}
          placeholder={t('agents.search')}
          aria-label={t('agents.search')}
          value={filter.text}
          onChange={({ target }) => setFilter({ ...filter, text: target.value })}
        />
        <Segmented
          value={filter.show}
          onChange={(show) => setFilter({ ...filter, show })}
          options={(['enabled', 'disabled', 'all'] as const).map((value) => ({
            value,
            label: t(`agents.show.${value}`),
          }))}
        />
      </div>
      <ListBody list={list} empty={{ title: t('agents.emptyTitle'), text: t('agents.emptyText') }}>
        {(agents) => <AgentTable agents={foundAgents(agents, filter)} onOpen={setOpen} list={list} open={open} />}
      </ListBody>
      {open && (
        <AgentSheet
          key={open === 'new' ? 'new' : open.id}
          agent={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      )}
    </>
  );
}

function AgentTable({
  agents,
  open,
  onOpen,
  list,
}: {
  agents: AgentAccount[];
  open: AgentAccount | 'new' | null;
  onOpen(agent: AgentAccount): void;
  list: ReturnType<typeof useAdminList<'listAgents'>>;
}) {
  const { t } = useTranslation('admin');
  if (agents.length === 0) return <p className="ag-none">{t('agents.nobodyFits')}</p>;
  return (
    <>
      <div className="pc-cols ag-cols" aria-hidden>
        {(['name', 'workNumber', 'role', 'teams', 'visibility', 'capacity', 'enabled'] as const).map((column) => (
          <span key={column}>{t(`agents.columns.${column}`)}</span>
        ))}
      </div>
      <div className="pc-list">
        {agents.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            selected={open !== 'new' && open?.id === agent.id}
            onOpen={() => onOpen(agent)}
            list={list}
          />
        ))}
      </div>
    </>
  );
}
