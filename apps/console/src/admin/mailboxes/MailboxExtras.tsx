import { MailProblem } from './MailProblem';
import { BackfillPanel } from './BackfillPanel';
import { SigningPanel } from './SigningPanel';
import { useMailbox } from './use-mailbox';
import './mailboxes.css';

interface MailboxExtrasProps {
  inboxId: string;
  address: string;
  /** Folders that are read now; null where mail comes to the desk's own door. */
  folders: string[] | null;
}

/** What can be done with a stored mailbox beyond its settings; each of it takes effect at once. */
export function MailboxExtras({ inboxId, address, folders }: MailboxExtrasProps) {
  const { mailbox, error, put } = useMailbox(inboxId);
  if (!mailbox) return <MailProblem error={error} />;
  return (
    <>
      {folders && (
        <BackfillPanel
          inboxId={inboxId}
          folders={folders}
          backfill={mailbox.backfill}
          onChange={(backfill) => put({ backfill })}
        />
      )}
      <SigningPanel
        inboxId={inboxId}
        address={address}
        signing={mailbox.signing}
        onChange={(signing) => put({ signing })}
      />
    </>
  );
}
