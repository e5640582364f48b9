import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { LoadingShape } from '../../ui';
import { WechatSides, wechatSideAt } from '../wechat/WechatSides';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { InboxRow } from './InboxRow';
import { InboxSheet } from './InboxSheet';
import { INBOX_KINDS } from './kinds';
import { NewInbox } from './NewInbox';
import './inboxes.css';

// Health is the runner's knowledge, not an event; a look every fifteen seconds is what an admin needs here.
const HEALTH_EVERY_MS = 15_000;

/** The accounts through which contacts reach the desk, and whether each of them works right now. */
export function InboxesArea() {
  const { t } = useTranslation('admin');
  const list = useAdminList('listInboxes', HEALTH_EVERY_MS);
  const [open, setOpen] = useState<string | null>(null);
  const create = () => setOpen('new');
  const inbox = list.rows?.find(({ id }) => id === open);
  const asked = wechatSideAt(useLocation().pathname);
  const account = list.rows?.find(({ id, channel }) => id === asked?.inboxId && channel === 'wechat-official');
  if (asked && !list.rows && !list.error) return <LoadingShape />;
  if (asked && account) return <WechatSides inbox={account} side={asked.side} />;
  return (
    <>
      <AreaHead
        title={t('areas.inboxes')}
        text={t('inboxes.text')}
        create={{ label: t('inboxes.new'), onCreate: create }}
      />
      <ListBody list={list} empty={{ title: t('inboxes.emptyTitle'), text: t('inboxes.emptyText') }}>
        {(inboxes) => (
          <div className="pc-list">
            {inboxes.map((one: Inbox) => (
              <InboxRow
                key={one.id}
                inbox={one}
                selected={one.id === open}
                onOpen={() => setOpen(one.id)}
                list={list}
              />
            ))}
          </div>
        )}
      </ListBody>
      {open === 'new' && (
        <NewInbox
          onClose={() => setOpen(null)}
          onCreated={async (created) => {
            await list.reload();
            // What has to be pasted somewhere else is not done yet: the sheet stays open with it.
            setOpen(isUnfinished(created) ? created.id : null);
          }}
        />
      )}
      {inbox && (
        <InboxSheet
          key={inbox.id}
          inbox={inbox}
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

/** A mailbox with a password is done; one that is signed in to is not, before somebody did. */
function isUnfinished({ widgetKey, channel, settings }: Inbox): boolean {
  if (channel === 'email') return Boolean(settings.signIn);
  return widgetKey !== null || INBOX_KINDS[channel]?.Above !== undefined;
}
