import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { missingFacts } from '#domain';
import { ServiceRow } from './ServiceRow';
import { FIELDS, isMissing, shownFields } from './service-fields';
import styles from './service.module.css';
import { useService } from './use-service';

/** What this ticket serves: read where it stands, written where it is read, and asked for while it is missing (DOMAIN V8, M6). */
export function ServiceSection({ detail }: { detail: TicketDetail }) {
  const { t } = useTranslation('service');
  const [unfolded, setUnfolded] = useState(false);
  const { service, contact } = detail;
  const acts = useService(detail);
  const missing = missingFacts(contact, service);
  const shown = shownFields(service, unfolded);
  return (
    <section aria-label={t('title')} data-testid="service">
      <h3>{t('title')}</h3>
      <dl className="ct-fields">
        {shown.map((field) => (
          <ServiceRow key={field} field={field} detail={detail} missing={isMissing(field, missing)} {...acts} />
        ))}
      </dl>
      {(unfolded || shown.length < FIELDS.length) && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={unfolded}
          data-testid="service-more"
          onClick={() => setUnfolded(!unfolded)}
        >
          <ChevronDown size={13} aria-hidden />
          {t(unfolded ? 'fewer' : 'more')}
        </button>
      )}
    </section>
  );
}
