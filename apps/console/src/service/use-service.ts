import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { problemText } from '../app/problems';
import { putService } from '../desk/conversation/use-ticket';
import type { FactSaved } from '../desk/contact/InPlaceFact';
import { saveService, type ServiceChanges } from './save-service';
import type { ServiceField } from './service-fields';

/** Writes facts of a ticket's service; choices show their refusal where they stand, texts take it with them. */
export function useService({ row, service }: TicketDetail) {
  const { t } = useTranslation(['service', 'errors']);
  const [refused, setRefused] = useState<{ field: ServiceField; text: string } | null>(null);
  const write = async (changes: ServiceChanges, began: Parameters<typeof saveService>[3]): Promise<FactSaved> => {
    try {
      const answer = await saveService(row.id, service, changes, began);
      putService(row.id, answer.service);
      return { saved: answer.saved, fault: answer.saved ? null : t('theirs') };
    } catch (error) {
      return { saved: false, fault: problemText(error, t) };
    }
  };
  /** For what is chosen rather than typed. */
  const choose = (field: ServiceField, value: unknown): void => {
    void write({ [field]: value }, { [field]: service[field] }).then(({ fault }) =>
      setRefused(fault === null ? null : { field, text: fault }),
    );
  };
  return { write, choose, refused };
}
