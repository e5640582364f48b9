import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressLine } from './AddressLine';
import { RecipientsHints } from './RecipientsHints';
import type { RecipientsDraft, RecipientsLine } from './recipients-store';
import type { RecipientsView } from './use-recipients';
import './mail.css';

const LINES: readonly RecipientsLine[] = ['to', 'cc', 'bcc'];

/** Whom an answer by mail goes to: one line to read, three lines to change. */
export function RecipientsBar({ recipients }: { recipients: RecipientsView }) {
  const { t } = useTranslation('mail');
  const [open, setOpen] = useState(false);
  const { draft, faults, shown: isMail } = recipients;
  if (!isMail || !draft) return null;
  const shown = open || draft.to.length === 0 || faults.length > 0;
  return (
    <section className="ml-bar" aria-label={t('recipients')}>
      <header>
        <button
          type="button"
          className="ml-summary"
          aria-expanded={shown}
          onClick={() => setOpen(!open)}
          data-testid="recipients-open"
        >
          <Summary draft={draft} />
          {shown ? <ChevronUp size={13} aria-hidden /> : <ChevronDown size={13} aria-hidden />}
        </button>
        <ReachChoice recipients={recipients} />
      </header>
      {shown && <Lines recipients={recipients} draft={draft} />}
      <RecipientsHints recipients={recipients} />
    </section>
  );
}

function Lines({ recipients, draft }: { recipients: RecipientsView; draft: RecipientsDraft }) {
  const { t } = useTranslation('mail');
  const { start, faults, troubles, edit } = recipients;
  const marked = new Set([...faults, ...troubles].map(({ address }) => address));
  return (
    <>
      {LINES.map((line) => (
        <AddressLine
          key={line}
          line={line}
          addresses={draft[line]}
          marked={marked}
          onChange={(addresses) => edit({ [line]: addresses })}
        />
      ))}
      <p className="ml-more">
        {start?.from && <span>{t('from', { address: start.from })}</span>}
        {start?.quotes && (
          <label>
            <input type="checkbox" checked={draft.quote} onChange={() => edit({ quote: !draft.quote })} />
            {t('quote')}
          </label>
        )}
      </p>
    </>
  );
}

function Summary({ draft: { to, cc, bcc } }: { draft: RecipientsDraft }) {
  const { t } = useTranslation('mail');
  const part = (line: RecipientsLine, addresses: readonly string[]) =>
    addresses.length > 0 && (
      <span>
        {t(`line.${line}`)} <b>{addresses[0]}</b>
        {addresses.length > 1 && ` ${t('and_more', { count: addresses.length - 1 })}`}
      </span>
    );
  return (
    <>
      {part('to', to) || <span>{t('nobody')}</span>}
      {part('cc', cc)}
      {part('bcc', bcc)}
    </>
  );
}

/** Answer the author, or everybody; only where the two differ. */
function ReachChoice({ recipients: { reach, hasOthers, choose } }: { recipients: RecipientsView }) {
  const { t } = useTranslation('mail');
  if (!hasOthers) return null;
  return (
    <span className="ml-reach" role="group" aria-label={t('reach.title')}>
      {(['one', 'all'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={reach === one}
          onClick={() => choose(one)}
          data-testid={`reach-${one}`}
        >
          {t(`reach.${one}`)}
        </button>
      ))}
    </span>
  );
}
