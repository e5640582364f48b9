import { Link } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { useBootstrap } from '../app/session';
import styles from './conduct.module.css';
import { ProposeDialog } from './ProposeDialog';
import { useJudge, useTicketViolations } from './use-conduct';

/** For who leads: what was found of this reply, and a way to note what no rule can find. */
export function ConductMark({ message }: { message: Message }) {
  const { t } = useTranslation(['conduct', 'common']);
  const { me } = useBootstrap();
  const judge = useJudge();
  const { data } = useTicketViolations(message.ticketId, judge);
  const [noting, setNoting] = useState(false);
  if (!judge) return null;
  const found = data?.rows.filter(({ messageId, state }) => messageId === message.id && state !== 'dismissed') ?? [];
  const rules = found.map(({ rule }) => t(`common:conduct_rules.${rule}`)).join('、');
  if (found.length > 0)
    return (
      <Link
        to="/conduct"
        search={{ open: found[0]!.id } as never}
        className={styles.mark}
        data-testid="conduct-mark"
        aria-label={t('mark', { rules })}
      >
        <Scale size={12} aria-hidden /> {rules}
      </Link>
    );
  if (!message.author.id || message.author.id === me.id) return null;
  return (
    <>
      <button
        type="button"
        className={styles.mark}
        data-quiet
        aria-label={t('acts.propose')}
        title={t('acts.propose')}
        onClick={() => setNoting(true)}
      >
        <Scale size={12} aria-hidden />
      </button>
      {noting && <ProposeDialog message={message} onClose={() => setNoting(false)} />}
    </>
  );
}
