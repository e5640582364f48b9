import { Button, Input, Popconfirm, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactGroupRow } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { Problem } from '../pieces/Sheet';
import { useAdminList } from '../pieces/use-admin-list';
import { useAttempt } from '../pieces/use-attempt';
import './groups.css';

/** Groups of contacts: a name to serve people alike by. Who is in one stands at the contact. */
export function GroupsArea() {
  const { t } = useTranslation('contact-groups');
  const list = useAdminList('listContactGroups');
  const { attempt, error } = useAttempt();
  const first = useRef<HTMLDivElement>(null);
  const change = async (act: () => Promise<unknown>) => {
    const done = await attempt(act);
    await list.reload();
    return done;
  };
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={() => void list.reload()} />;
  if (!list.rows) return <LoadingShape />;
  return (
    <>
      <AreaHead
        title={t('title')}
        text={t('text')}
        create={{ label: t('add'), onCreate: () => first.current?.querySelector('input')?.focus() }}
      />
      {error !== null && <Problem text={problemText(error, t)} />}
      <div className="cg">
        {list.rows.map((group) => (
          <GroupLine
            key={`${group.id} ${group.version}`}
            group={group}
            others={list.rows!.filter(({ id }) => id !== group.id)}
            onChange={(written) =>
              change(() =>
                api('changeContactGroup', {
                  params: { id: group.id },
                  body: { version: group.version, name: group.name, ...written },
                }),
              )
            }
            onDelete={() => change(() => api('deleteContactGroup', { params: { id: group.id } }))}
          />
        ))}
        {list.rows.length === 0 && <EmptyState title={t('none')} text={t('none_text')} />}
        <div ref={first}>
          <NewGroup onAdd={(clientId, name) => change(() => api('createContactGroup', { body: { clientId, name } }))} />
        </div>
      </div>
    </>
  );
}

interface GroupLineProps {
  group: ContactGroupRow;
  others: readonly ContactGroupRow[];
  onChange(written: { name?: string; nextId?: string | null }): Promise<boolean>;
  onDelete(): Promise<boolean>;
}

function GroupLine({ group, others, onChange, onDelete }: GroupLineProps) {
  const { t } = useTranslation(['contact-groups', 'admin']);
  const [name, setName] = useState(group.name);
  const save = async () => {
    const said = name.trim();
    if (said === '' || said === group.name) return setName(group.name);
    await onChange({ name: said });
  };
  return (
    <div className="cg-row" data-testid="contact-group">
      <Input
        value={name}
        variant="borderless"
        maxLength={80}
        aria-label={t('name_of', { name: group.name })}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={(event) => !event.nativeEvent.isComposing && void save()}
        onBlur={() => void save()}
      />
      <span>{t('people', { count: group.people })}</span>
      {others.length > 0 && (
        <label className="cg-next">
          {t('next')}
          <Select
            value={group.nextId ?? ''}
            options={[{ value: '', label: t('stays') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
            aria-label={t('next_of', { name: group.name })}
            data-testid="contact-group-next"
            onChange={(id) => void onChange({ nextId: id || null })}
          />
        </label>
      )}
      <Popconfirm
        title={t('remove_title', { name: group.name })}
        description={t('remove_text')}
        okText={t('remove')}
        cancelText={t('admin:sheet.cancel')}
        onConfirm={() => void onDelete()}
      >
        <Button type="text" icon={<Trash2 size={14} />} aria-label={t('remove_of', { name: group.name })} />
      </Popconfirm>
    </div>
  );
}

function NewGroup({ onAdd }: { onAdd(clientId: string, name: string): Promise<boolean> }) {
  const { t } = useTranslation('contact-groups');
  const [name, setName] = useState('');
  const add = async () => {
    const said = name.trim();
    if (said !== '' && (await onAdd(crypto.randomUUID(), said))) setName('');
  };
  return (
    <form
      className="cg-new"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Input
        value={name}
        maxLength={80}
        placeholder={t('placeholder')}
        aria-label={t('add')}
        data-testid="contact-group-new"
        onChange={({ target }) => setName(target.value)}
      />
      {name.trim() !== '' && (
        <Button htmlType="submit" icon={<Plus size={14} />} data-testid="admin-save">
          {t('add')}
        </Button>
      )}
    </form>
  );
}
