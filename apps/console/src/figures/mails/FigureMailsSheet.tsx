import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureMail, Figures } from '#contract';
import { SideSheet } from '../../records/SideSheet';
import { SmallButton } from '../../records/SmallButton';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';
import type { FiguresQuery } from '../export-link';
import { MailForm } from './MailForm';
import { MailItem } from './MailItem';
import { draftOf, newDraft } from './mail-draft';
import styles from './mails.module.css';
import { useFigureMails } from './use-figure-mails';

interface Props {
  query: FiguresQuery;
  /** Of all figures. */
  meanings: Figures['meanings'];
  /** The figures that are shown. */
  shown: readonly string[];
  onClose: () => void;
}

/** Figures that go out by mail: what is planned, what went out, and planning another. */
export function FigureMailsSheet({ query, meanings, shown, onClose }: Props) {
  const { t, i18n } = useTranslation('figure-mails');
  const mails = useFigureMails();
  const [edited, setEdited] = useState<FigureMail | 'new' | null>(null);
  const locale = i18n.language.startsWith('zh') ? 'zh-CN' : 'en';
  const done = () => setEdited(null);
  return (
    <SideSheet title={t('title')} onClose={onClose} testId="figure-mails">
      {edited ? (
        <MailForm
          mail={edited === 'new' ? null : edited}
          first={edited === 'new' ? newDraft(query, shown, locale) : draftOf(edited)}
          meanings={meanings}
          onDone={done}
        />
      ) : (
        <>
          <div className={styles.top}>
            <p>{mails.data && t('intro', { zone: mails.data.zone })}</p>
            <SmallButton tone="main" label={t('new')} testId="figure-mail-new" onClick={() => setEdited('new')} />
          </div>
          {mails.error && <ErrorState error={mails.error} onRetry={() => void mails.refetch()} />}
          {mails.isPending && <LoadingShape />}
          {mails.data?.rows.length === 0 && <EmptyState title={t('none')} hint={t('none_hint')} />}
          {mails.data?.rows.map((mail) => (
            <MailItem key={mail.id} mail={mail} zone={mails.data.zone} onEdit={() => setEdited(mail)} />
          ))}
        </>
      )}
    </SideSheet>
  );
}
