import { useTranslation } from 'react-i18next';
import type { Lead } from '#contract';
import { useAgent } from '../app/session';
import { checksTicked } from '../records/record-lists';
import { TicketLink } from '../records/TicketLink';
import { Span, When } from '../records/When';
import { useNow } from '../ui';
import styles from './leads.module.css';
import { moneyText } from './money';

interface Props {
  lead: Lead;
  open: boolean;
  onOpen: () => void;
}

/** One lead of the list: where it stands, who, what they want, where from, whose, and how long already. */
export function LeadItem({ lead, open, onOpen }: Props) {
  const { t } = useTranslation('leads');
  const agent = useAgent(lead.agentId);
  const { contactName, unitName, need, source, campaign, keyword } = lead;
  const from = [source, campaign, keyword].filter(Boolean).join(' · ');
  return (
    <div className={styles.item} aria-current={open || undefined} data-testid={`lead-${lead.id}`}>
      <button type="button" className={styles.open} onClick={onOpen}>
        <StageMark lead={lead} />
        <span className={styles.who}>
          <b>{contactName}</b>
          <small>{unitName || t('no_unit')}</small>
        </span>
        <span className={styles.need}>
          <span>{need || t('no_need')}</span>
          <small>{from}</small>
        </span>
        <span className={styles.agent}>
          {agent?.name}
          {lead.handed && <small>{t('to_sales', { name: lead.handed.name })}</small>}
        </span>
        <Age lead={lead} />
      </button>
      <TicketLink number={lead.ticketNumber} />
    </div>
  );
}

export function StageMark({ lead: { stage, checks } }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  return (
    <em className={styles.mark} data-stage={stage}>
      {t(`stages.${stage}`)} {stage === 'open' && `${checksTicked(checks)}/5`}
    </em>
  );
}

/** How long it stands there; until when sales has to call; what it came to. */
function Age({ lead: { stage, callDueAt, outcome, createdAt } }: { lead: Lead }) {
  const { t, i18n } = useTranslation('leads');
  const now = useNow();
  if (outcome?.amountCents) return <span className={styles.age}>{moneyText(outcome.amountCents, i18n.language)}</span>;
  if (outcome) return <span className={styles.age}>{outcome.reason && t(`lost.${outcome.reason}`)}</span>;
  if (callDueAt)
    return (
      <span className={styles.age} data-late={Date.parse(callDueAt) < now || undefined}>
        {t('call_by')} <When at={callDueAt} now={now} />
      </span>
    );
  return (
    <span className={styles.age} data-late={stage === 'returned' || undefined}>
      <Span ms={now - Date.parse(createdAt)} />
    </span>
  );
}
