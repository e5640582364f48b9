import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract';
import { api } from '../../app/api';
import { ErrorState, LoadingShape } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { Field } from '../pieces/Field';
import { Problem } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';
import { zoneOptions } from '../pieces/zones';
import './company.css';

type Company = AnswerOf<'getCompany'>;

/** The company's name, as contacts read it, and the zone its days are counted in. */
export function CompanyArea() {
  const { t } = useTranslation('admin');
  const query = useQuery({ queryKey: ['admin', 'getCompany'], queryFn: ({ signal }) => api('getCompany', { signal }) });
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingShape />;
  return (
    <>
      <AreaHead title={t('areas.company')} text={t('company.text')} />
      <CompanyForm key={JSON.stringify(query.data)} company={query.data} />
      <p className="co-docs">
        {t('company.docs')}{' '}
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t('apiDocs')}
        </a>
      </p>
    </>
  );
}

function CompanyForm({ company }: { company: Company }) {
  const { t } = useTranslation('admin');
  const client = useQueryClient();
  const form = useSheetForm(company, async (body) => {
    client.setQueryData(['admin', 'getCompany'], await api('updateCompany', { body }));
  });
  const { draft, set, fault, dirty, saving, problem, submit } = form;
  return (
    <form
      className="co"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void submit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {problem && <Problem text={problem} />}
      <Field label={t('company.name')} hint={t('company.nameHint')} fault={fault('name')}>
        <Input value={draft.name} maxLength={80} onChange={({ target }) => set({ name: target.value })} />
      </Field>
      <Field label={t('company.zone')} hint={t('company.zoneHint')} fault={fault('zone')}>
        <Select showSearch value={draft.zone} onChange={(zone) => set({ zone })} options={zoneOptions(draft.zone)} />
      </Field>
      <Button type="primary" htmlType="submit" disabled={!dirty} loading={saving} data-testid="admin-save">
        {t('sheet.save')}
      </Button>
    </form>
  );
}
