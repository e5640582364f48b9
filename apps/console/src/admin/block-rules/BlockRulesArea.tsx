import { Button, Input, Popconfirm, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlockRuleView } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { Problem } from '../pieces/Sheet';
import { useAdminList } from '../pieces/use-admin-list';
import { useAttempt } from '../pieces/use-attempt';
import './block-rules.css';

type Kind = BlockRuleView['kind'];
const KINDS: readonly Kind[] = ['address', 'domain', 'word'];

/** Whom and what the company wants no mail of. */
export function BlockRulesArea() {
  const { t } = useTranslation(['admin', 'errors']);
  const list = useAdminList('listBlockRules');
  const { attempt, error } = useAttempt();
  const change = async (act: () => Promise<unknown>) => {
    await attempt(act);
    await list.reload();
  };
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={() => void list.reload()} />;
  if (!list.rows) return <LoadingShape />;
  return (
    <>
      <AreaHead title={t('areas.block-rules')} text={t('blockRules.text')} />
      <NewRule onAdd={(kind, value) => change(() => api('createBlockRule', { body: { kind, value } }))} />
      {error !== null && <Problem text={problemText(error, t)} />}
      {list.rows.length === 0 && <EmptyState title={t('blockRules.empty')} text={t('blockRules.emptyText')} />}
      <ul className="br-list">
        {list.rows.map((rule) => (
          <Rule
            key={rule.id}
            rule={rule}
            onRemove={() => change(() => api('deleteBlockRule', { params: { id: rule.id } }))}
          />
        ))}
      </ul>
    </>
  );
}

function NewRule({ onAdd }: { onAdd(kind: Kind, value: string): Promise<void> }) {
  const { t } = useTranslation('admin');
  const [kind, setKind] = useState<Kind>('address');
  const [value, setValue] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() === '') return;
    setValue('');
    void onAdd(kind, value.trim());
  };
  return (
    <form className="br-new" onSubmit={add}>
      <Select
        value={kind}
        onChange={setKind}
        aria-label={t('blockRules.add')}
        options={KINDS.map((one) => ({ value: one, label: t(`blockRules.kind.${one}`) }))}
      />
      <Input
        value={value}
        maxLength={200}
        aria-label={t('blockRules.value')}
        placeholder={t(`blockRules.placeholder.${kind}`)}
        onChange={({ target }) => setValue(target.value)}
        data-testid="block-value"
      />
      <Button htmlType="submit" type="primary" icon={<Plus size={14} />} data-testid="admin-save">
        {t('blockRules.add')}
      </Button>
    </form>
  );
}

function Rule({ rule, onRemove }: { rule: BlockRuleView; onRemove(): Promise<void> }) {
  const { t } = useTranslation('admin');
  const { kind, value, byName, hits } = rule;
  return (
    <li>
      <span className="pc-small">{t(`blockRules.kind.${kind}`)}</span>
      <b>{value}</b>
      <span className="pc-small">
        {t('blockRules.by', { name: byName })} · {t('blockRules.hits', { count: hits })}
      </span>
      <Popconfirm
        title={t('blockRules.removeTitle', { value })}
        description={t('blockRules.removeText')}
        okText={t('blockRules.remove')}
        cancelText={t('sheet.cancel')}
        onConfirm={() => void onRemove()}
      >
        <Button type="text" icon={<Trash2 size={14} />} aria-label={t('blockRules.removeOf', { value })} />
      </Popconfirm>
    </li>
  );
}
