import { Button, Input, Popconfirm } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusLabel, TicketStatus } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { ErrorState, LoadingShape } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { Problem } from '../pieces/Sheet';
import { useAttempt } from '../pieces/use-attempt';
import { useAdminList } from '../pieces/use-admin-list';
import './statuses.css';

const STATUSES: readonly TicketStatus[] = ['open', 'waiting', 'on_hold', 'resolved', 'closed'];

/** The company's own names inside the five fixed categories; clocks and figures follow the category alone. */
export function StatusesArea() {
  const { t } = useTranslation('admin');
  const list = useAdminList('listStatusLabels');
  const { attempt, error } = useAttempt();
  const first = useRef<HTMLDivElement>(null);
  const change = async (act: () => Promise<unknown>) => {
    await attempt(act);
    await list.reload();
  };
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={() => void list.reload()} />;
  if (!list.rows) return <LoadingShape />;
  return (
    <>
      <AreaHead
        title={t('areas.statuses')}
        text={t('statuses.text')}
        create={{ label: t('statuses.add'), onCreate: () => first.current?.querySelector('input')?.focus() }}
      />
      {error !== null && <Problem text={problemText(error, t)} />}
      <div className="st" ref={first}>
        {STATUSES.map((status) => (
          <Category
            key={status}
            status={status}
            labels={(list.rows ?? []).filter((label) => label.status === status)}
            onAdd={(name) => change(() => api('createStatusLabel', { body: { status, name } }))}
            onRemove={(id) => change(() => api('deleteStatusLabel', { params: { id } }))}
          />
        ))}
      </div>
    </>
  );
}

interface CategoryProps {
  status: TicketStatus;
  labels: StatusLabel[];
  onAdd(name: string): Promise<void>;
  onRemove(id: string): Promise<void>;
}

function Category({ status, labels, onAdd, onRemove }: CategoryProps) {
  const { t } = useTranslation('admin');
  const [name, setName] = useState('');
  const add = async () => {
    const trimmed = name.trim();
    if (trimmed === '') return;
    setName('');
    await onAdd(trimmed);
  };
  return (
    <section className="st-row">
      <div>
        <h2>{t(`statuses.category.${status}.title`)}</h2>
        <p className="pc-small">{t(`statuses.category.${status}.text`)}</p>
      </div>
      <div className="st-names">
        {labels.map((label) => (
          <span key={label.id} className="st-name">
            {label.name}
            <Popconfirm
              title={t('statuses.removeTitle', { name: label.name })}
              description={t('statuses.removeText')}
              okText={t('statuses.remove')}
              cancelText={t('sheet.cancel')}
              onConfirm={() => void onRemove(label.id)}
            >
              <button type="button" aria-label={t('statuses.removeOf', { name: label.name })}>
                <Trash2 size={13} aria-hidden />
              </button>
            </Popconfirm>
          </span>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Input
            value={name}
            maxLength={80}
            placeholder={t('statuses.add')}
            aria-label={t('statuses.addTo', { category: t(`statuses.category.${status}.title`) })}
            onChange={({ target }) => setName(target.value)}
          />
          {name.trim() !== '' && (
            <Button
              htmlType="submit"
              icon={<Plus size={14} />}
              aria-label={t('statuses.add')}
              data-testid="admin-save"
            />
          )}
        </form>
      </div>
    </section>
  );
}
