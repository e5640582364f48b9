import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#contract';
import { api } from '../app/api';
import { CHECKS } from './options';
import { usePutRecord } from './record-cache';
import styles from './records.module.css';
import { useAct } from './use-act';

/** The five checks of a valid lead, each a press. */
export function LeadChecks({ lead }: { lead: Lead }) {
  const { t } = useTranslation('records');
  const put = usePutRecord();
  const { busy, run } = useAct();
  const toggle = (name: keyof Lead['checks']) =>
    void run(async () => {
      const body = { version: lead.version, checks: { ...lead.checks, [name]: !lead.checks[name] } };
      put('lead', await api('patchLead', { params: { id: lead.id }, body }));
    });
  return (
    <div className={styles.checks} role="group" aria-label={t('lead.checks_title')}>
      {CHECKS.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.chip}
          data-testid={`lead-check-${name}`}
          aria-pressed={lead.checks[name]}
          aria-disabled={busy || lead.state !== 'open'}
          title={t(`lead.check_hints.${name}`)}
          onClick={() => !busy && lead.state === 'open' && toggle(name)}
        >
          {lead.checks[name] && <Check size={12} aria-hidden />}
          {t(`lead.checks.${name}`)}
        </button>
      ))}
    </div>
  );
}
