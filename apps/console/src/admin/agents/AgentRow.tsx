import { InputNumber, Switch } from 'antd';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentAccount, BodyOf } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { Avatar } from '../../ui';
import { useAttempt } from '../pieces/use-attempt';
import type { useAdminList } from '../pieces/use-admin-list';

interface AgentRowProps {
  agent: AgentAccount;
  selected: boolean;
  onOpen(): void;
  list: ReturnType<typeof useAdminList<'listAgents'>>;
}

/** One agent; capacity and access are changed in place, everything else in the sheet. */
export function AgentRow({ agent, selected, onOpen, list }: AgentRowProps) {
  const { t } = useTranslation('admin');
  const { me, teams } = useBootstrap();
  const { attempt, error } = useAttempt();
  const change = async (body: BodyOf<'patchAgent'>, shown: Partial<AgentAccount>) => {
    list.show((rows) => rows.map((row) => (row.id === agent.id ? { ...row, ...shown } : row)));
    await attempt(() => api('patchAgent', { params: { id: agent.id }, body }));
    await list.reload();
  };
  const enabled = agent.disabledAt === null;
  const rowClass = ['pc-row', 'ag-row', selected && 'on', !enabled && 'off'].filter(Boolean).join(' ');

  return (
    <div className={rowClass}>
      <div className="ag-who">
        <Avatar name={agent.name} {...(enabled ? { presence: agent.presence } : {})} />
        <div className="pc-cut">
          <button type="button" className="pc-row-title" onClick={onOpen}>
            {agent.name}
          </button>
          {agent.secondFactorAt && (
            <span
              className="ag-guarded"
              role="img"
              title={t('agents.secondFactor.mark')}
              aria-label={t('agents.secondFactor.mark')}
            >
              <ShieldCheck size={14} aria-hidden />
            </span>
          )}
          <div className="pc-small pc-cut">
            {enabled ? t(`agents.presence.${agent.presence}`) : t('agents.presence.disabled')} · {agent.email}
          </div>
        </div>
      </div>
      <span>{agent.workNumber}</span>
      <span>{t(`agents.role.${agent.role}.title`)}</span>
      <span className="pc-cut">
        {teams
          .filter(({ id }) => agent.teamIds.includes(id))
          .map(({ name }) => name)
          .join('、') || '–'}
      </span>
      <span>{t(`agents.visibility.${agent.visibility}.title`)}</span>
      <span className="pc-row-acts ag-start">
        <CapacityInput agent={agent} onChange={(capacity) => void change({ capacity }, { capacity })} />
      </span>
      <span className="pc-row-acts ag-start">
        <Switch
          size="small"
          checked={enabled}
          disabled={agent.id === me.id}
          aria-label={t('agents.enabledOf', { name: agent.name })}
          onChange={(on) => void change({ disabled: !on }, { disabledAt: on ? null : new Date().toISOString() })}
        />
      </span>
      {error !== null && (
        <p className="pc-fault ag-fault" role="alert">
          {problemText(error, t)}
        </p>
      )}
    </div>
  );
}

function CapacityInput({ agent, onChange }: { agent: AgentAccount; onChange(capacity: number): void }) {
  const { t } = useTranslation('admin');
  const [typed, setTyped] = useState<number | null>(agent.capacity);
  const save = () => (typed === null ? setTyped(agent.capacity) : typed !== agent.capacity && onChange(typed));
  return (
    <InputNumber
      size="small"
      min={0}
      max={200}
      precision={0}
      controls={false}
      value={typed}
      aria-label={t('agents.capacityOf', { name: agent.name })}
      onChange={setTyped}
      onBlur={save}
      onPressEnter={save}
    />
  );
}
