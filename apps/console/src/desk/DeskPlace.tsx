import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Kbd, MOD } from '../ui';

/** What stands in the conversation's place before one is open. */
export function DeskPlace() {
  const { t } = useTranslation('desk');
  return (
    <main className="dk-place dk-nothing">
      <EmptyState
        icon={<MessagesSquare size={28} aria-hidden />}
        title={t('nothing_open.title')}
        text={
          <>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {t('nothing_open.move')} · <Kbd>↵</Kbd> {t('nothing_open.open')} ·{' '}
            <Kbd>{MOD} K</Kbd> {t('nothing_open.commands')} · <Kbd>?</Kbd> {t('nothing_open.help')}
          </>
        }
      />
    </main>
  );
}
