import {
  Archive,
  CirclePause,
  CircleSlash,
  ShieldAlert,
  Ellipsis,
  Hourglass,
  ListTree,
  SquarePen,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Priority, TicketRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { Menu, type MenuEntry } from '../../ui';
import type { TicketVerbs } from './use-verbs';

const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

/** Statuses with the company's own names, priority, and the acts that are seldom needed. */
export function StatusMenu({ row, verbs }: { row: TicketRow; verbs: TicketVerbs }) {
  const { t } = useTranslation('desk');
  const items = useItems(row, verbs);
  return (
    <Menu
      label={t('act.more')}
      look="icon"
      align="end"
      testId="status-menu"
      trigger={<Ellipsis size={16} aria-hidden />}
      items={items}
    />
  );
}

function useItems(row: TicketRow, verbs: TicketVerbs): MenuEntry[] {
  const { t } = useTranslation('desk');
  const { me } = useBootstrap();
  const labels = useLabels(row, verbs);
  const ended = row.status === 'resolved' || row.status === 'closed' || row.status === 'spam';
  const priorities: MenuEntry[] = PRIORITIES.map((priority) => ({
    key: priority,
    label: t(`priority.${priority}`),
    checked: row.priority === priority,
    onChoose: () => verbs.setPriority(priority),
  }));
  return [
    ...(ended ? [] : activeItems(row, verbs, t, me.id)),
    ...(row.status === 'spam' ? [] : labels),
    'line',
    { key: 'details', label: t('act.details'), icon: <SquarePen size={14} />, onChoose: () => verbs.open('details') },
    ...(row.channel === 'email' && row.status !== 'spam' ? [spamItem(verbs, t)] : []),
    { key: 'why', label: t('decisions.title'), icon: <ListTree size={14} />, onChoose: () => verbs.open('decisions') },
    'line',
    { heading: t('priority.title') },
    ...priorities,
  ];
}

const spamItem = (verbs: TicketVerbs, t: (key: string) => string): MenuEntry => ({
  key: 'spam',
  label: t('act.spam'),
  icon: <ShieldAlert size={14} />,
  testId: 'mark-spam',
  onChoose: () => verbs.open('spam'),
});

function activeItems(row: TicketRow, verbs: TicketVerbs, t: (key: string) => string, meId: string): MenuEntry[] {
  const held = row.status === 'on_hold';
  return [
    {
      key: 'hold',
      label: t(held ? 'act.unhold' : 'act.hold'),
      icon: <CirclePause size={14} />,
      hint: 'S',
      testId: 'hold',
      onChoose: verbs.hold,
    },
    {
      key: 'waiting',
      label: t('act.waiting'),
      icon: <Hourglass size={14} />,
      disabled: row.status === 'waiting',
      onChoose: () => verbs.setStatus('waiting', null),
    },
    {
      key: 'no_reply',
      label: t('act.no_reply'),
      icon: <CircleSlash size={14} />,
      disabled: row.window === null,
      testId: 'no-reply-needed',
      onChoose: () => verbs.open('no_reply'),
    },
    {
      key: 'release',
      label: t('act.release'),
      icon: <Undo2 size={14} />,
      disabled: row.holderId === null,
      testId: 'release',
      onChoose: verbs.release,
    },
    {
      key: 'no_solution',
      label: t('act.no_solution'),
      icon: <TriangleAlert size={14} />,
      disabled: row.holderId !== meId,
      testId: 'no-solution',
      onChoose: () => verbs.open('no_solution'),
    },
    { key: 'close', label: t('act.close'), icon: <Archive size={14} />, testId: 'close', onChoose: verbs.close },
  ];
}

/** The company's own names inside a status. */
function useLabels(row: TicketRow, verbs: TicketVerbs): MenuEntry[] {
  const { t } = useTranslation('desk');
  const { statusLabels } = useBootstrap();
  if (statusLabels.length === 0) return [];
  return [
    'line',
    { heading: t('act.labels') },
    ...statusLabels.map(({ id, name, status }) => ({
      key: id,
      label: name,
      hint: t(`status.${status}`),
      checked: row.statusLabelId === id,
      onChoose: () => verbs.setStatus(status, id),
    })),
  ];
}
