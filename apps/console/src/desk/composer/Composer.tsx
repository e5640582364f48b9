import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Macro, TicketDetail } from '#contract';
import { InterimButton } from '../../interim/InterimButton';
import { useHotkeys } from '../../ui';
import { RecipientsBar } from '../mail/RecipientsBar';
import { useViewers } from '../viewers';
import { ApologyLine } from './ApologyLine';
import { AllowanceLine } from './AllowanceLine';
import { composerStore } from './composer-store';
import { ComposerFoot } from './ComposerFoot';
import { ComposerText } from './ComposerText';
import { FileList } from './FileList';
import { MisfitLine } from './MisfitLine';
import { ReplyWays } from './ReplyWays';
import { ForbiddenGuard } from './ForbiddenGuard';
import { useComposing } from './use-composing';
import './composer.css';

const MacroDialog = lazy(async () => ({ default: (await import('../../macros/MacroDialog')).MacroDialog }));

interface ComposerProps {
  detail: TicketDetail;
  /** The newest message the agent has seen; a newer reply of a colleague holds the sending back. */
  seenSeq: number;
}

/** Where replies and notes are written. */
export function Composer({ detail, seenSeq }: ComposerProps) {
  const { t } = useTranslation('desk');
  const text = useRef<HTMLTextAreaElement>(null);
  const [macro, setMacro] = useState<Macro | null>(null);
  const { id: ticketId, status } = detail.row;
  const { tab, files, via, written, found, misfit, allowance, ready, focus, write, send, better, recipients } =
    useComposing(detail, seenSeq, text);
  useHotkeys({ r: () => focus('reply'), n: () => focus('note') });
  if (status === 'spam') return null;
  if (status === 'closed') return <p className="cp cp-closed">{t('composer.closed')}</p>;
  return (
    <DropFrame tab={tab} onFiles={(dropped) => composerStore.addFiles(ticketId, dropped)}>
      <ComposerTabs tab={tab} onTab={focus} detail={detail} />
      {tab === 'reply' && detail.row.channel === 'weibo' && <ReplyWays row={detail.row} via={via} />}
      {tab === 'reply' && <RecipientsBar recipients={recipients} />}
      <ComposerText
        ref={text}
        ticketId={ticketId}
        tab={tab}
        text={written}
        found={found}
        onWrite={write}
        onSend={send}
        onBetter={better}
        onMacro={setMacro}
      />
      <FileList files={files} onRemove={(key) => composerStore.removeFile(ticketId, key)} />
      {misfit && <MisfitLine misfit={misfit} />}
      {tab === 'reply' && allowance && <AllowanceLine allowance={allowance} />}
      {tab === 'reply' && <ApologyLine detail={detail} text={written} onWrite={write} />}
      <ForbiddenGuard found={found} onBetter={better} />
      <ComposerFoot
        ticketId={ticketId}
        inboxId={detail.row.inboxId}
        via={via}
        tab={tab}
        text={text}
        ready={ready}
        onSend={send}
        onWrite={write}
        onMacro={setMacro}
      />
      {macro && (
        <Suspense>
          <MacroDialog macro={macro} row={detail.row} seenSeq={seenSeq} onClose={() => setMacro(null)} />
        </Suspense>
      )}
    </DropFrame>
  );
}

interface DropFrameProps {
  tab: 'reply' | 'note';
  onFiles(files: File[]): void;
  children: ReactNode;
}

/** Takes files that are dropped on it. */
function DropFrame({ tab, onFiles, children }: DropFrameProps) {
  const { t } = useTranslation('desk');
  const [over, setOver] = useState(false);
  return (
    <section
      className="cp"
      data-tab={tab}
      data-dropping={over || undefined}
      aria-label={t('composer.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </section>
  );
}

interface TabsProps {
  tab: 'reply' | 'note';
  detail: TicketDetail;
  onTab(tab: 'reply' | 'note'): void;
}

function ComposerTabs({ tab, detail, onTab }: TabsProps) {
  const { t } = useTranslation('desk');
  const names = useViewers(detail.row.id).map(({ name }) => name);
  return (
    <div className="cp-tabs">
      <div className="cv-kinds" role="tablist">
        <button
          type="button"
          role="tab"
          aria-selected={tab === 'reply'}
          onClick={() => onTab('reply')}
          data-testid="composer-reply"
        >
          {t('composer.reply')}
        </button>
        <button
          type="button"
          role="tab"
          aria-selected={tab === 'note'}
          onClick={() => onTab('note')}
          data-testid="composer-note"
        >
          {t('composer.note')}
        </button>
      </div>
      <InterimButton detail={detail} />
      {names.length > 0 && <span>{t('viewers.viewing', { names: names.join(t('list_separator')) })}</span>}
    </div>
  );
}
