import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Territory } from '#contract';
import { termsOf } from '#domain';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { DeleteButton } from '../pieces/DeleteButton';
import { Field } from '../pieces/Field';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm, type SheetForm } from '../pieces/use-sheet-form';

interface Props {
  /** null writes a new one. */
  territory: Territory | null;
  onClose(): void;
  onSaved(): void;
}

export function TerritorySheet({ territory, onClose, onSaved }: Props) {
  const { t } = useTranslation('routing');
  const form = useSheetForm(draftOf(territory), async ({ terms, ...draft }) => {
    const body = { ...draft, ...termsOf(terms) };
    if (territory)
      await api('updateTerritory', { params: { id: territory.id }, body: { ...body, version: territory.version } });
    else await api('createTerritory', { body });
    onSaved();
  });
  const aside = territory && (
    <DeleteButton
      question={t('admin.delete_text')}
      onDelete={() => api('deleteTerritory', { params: { id: territory.id } })}
      onDeleted={onSaved}
    />
  );
  return (
    <Sheet title={territory ? territory.name : t('admin.new')} form={form} onClose={onClose} aside={aside}>
      <Fields {...form} />
    </Sheet>
  );
}

type Draft = ReturnType<typeof draftOf>;

function Fields({ draft, set, fault }: SheetForm<Draft>) {
  const { t } = useTranslation('routing');
  return (
    <>
      <Field label={t('admin.name')} fault={fault('name')}>
        <Input value={draft.name} autoFocus maxLength={80} onChange={({ target }) => set({ name: target.value })} />
      </Field>
      <Field label={t('admin.terms')} hint={t('admin.terms_hint')} fault={fault('places') ?? fault('areaCodes')}>
        <Input.TextArea
          value={draft.terms}
          autoSize={{ minRows: 4, maxRows: 12 }}
          onChange={({ target }) => set({ terms: target.value })}
          data-testid="territory-terms"
        />
      </Field>
      <Owner draft={draft} set={set} fault={fault} />
      <div className="pc-pair">
        <Field label={t('admin.salesperson')} fault={fault('salesperson')}>
          <Input
            value={draft.salesperson}
            maxLength={80}
            onChange={({ target }) => set({ salesperson: target.value })}
          />
        </Field>
        <Field label={t('admin.salesperson_phone')} fault={fault('salespersonPhone')}>
          <Input
            value={draft.salespersonPhone}
            maxLength={40}
            onChange={({ target }) => set({ salespersonPhone: target.value })}
          />
        </Field>
      </div>
    </>
  );
}

function Owner({ draft, set, fault }: Pick<SheetForm<Draft>, 'draft' | 'set' | 'fault'>) {
  const { t } = useTranslation('routing');
  const { agents, teams } = useBootstrap();
  const inTeam = agents.filter(
    ({ teamIds, disabledAt }) => !disabledAt && (!draft.teamId || teamIds.includes(draft.teamId)),
  );
  return (
    <div className="pc-pair">
      <Field label={t('admin.owner')} fault={fault('ownerId')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.ownerId ?? ''}
          onChange={(id) => set({ ownerId: id || null })}
          options={[
            { value: '', label: t('admin.no_owner') },
            ...inTeam.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` })),
          ]}
        />
      </Field>
      <Field label={t('admin.team')} hint={t('admin.team_hint')} fault={fault('teamId')}>
        <Select
          value={draft.teamId ?? ''}
          onChange={(id) => set({ teamId: id || null })}
          options={[
            { value: '', label: t('admin.no_team') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
    </div>
  );
}

const draftOf = (territory: Territory | null) => ({
  name: territory?.name ?? '',
  ownerId: territory?.ownerId ?? null,
  teamId: territory?.teamId ?? null,
  salesperson: territory?.salesperson ?? '',
  salespersonPhone: territory?.salespersonPhone ?? '',
  terms: territory
    ? [...territory.places, ...territory.areaCodes, ...territory.scenes.map((scene) => `@${scene}`)].join(' ')
    : '',
});
