import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { dayText } from '../ui';
import type { ServiceField } from './service-fields';
import styles from './service.module.css';

interface RememberedProps {
  field: ServiceField;
  contact: Contact;
  onTake(field: ServiceField, value: string): void;
}

/** What the contact's own record says of it: one press takes it over, for a contact may have several products (DOMAIN M9). */
export function Remembered({ field, contact, onTake }: RememberedProps) {
  const { t, i18n } = useTranslation('service');
  const known = field === 'model' ? contact.product : field === 'boughtOn' ? contact.purchasedOn : null;
  if (!known) return null;
  const text = field === 'boughtOn' ? dayText(known, i18n.language) : known;
  return (
    <button
      type="button"
      className={styles.remembered}
      data-testid={`service-take-${field}`}
      onClick={() => onTake(field, known)}
    >
      {t('take', { value: text })}
    </button>
  );
}
