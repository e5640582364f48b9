import { Ellipsis, Hand, MessageSquareLock, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useBootstrap } from '../app/session';
import { Menu } from '../ui';
import styles from './watch.module.css';

export type LeadAct = 'take_over' | 'whisper' | 'assign';

interface Props {
  row: TicketRow;
  onAct(act: LeadAct, row: TicketRow): void;
}

/** What a team lead can do with a waiting ticket without leaving the board. */
export function StripActs({ row, onAct }: Props) {
  const { t } = useTranslation('watch');
  const { me } = useBootstrap();
  const others = row.holderId !== null && row.holderId !== me.id;
  const item = (key: LeadAct, Icon: typeof Hand, disabled = false) => ({
    key,
    label: t(`act.${key}`),
    icon: <Icon size={14} aria-hidden />,
    disabled,
    testId: `strip-${key}`,
    onChoose: () => onAct(key, row),
  });
  return (
    <span className={styles.acts}>
      <Menu
        label={t('act.more', { number: row.number })}
        look="icon"
        align="end"
        testId={`strip-acts-${row.number}`}
        trigger={<Ellipsis size={16} aria-hidden />}
        items={[
          item('take_over', Hand, row.holderId === me.id),
          item('whisper', MessageSquareLock, !others),
          item('assign', UserRoundPlus),
        ]}
      />
    </span>
  );
}
