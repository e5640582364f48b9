import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent, Team, TicketRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { useEscalations } from '../../escalation/use-escalations';
import { Avatar, Button, Dialog, useNow } from '../../ui';
import { Fault, useSubmit } from './ReasonDialog';
import type { TicketActs } from '../ticket-acts';

const PRESENCE_ORDER = ['online', 'busy', 'away', 'offline'];

/** Gives the ticket to an agent or to a team's queue. Late in a window a reason is needed (DOMAIN W13). */
export function TransferDialog({
  row,
  acts,
  onClose,
}: {
  row: TicketRow;
  acts: Pick<TicketActs, 'transfer'>;
  onClose(): void;
}) {
  const { t } = useTranslation(['desk', 'common']);
  const [kind, setKind] = useState<'agent' | 'team'>('agent');
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const now = useNow();
  const { reasonFrom } = useEscalations(row.id).data ?? { reasonFrom: row.window?.leadAt ?? null };
  const late = reasonFrom !== null && now >= Date.parse(reasonFrom);
  const { fault, busy, submit } = useSubmit(
    () =>
      acts.transfer(row, {
        toAgentId: kind === 'agent' ? chosen : null,
        toTeamId: kind === 'team' ? chosen : null,
        reason: reason.trim() || undefined,
      }),
    onClose,
  );
  const choose = (next: 'agent' | 'team') => {
    setKind(next);
    setChosen(null);
  };
  return (
    <Dialog title={t('transfer.title', { number: row.number })} onClose={onClose}>
      <form onSubmit={submit}>
        <Kinds kind={kind} onKind={choose} />
        <Choices kind={kind} row={row} chosen={chosen} onChoose={setChosen} />
        <label className="ui-field">
          <span>{t(late ? 'transfer.reason_needed' : 'transfer.reason')}</span>
          <input
            className="ui-input"
            value={reason}
            maxLength={500}
            required={late}
            onChange={(event) => setReason(event.target.value)}
            data-testid="transfer-reason"
          />
        </label>
        <Fault fault={fault} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            type="submit"
            look="main"
            disabled={busy || !chosen || (late && !reason.trim())}
            data-testid="transfer-confirm"
          >
            {t('transfer.confirm')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Kinds({ kind, onKind }: { kind: 'agent' | 'team'; onKind(kind: 'agent' | 'team'): void }) {
  const { t } = useTranslation('desk');
  return (
    <div className="cv-kinds" role="tablist">
      {(['agent', 'team'] as const).map((one) => (
        <button key={one} type="button" role="tab" aria-selected={one === kind} onClick={() => onKind(one)}>
          {t(`transfer.${one}`)}
        </button>
      ))}
    </div>
  );
}

interface ChoicesProps {
  kind: 'agent' | 'team';
  row: TicketRow;
  chosen: string | null;
  onChoose(id: string): void;
}

function Choices({ kind, row, chosen, onChoose }: ChoicesProps) {
  const { agents, teams } = useBootstrap();
  const others = agents
    .filter(({ id, disabledAt }) => id !== row.holderId && disabledAt === null)
    .sort((a, b) => PRESENCE_ORDER.indexOf(a.presence) - PRESENCE_ORDER.indexOf(b.presence));
  return (
    <div className="cv-pick" role="radiogroup">
      {kind === 'agent'
        ? others.map((agent) => (
            <AgentChoice key={agent.id} agent={agent} teams={teams} checked={agent.id === chosen} onChoose={onChoose} />
          ))
        : teams.map((team) => (
            <label key={team.id}>
              <input type="radio" name="to" checked={team.id === chosen} onChange={() => onChoose(team.id)} />
              <span>{team.name}</span>
            </label>
          ))}
    </div>
  );
}

interface AgentChoiceProps {
  agent: Agent;
  teams: readonly Team[];
  checked: boolean;
  onChoose(id: string): void;
}

function AgentChoice({ agent, teams, checked, onChoose }: AgentChoiceProps) {
  const { t } = useTranslation();
  const names = teams.filter(({ id }) => agent.teamIds.includes(id)).map(({ name }) => name);
  return (
    <label data-testid={`transfer-to-${agent.workNumber}`}>
      <input type="radio" name="to" checked={checked} onChange={() => onChoose(agent.id)} />
      <Avatar name={agent.name} size={22} presence={agent.presence} />
      <span>
        {agent.name} <small>{agent.workNumber}</small>
      </span>
      <small>{[...names, t(`presence.${agent.presence}`)].join(' · ')}</small>
    </label>
  );
}
