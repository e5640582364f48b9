import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUTES } from '#contract';
import { urlOf } from '../app/api';
import { serverNow } from '../app/server-clock';
import { useBootstrap } from '../app/session';
import { monthFrom, monthText } from '../conduct/month';
import { Downloads } from '../records/Downloads';
import { dayIn } from '../records/zone-time';
import { Button, EmptyState, ErrorState, LoadingShape, PageHeader, useNow } from '../ui';
import { CardView } from './CardView';
import styles from './cards.module.css';
import { CloseAll } from './CloseAll';
import { PlanDialog } from './PlanDialog';
import { TeamCards } from './TeamCards';
import { TemplatesDialog } from './TemplatesDialog';
import { type MonthOfCards, useCard, useCardEvents, useCards } from './use-cards';

/** Monthly scorecards: one's own, and for who leads others, theirs. */
export function CardsPage() {
  const { t } = useTranslation('cards');
  const { company } = useBootstrap();
  const [month, setMonth] = useState(() => dayIn(company.zone, new Date(serverNow())).slice(0, 7));
  const { cards, error, refetch } = useCards(month);
  useCardEvents(month, cards);
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')} text={t('text')}>
        <Controls month={month} cards={cards} onMonth={setMonth} />
      </PageHeader>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : cards ? (
        <Month key={cards.month} cards={cards} />
      ) : (
        <LoadingShape />
      )}
    </main>
  );
}

function Controls({
  month,
  cards,
  onMonth,
}: {
  month: string;
  cards: MonthOfCards | undefined;
  onMonth(month: string): void;
}) {
  const { t, i18n } = useTranslation('cards');
  const { me } = useBootstrap();
  const [open, setOpen] = useState<'plan' | 'templates' | null>(null);
  return (
    <div className={styles.controls}>
      <MonthSwitch month={month} onMonth={onMonth} />
      <Downloads
        label={t('export')}
        testId="cards-export"
        href={(format) => urlOf(ROUTES.exportCards.path, {}, { month, locale: i18n.language, format })}
      />
      {me.role === 'admin' && (
        <>
          <Button data-testid="cards-templates" onClick={() => setOpen('templates')}>
            {t('templates')}
          </Button>
          <Button data-testid="cards-open-plan" onClick={() => setOpen('plan')}>
            {t('plan')}
          </Button>
          {cards && <CloseAll cards={cards} />}
        </>
      )}
      {open === 'plan' && <PlanDialog month={month} onClose={() => setOpen(null)} />}
      {open === 'templates' && <TemplatesDialog onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Up to the month that comes, which is planned in this one. */
function MonthSwitch({ month, onMonth }: { month: string; onMonth(month: string): void }) {
  const { t, i18n } = useTranslation('cards');
  const { company } = useBootstrap();
  const next = monthFrom(dayIn(company.zone, new Date(useNow())).slice(0, 7), 1);
  return (
    <>
      <Button
        look="icon"
        aria-label={t('before')}
        data-testid="cards-before"
        onClick={() => onMonth(monthFrom(month, -1))}
      >
        <ChevronLeft size={15} aria-hidden />
      </Button>
      <b data-testid="cards-month">{monthText(month, i18n.language)}</b>
      <Button
        look="icon"
        aria-label={t('after')}
        data-testid="cards-after"
        disabled={month >= next}
        onClick={() => onMonth(monthFrom(month, 1))}
      >
        <ChevronRight size={15} aria-hidden />
      </Button>
    </>
  );
}

function Month({ cards: { rows, total, whole } }: { cards: MonthOfCards }) {
  const { t } = useTranslation('cards');
  const { me } = useBootstrap();
  const own = rows.find(({ agentId }) => agentId === me.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? (own ?? rows[0])?.id ?? null;
  const card = useCard(id);
  if (rows.length === 0)
    return <EmptyState title={t('empty')} hint={t(me.role === 'admin' ? 'empty_admin' : 'empty_hint')} />;
  const team = total > 1 || rows.some(({ agentId }) => agentId !== me.id);
  return (
    <div className={styles.panes} data-team={team || undefined}>
      {team && <TeamCards rows={rows} total={whole ? null : total} chosen={id} onOpen={setChosen} />}
      <div className={styles.scroll}>
        {card.error ? (
          <ErrorState error={card.error} onRetry={() => void card.refetch()} />
        ) : card.data ? (
          <CardView key={card.data.id} card={card.data} />
        ) : (
          <LoadingShape />
        )}
      </div>
    </div>
  );
}
