import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { api } from '../app/api';
import { useCommands } from '../app/commands';
import { setLocal, useLocalSettings } from '../app/local-settings';
import { ErrorState, LoadingShape, useHotkeys } from '../ui';
import { ContactPanel } from './contact/ContactPanel';
import { ConversationPane } from './conversation/ConversationPane';
import { useTicket } from './conversation/use-ticket';
import { useVerbs, type TicketVerbs } from './conversation/use-verbs';
import { useTicketRows } from './queue/use-queue';
import type { TicketActs } from './ticket-acts';
import { useWide } from './use-wide';

/** The ticket named in the address. */
export function OpenTicket({ number, acts }: { number: number; acts: TicketActs }) {
  const known = useTicketRows().byNumber(number)?.id;
  const found = useQuery({
    queryKey: ['ticket-number', number],
    queryFn: async ({ signal }) => (await api('findTicketByNumber', { params: { number }, signal })).row.id,
    enabled: known === undefined,
    staleTime: Infinity,
  });
  const id = known ?? found.data;
  if (found.error && !id) return <Missing error={found.error} onRetry={() => void found.refetch()} />;
  return id ? <TicketById id={id} acts={acts} /> : <Loading />;
}

function TicketById({ id, acts }: { id: string; acts: TicketActs }) {
  const { data, error, refetch } = useTicket(id);
  if (error && !data) return <Missing error={error} onRetry={() => void refetch()} />;
  return data ? <Ticket detail={data} acts={acts} /> : <Loading />;
}

function Loading() {
  return (
    <main className="dk-place">
      <LoadingShape />
    </main>
  );
}

function Missing({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation('desk');
  return (
    <main className="dk-place">
      <ErrorState error={error} onRetry={onRetry} action={<Link to="/desk">{t('act.back')}</Link>} />
    </main>
  );
}

function Ticket({ detail, acts }: { detail: TicketDetail; acts: TicketActs }) {
  const navigate = useNavigate();
  const panel = usePanel();
  const verbs = useVerbs(detail.row, acts);
  useTicketKeys(detail, verbs);
  return (
    <>
      <ConversationPane
        detail={detail}
        acts={acts}
        verbs={verbs}
        onBack={() => void navigate({ to: '/desk' })}
        onPanel={panel.toggle}
      />
      {panel.open && <ContactPanel detail={detail} onClose={panel.toggle} />}
    </>
  );
}

/** Beside the conversation where there is room; elsewhere over it, and only when asked for. */
function usePanel(): { open: boolean; toggle(): void } {
  const { panelOpen } = useLocalSettings();
  const [over, setOver] = useState(false);
  const wide = useWide();
  return wide
    ? { open: panelOpen, toggle: () => setLocal({ panelOpen: !panelOpen }) }
    : { open: over, toggle: () => setOver(!over) };
}

/** The acts on the open ticket by key and by command. */
function useTicketKeys({ row }: TicketDetail, verbs: TicketVerbs): void {
  const { t } = useTranslation('desk');
  const active = row.status !== 'resolved' && row.status !== 'closed';
  useHotkeys({
    c: verbs.claim,
    a: active ? () => verbs.open('transfer') : undefined,
    e: verbs.resolve,
    s: verbs.hold,
  });
  const command = (key: string, act: () => void, hotkey?: string) =>
    ({
      key: `ticket-${key}`,
      group: 'ticket',
      label: `${t(`act.${key}`)} · #${row.number}`,
      hotkey,
      words: key,
      act,
    }) as const;
  const acts = [
    command('transfer', () => verbs.open('transfer'), 'A'),
    command('resolve', verbs.resolve, 'E'),
    command(row.status === 'on_hold' ? 'unhold' : 'hold', verbs.hold, 'S'),
    command('details', () => verbs.open('details')),
    ...(row.holderId === null ? [command('claim', verbs.claim, 'C')] : [command('release', verbs.release)]),
    ...(row.window ? [command('no_reply', () => verbs.open('no_reply'))] : []),
  ];
  useCommands(active ? acts : [command('reopen', verbs.reopen)]);
}
