import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead, LeadPage } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { ActForm, Part } from '../complaints/Part';
import { Line } from '../records/Fields';
import { Button } from '../ui';
import { EndForm } from './EndForm';
import styles from './leads.module.css';
import { Standing } from './Standing';
import { useLeadAct } from './use-leads-page';

type Doing = 'hand' | 'contacted' | 'end' | null;

/** What sales did with a valid lead, and what is to be written down next. */
export function SalesPart({ page }: { page: LeadPage }) {
  const { t } = useTranslation('leads');
  const { me } = useBootstrap();
  const { lead } = page;
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  const toggle = (what: Doing) => setDoing(doing === what ? null : what);
  const ended = lead.outcome !== null;
  const next: Doing = lead.stage === 'valid' ? 'hand' : lead.stage === 'contacted' ? 'end' : 'contacted';
  const acts = ended ? (me.role === 'agent' ? [] : (['end'] as const)) : (['hand', 'contacted', 'end'] as const);
  return (
    <Part title={t('sales.title')} empty={lead.handed || ended ? null : t('sales.not_yet')}>
      <Standing lead={lead} />
      <div className={styles.acts}>
        {acts
          .filter((act) => act !== 'contacted' || lead.handed)
          .map((act) => (
            <Button
              key={act}
              look={act === next && !ended && doing === null ? 'main' : undefined}
              aria-expanded={doing === act}
              data-testid={`lead-${act}`}
              onClick={() => toggle(act)}
            >
              {t(act === 'hand' && lead.handed ? 'sales.hand_again' : ended ? 'sales.correct' : `sales.${act}`)}
            </Button>
          ))}
      </div>
      {doing === 'hand' && <HandForm page={page} onDone={close} />}
      {doing === 'contacted' && <ContactedForm lead={lead} onDone={close} />}
      {doing === 'end' && <EndForm lead={lead} onDone={close} />}
    </Part>
  );
}

/** To whom: the salesperson of the contact's area is proposed, anybody else may be typed. */
function HandForm({ page: { lead, proposed }, onDone }: { page: LeadPage; onDone: () => void }) {
  const { t } = useTranslation('leads');
  const { act, ...state } = useLeadAct(lead);
  const [to, setTo] = useState({ name: proposed?.name ?? '', phone: proposed?.phone ?? '', note: '' });
  const territoryId = proposed && to.name.trim() === proposed.name ? proposed.territoryId : null;
  const save = () =>
    void act((asked) => api('handLead', { params: { id: lead.id }, body: { ...asked, ...to, territoryId } }), onDone);
  return (
    <ActForm save={t('sales.hand')} testId="lead-hand-save" {...state} onSave={save}>
      {proposed && <p className={styles.quiet}>{t('sales.proposed', { area: proposed.territoryName })}</p>}
      <Line label={t('sales.name')} longest={80} value={to.name} onChange={(name) => setTo({ ...to, name })} />
      <Line label={t('sales.phone')} longest={40} value={to.phone} onChange={(phone) => setTo({ ...to, phone })} />
      <Line label={t('sales.note')} longest={1000} value={to.note} onChange={(note) => setTo({ ...to, note })} />
    </ActForm>
  );
}

function ContactedForm({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const { t } = useTranslation('leads');
  const { act, ...state } = useLeadAct(lead);
  const [note, setNote] = useState('');
  const save = () =>
    void act((asked) => api('contactLead', { params: { id: lead.id }, body: { ...asked, note } }), onDone);
  return (
    <ActForm save={t('sales.contacted')} testId="lead-contacted-save" {...state} onSave={save}>
      <Line label={t('sales.what_said')} longest={1000} value={note} onChange={setNote} />
    </ActForm>
  );
}
