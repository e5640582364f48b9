import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { InPlaceFact } from '../desk/contact/InPlaceFact';
import { ChosenFact } from './ChosenFact';
import { Remembered } from './Remembered';
import { KIND_OF, type ServiceField } from './service-fields';
import type { useService } from './use-service';

type Acts = ReturnType<typeof useService>;

interface ServiceRowProps extends Acts {
  field: ServiceField;
  detail: TicketDetail;
  missing: boolean;
}

export function ServiceRow({ field, detail, missing, write, choose, refused }: ServiceRowProps) {
  const { t } = useTranslation('service');
  const kind = KIND_OF[field];
  const value = detail.service[field];
  const label = t(`fields.${field}`);
  const typed = kind === 'line' || kind === 'words';
  return (
    <>
      <dt>{label}</dt>
      <dd data-missing={missing || undefined}>
        {typed ? (
          <InPlaceFact
            kind={kind}
            label={label}
            value={value as string}
            missing={missing}
            testId={`service-${field}`}
            onSave={(text, began) => write({ [field]: text }, { [field]: began })}
          />
        ) : (
          <ChosenFact field={field} label={label} value={value} missing={missing} onChoose={choose} />
        )}
        {missing && <Remembered field={field} contact={detail.contact} onTake={choose} />}
        {refused?.field === field && (
          <p className="ui-fault" role="alert">
            {refused.text}
          </p>
        )}
      </dd>
    </>
  );
}
