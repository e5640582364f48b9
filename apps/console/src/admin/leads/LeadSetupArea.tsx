import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LeadSetup } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { ErrorState, LoadingShape } from '../../ui';
import '../company/company.css';
import { AreaHead } from '../pieces/AreaHead';
import { Field } from '../pieces/Field';
import { Problem } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';

const KEY = ['lead-setup'];

/** The sources that agents pick from, and who in sales gets what nobody called in time (DOMAIN V21). */
export function LeadSetupArea() {
  const { t } = useTranslation(['leads', 'admin']);
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api('leadSetup', { signal }) });
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingShape />;
  return (
    <>
      <AreaHead title={t('admin:areas.leads')} text={t('setup.text')} />
      <SetupForm key={query.data.version} setup={query.data} />
    </>
  );
}

function SetupForm({ setup }: { setup: LeadSetup }) {
  const { t } = useTranslation(['leads', 'admin']);
  const { agents } = useBootstrap();
  const client = useQueryClient();
  const start = { ...setup, lines: setup.sources.join('\n') };
  const form = useSheetForm(start, async ({ lines, ...body }) => {
    const sources = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    client.setQueryData(KEY, await api('writeLeadSetup', { body: { ...body, sources } }));
  });
  const { draft, set, fault, dirty, saving, problem, submit } = form;
  const people = agents.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  return (
    <form
      className="co"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {problem && <Problem text={problem} />}
      <Field label={t('setup.sources')} hint={t('setup.sources_hint')} fault={fault('sources')}>
        <Input.TextArea rows={8} value={draft.lines} onChange={({ target }) => set({ lines: target.value })} />
      </Field>
      <Field label={t('setup.manager')} hint={t('setup.manager_hint')} fault={fault('managerName')}>
        <Input value={draft.managerName} maxLength={80} onChange={({ target }) => set({ managerName: target.value })} />
      </Field>
      <Field label={t('setup.manager_phone')} hint="" fault={fault('managerPhone')}>
        <Input
          value={draft.managerPhone}
          maxLength={40}
          onChange={({ target }) => set({ managerPhone: target.value })}
        />
      </Field>
      <Field label={t('setup.account')} hint={t('setup.account_hint')} fault={fault('managerId')}>
        <Select
          value={draft.managerId ?? ''}
          options={[{ value: '', label: t('setup.no_account') }, ...people]}
          onChange={(id) => set({ managerId: id || null })}
        />
      </Field>
      <Button type="primary" htmlType="submit" disabled={!dirty} loading={saving} data-testid="admin-save">
        {t('admin:sheet.save')}
      </Button>
    </form>
  );
}
