import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Greeting } from '#contract';
import { api } from '../app/api';
import { problemText } from '../app/problems';
import { useBootstrap } from '../app/session';
import { AreaHead } from '../admin/pieces/AreaHead';
import { ListBody } from '../admin/pieces/ListBody';
import { Problem } from '../admin/pieces/Sheet';
import { useAttempt } from '../admin/pieces/use-attempt';
import { useAdminList } from '../admin/pieces/use-admin-list';
import { GreetingSheet } from './GreetingSheet';
import { InboxGreetings } from './InboxGreetings';
import { mayWriteForOthers } from './script-rights';

/** What the desk says by itself when somebody writes; in each inbox the first that fits is said. */
export function GreetingsPane() {
  const { t } = useTranslation('scripts');
  const { me, inboxes } = useBootstrap();
  const list = useAdminList('listGreetings');
  const [inboxId, setInboxId] = useState<string | null>(null);
  const [open, setOpen] = useState<Greeting | 'new' | null>(null);
  const { attempt, error } = useAttempt();
  const may = mayWriteForOthers(me);
  const save = async (changed: Greeting[]) => {
    list.show((rows) => rows.map((row) => changed.find(({ id }) => id === row.id) ?? row));
    await attempt(async () => {
      for (const { id, ...body } of changed) await api('updateGreeting', { params: { id }, body });
    });
    await list.reload();
  };
  const shown = inboxId === null ? inboxes : inboxes.filter(({ id }) => id === inboxId);
  return (
    <>
      <AreaHead
        title={t('tabs.greetings')}
        text={t('greetings.text')}
        {...(may ? { create: { label: t('greetings.new'), onCreate: () => setOpen('new') } } : {})}
      >
        <Select
          allowClear
          className="sc-pick"
          placeholder={t('greetings.everyInbox')}
          aria-label={t('greetings.everyInbox')}
          value={inboxId}
          onChange={(id: string | undefined) => setInboxId(id ?? null)}
          options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </AreaHead>
      {error !== null && <Problem text={problemText(error, t)} />}
      <ListBody list={list} empty={{ title: t('greetings.emptyTitle'), text: t('greetings.emptyText') }}>
        {(greetings) =>
          shown.map((inbox) => (
            <InboxGreetings
              key={inbox.id}
              inbox={inbox}
              greetings={greetings.filter((one) => one.inboxId === inbox.id).sort((a, b) => a.position - b.position)}
              may={may}
              onOpen={setOpen}
              onSave={(changed) => void save(changed)}
            />
          ))
        }
      </ListBody>
      {open && (
        <GreetingSheet
          key={open === 'new' ? 'new' : open.id}
          greeting={open === 'new' ? null : open}
          inboxId={inboxId}
          count={list.rows?.length ?? 0}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      )}
    </>
  );
}
