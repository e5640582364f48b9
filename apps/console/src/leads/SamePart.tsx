import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadPage, LeadSame } from '#contract';
import { api } from '../app/api';
import { useAgent } from '../app/session';
import { ActForm, Part } from '../complaints/Part';
import { Line } from '../records/Fields';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { Button, useNow } from '../ui';
import styles from './leads.module.css';
import { useLeadAct } from './use-leads-page';

/** Leads that may be the same: joined into one, or told apart with a reason. */
export function SamePart({ page }: { page: LeadPage }) {
  const { t } = useTranslation('leads');
  if (page.same.length === 0 || page.lead.joinedInto) return null;
  return (
    <Part title={t('same.title', { days: page.days })}>
      {page.same.map((same) => (
        <SameLead key={same.id} page={page} same={same} />
      ))}
    </Part>
  );
}

function SameLead({ page: { lead }, same }: { page: LeadPage; same: LeadSame }) {
  const { t } = useTranslation(['leads', 'records']);
  const now = useNow();
  const agent = useAgent(same.agentId);
  const { act, ...state } = useLeadAct(lead);
  const [telling, setTelling] = useState(false);
  const [reason, setReason] = useState('');
  const params = { id: lead.id };
  const join = () => void act((asked) => api('joinLead', { params, body: { ...asked, intoId: same.id } }));
  const tell = () =>
    void act(
      (asked) => api('tellLeadApart', { params, body: { ...asked, otherId: same.id, reason } }),
      () => setTelling(false),
    );
  const another = !same.matches.includes('contact');
  return (
    <div className={styles.entry}>
      <b>{same.contactName}</b> {t(`stages.${same.stage}`)} · {agent?.name} · <When at={same.createdAt} now={now} />{' '}
      <TicketLink number={same.ticketNumber} />
      <small>{same.matches.map((match) => t(`records:lead.matches.${match}`)).join(t('records:lead.and'))}</small>
      {same.apart !== null && <span className={styles.said}>{t('same.apart', { reason: same.apart })}</span>}
      {lead.state === 'open' && same.apart === null && (
        <div className={styles.acts}>
          <Button disabled={state.busy} data-testid="lead-join" onClick={join}>
            {t('same.join')}
          </Button>
          {another && (
            <Button aria-expanded={telling} data-testid="lead-apart" onClick={() => setTelling(!telling)}>
              {t('same.not')}
            </Button>
          )}
        </div>
      )}
      {telling ? (
        <ActForm save={t('same.not')} testId="lead-apart-save" {...state} onSave={tell}>
          <Line label={t('same.why')} longest={500} value={reason} onChange={setReason} />
        </ActForm>
      ) : (
        state.refusal && <p className={styles.quiet}>{state.refusal.text}</p>
      )}
    </div>
  );
}
