import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PolicyConditionsView } from '#contract';
import { api } from '../../app/api';

/** How many of the open tickets it would be for, as it stands in the form. */
export function Matches({ conditions }: { conditions: PolicyConditionsView }) {
  const { t } = useTranslation('clock');
  const { data } = useQuery({
    queryKey: ['admin', 'policy-preview', conditions],
    queryFn: ({ signal }) => api('previewPolicy', { body: { conditions }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <p className="ck-matches" role="status" data-testid="policy-matches">
      {data && t('admin.sheet.matches', data)}
    </p>
  );
}
