import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AssignmentDecisionView } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { Dialog, EmptyState, ErrorState, LoadingShape } from '../../ui';
import { fullTime } from '../times';
import { useNames } from './HistoryLines';

/** Why this agent: whom the desk considered each time, and why it chose as it did. */
export function DecisionsDialog({ ticketId, onClose }: { ticketId: string; onClose(): void }) {
  const { t } = useTranslation('desk');
  const { data, error, refetch } = useQuery({
    queryKey: ['decisions', ticketId],
    queryFn: ({ signal }) => api('decisions', { params: { id: ticketId }, signal }),
    staleTime: 0,
  });
  return (
    <Dialog title={t('decisions.title')} onClose={onClose} width={520}>
      <div className="cv-decisions">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingShape lines={3} />}
        {data?.rows.length === 0 && <EmptyState title={t('decisions.none')} text={t('decisions.none_text')} />}
        {data?.rows.map((decision) => (
          <Decision key={decision.id} decision={decision} />
        ))}
      </div>
    </Dialog>
  );
}

function Decision({ decision }: { decision: AssignmentDecisionView }) {
  const { t, i18n } = useTranslation(['desk', 'routing']);
  const { zone } = useBootstrap().company;
  const names = useNames();
  const { because } = decision;
  return (
    <section>
      <b>{names.agent(decision.chosenId) ?? t('decisions.nobody')}</b>
      {' · '}
      {because && because.ground !== 'strategy'
        ? t(`routing:decision.${because.ground}`, { territory: because.territory ?? '' })
        : t(`decisions.strategy.${decision.strategy}`, { defaultValue: decision.strategy })}
      {because?.standInFor && ` · ${t('routing:decision.stand_in', { name: names.agent(because.standInFor) ?? '–' })}`}
      {' · '}
      <time>{fullTime(decision.at, i18n.language, zone)}</time>
      <dl>
        {decision.considered.map(({ agentId, verdict, reason }) => (
          <div key={agentId} style={{ display: 'contents' }} data-chosen={agentId === decision.chosenId || undefined}>
            <dt>{names.agent(agentId) ?? '–'}</dt>
            <dd>
              {t(`decisions.verdict.${verdict}`, { defaultValue: verdict })}
              {reason && ` · ${t(`decisions.reason.${reason}`, { defaultValue: reason })}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
