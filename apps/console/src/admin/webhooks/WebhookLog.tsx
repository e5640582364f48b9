import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookDelivery } from '#contract';
import { api } from '../../app/api';
import { EmptyState, ErrorState, LoadingShape } from '../../ui';
import { DeliveryLine } from './DeliveryLine';
import { ReplayRange } from './ReplayRange';

const STATES = ['all', 'queued', 'failed', 'sent'] as const;
type Shown = (typeof STATES)[number];
const LOOK_EVERY_MS = 5_000;

/** What was told and how it went, newest first, with a way to tell it again. */
export function WebhookLog({ webhook, onChanged }: { webhook: Webhook; onChanged(): void }) {
  const { t } = useTranslation('webhooks');
  const [shown, setShown] = useState<Shown>('all');
  const query = useDeliveries(webhook.id, shown);
  const again = async (work: Promise<unknown>) => {
    await work;
    onChanged();
    await query.refetch();
  };
  const rows = query.data?.pages.flatMap((page) => page.rows);
  return (
    <section className="wh-log" data-testid="webhook-log">
      <div className="pc-foot">
        <Segmented
          size="small"
          value={shown}
          onChange={setShown}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </div>
      <ReplayRange webhookId={webhook.id} onReplayed={again} />
      {query.error && !rows && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!rows && !query.error && <LoadingShape />}
      {rows?.length === 0 && <EmptyState title={t('logEmptyTitle')} text={t('logEmptyText')} />}
      <ol>
        {rows?.map((row: WebhookDelivery) => (
          <DeliveryLine
            key={row.id}
            webhookId={webhook.id}
            delivery={row}
            onReplay={() => again(api('replayWebhookDelivery', { params: { id: webhook.id, delivery: row.id } }))}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function useDeliveries(id: string, shown: Shown) {
  return useInfiniteQuery({
    queryKey: ['admin', 'listWebhookDeliveries', id, shown],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api('listWebhookDeliveries', {
        params: { id },
        query: { ...(shown !== 'all' && { state: shown }), ...(pageParam && { after: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: LOOK_EVERY_MS,
  });
}
