import { Button, Input, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../../app/session';
import { FieldGroup } from '../pieces/Field';
import type { FieldsProps } from './inbox-drafts';
import type { PhoneDraft } from './phone-draft';

type Row = PhoneDraft['extensions'][number];

/** Whose phone is which: by this a call finds the screen of the agent it rings for. */
export function ExtensionRows({ form }: FieldsProps<PhoneDraft>) {
  const { t } = useTranslation('phone');
  const { settings } = form.draft;
  const rows = settings.extensions;
  const setRows = (extensions: Row[]) => form.set({ settings: { ...settings, extensions } });
  return (
    <FieldGroup title={t('admin.extensions')} hint={t('admin.extensionsHint')}>
      {rows.map((row, index) => (
        <ExtensionRow
          key={index}
          row={row}
          number={index + 1}
          fault={
            form.fault(`settings.extensions.${index}.extension`) ?? form.fault(`settings.extensions.${index}.agentId`)
          }
          onChange={(next) => setRows(rows.with(index, next))}
          onRemove={() => setRows(rows.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button
          icon={<Plus size={14} />}
          data-testid="extension-add"
          onClick={() => setRows([...rows, { extension: '', agentId: '' }])}
        >
          {t('admin.addExtension')}
        </Button>
      </div>
    </FieldGroup>
  );
}

interface RowProps {
  row: Row;
  number: number;
  fault: string | undefined;
  onChange(row: Row): void;
  onRemove(): void;
}

function ExtensionRow({ row, number, fault, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('phone');
  const { agents } = useBootstrap();
  const people = agents.filter(({ disabledAt, id }) => !disabledAt || id === row.agentId);
  return (
    <div className="pc-field">
      <div className="pc-foot">
        <Input
          value={row.extension}
          placeholder="1001"
          aria-label={t('admin.extensionOf', { n: number })}
          data-testid={`extension-${number}`}
          style={{ width: 120 }}
          {...(fault ? { status: 'error' as const } : {})}
          onChange={({ target }) => onChange({ ...row, extension: target.value.trim() })}
        />
        <Select
          showSearch
          optionFilterProp="label"
          value={row.agentId || null}
          placeholder={t('admin.agent')}
          aria-label={t('admin.agentOf', { n: number })}
          style={{ flex: 1, minWidth: 0 }}
          options={people.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }))}
          onChange={(agentId: string) => onChange({ ...row, agentId })}
        />
        <Button
          type="text"
          icon={<Trash2 size={14} />}
          aria-label={t('admin.removeExtension', { n: number })}
          onClick={onRemove}
        />
      </div>
      {fault && <p className="pc-fault">{fault}</p>}
    </div>
  );
}
