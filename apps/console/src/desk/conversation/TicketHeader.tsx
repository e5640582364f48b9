import { ArrowLeft, ArrowRightLeft, Check, Hand, PanelRight, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useAgent, useInbox, useTeam } from '../../app/session';
import { CallVisitor } from '../../calls/CallVisitor';
import { ClockButton } from '../../clock/ClockButton';
import { Button, ChannelIcon, Kbd, WindowBar } from '../../ui';
import { useVisitor } from '../viewers';
import { StatusMenu } from './StatusMenu';
import type { TicketDialog, TicketVerbs } from './use-verbs';
import { WindowWords } from './WindowWords';

interface TicketHeaderProps {
  row: TicketRow;
  verbs: TicketVerbs;
  onBack(): void;
  onPanel(): void;
}

/** Whose ticket this is, what can be done with it, and its clock. */
export function TicketHeader({ row, verbs, onBack, onPanel }: TicketHeaderProps) {
  const { t } = useTranslation('desk');
  const visitor = useVisitor(row.id);
  return (
    <header className="cv-head">
      <div className="cv-line">
        <Button look="icon" className="cv-narrow-only" aria-label={t('act.back')} onClick={onBack}>
          <ArrowLeft size={18} aria-hidden />
        </Button>
        <h2 title={row.subject ?? undefined}>
          {row.contactName}
          {row.subject && ` · ${row.subject}`}
        </h2>
        <span className="cv-spring" />
        <CallVisitor row={row} online={visitor.online === true} />
        <Verbs row={row} verbs={verbs} />
        <Button
          look="icon"
          aria-label={t('act.panel')}
          title={t('act.panel')}
          onClick={onPanel}
          data-testid="toggle-panel"
        >
          <PanelRight size={16} aria-hidden />
        </Button>
      </div>
      <Chips row={row} onDialog={verbs.open} />
      {row.window && (
        <div className="cv-window" data-testid="window-bar">
          <WindowBar clock={row.window} wide />
          <WindowWords row={row} />
        </div>
      )}
    </header>
  );
}

function Verbs({ row, verbs }: { row: TicketRow; verbs: TicketVerbs }) {
  const { t } = useTranslation('desk');
  const ended = row.status === 'resolved' || row.status === 'closed';
  if (row.status === 'spam') return <StatusMenu row={row} verbs={verbs} />;
  return (
    <>
      {row.holderId === null && !ended && (
        <Button onClick={verbs.claim} data-testid="claim">
          <Hand size={14} aria-hidden />
          <span>{t('act.claim')}</span>
          <Kbd>C</Kbd>
        </Button>
      )}
      {!ended && (
        <Button onClick={() => verbs.open('transfer')} title={t('act.transfer')} data-testid="transfer">
          <ArrowRightLeft size={14} aria-hidden />
          <span>{t('act.transfer')}</span>
          <Kbd>A</Kbd>
        </Button>
      )}
      <StatusMenu row={row} verbs={verbs} />
      {ended ? (
        <Button onClick={verbs.reopen} data-testid="reopen">
          <RotateCcw size={14} aria-hidden />
          <span>{t('act.reopen')}</span>
        </Button>
      ) : (
        <Button onClick={verbs.resolve} title={t('act.resolve')} data-testid="resolve">
          <Check size={14} aria-hidden />
          <span>{t('act.resolve')}</span>
          <Kbd>E</Kbd>
        </Button>
      )}
    </>
  );
}

function Chips({ row, onDialog }: { row: TicketRow; onDialog(dialog: TicketDialog): void }) {
  const { t } = useTranslation(['desk', 'common']);
  const inbox = useInbox(row.inboxId);
  const holder = useAgent(row.holderId);
  const team = useTeam(row.teamId);
  const visitor = useVisitor(row.id);
  return (
    <div className="cv-chips">
      <span>#{row.number}</span>
      <span>
        <ChannelIcon channel={row.channel} size={12} />
        {inbox?.name ?? t(`common:channel.${row.channel}`)}
        {visitor.online && <i className="ui-dot sh-dot" data-presence="online" title={t('visitor.online')} />}
      </span>
      <span>{t(`status.${row.status}`)}</span>
      {(row.priority === 'high' || row.priority === 'urgent') && <span>{t(`priority.${row.priority}`)}</span>}
      {team && <span>{team.name}</span>}
      <span>
        <button
          type="button"
          onClick={() => onDialog('decisions')}
          title={t('decisions.title')}
          data-testid="decisions"
        >
          {holder ? holder.name : t('act.nobody')}
        </button>
      </span>
      <span>
        <ClockButton row={row} />
      </span>
      {row.tags.map((tag) => (
        <span key={tag}>{tag}</span>
      ))}
    </div>
  );
}
