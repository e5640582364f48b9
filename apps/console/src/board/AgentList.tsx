import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent, BoardAgent } from '#contract';
import { useBootstrap } from '../app/session';
import { useLeads, useStops } from '../routing/use-routing';
import { EmptyState } from '../ui';
import { AgentLine } from './AgentLine';
import { inWatchOrder } from './board-counts';
import { nextWindows, type Strip } from './board-state';
import styles from './board.module.css';

const DispatchDialog = lazy(async () => ({ default: (await import('../routing/DispatchDialog')).DispatchDialog }));

const LINE_PX = 36;
const COLUMNS = ['agent', 'load', 'next', 'kept', 'first', 'talk'] as const;

interface Props {
  agents: readonly BoardAgent[];
  strips: readonly Strip[];
  now: number;
}

export function AgentList({ agents, strips, now }: Props) {
  const { t } = useTranslation('board');
  const box = useRef<HTMLDivElement>(null);
  const ordered = useMemo(() => inWatchOrder(agents), [agents]);
  const dispatch = useDispatch();
  const windows = useMemo(() => nextWindows(strips), [strips]);
  const rows = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => ordered[index]!.agent.id,
    overscan: 8,
  });
  return (
    <section className={styles.agents} aria-label={t('agents.title')}>
      <div className={styles.agentTable} role="table" aria-label={t('agents.title')} aria-rowcount={ordered.length + 1}>
        <div className={styles.agentHead} role="row">
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader" title={t(`agents.hints.${column}`)}>
              {t(`agents.columns.${column}`)}
            </span>
          ))}
        </div>
        <div ref={box} className={styles.scroll} tabIndex={0} role="rowgroup">
          <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
            {rows.getVirtualItems().map(({ index, key, start }) => (
              <div key={key} className={styles.at} style={{ transform: `translateY(${start}px)` }} role="presentation">
                <AgentLine
                  entry={ordered[index]!}
                  next={windows.get(ordered[index]!.agent.id) ?? null}
                  now={now}
                  {...dispatch.of(ordered[index]!.agent)}
                />
              </div>
            ))}
          </div>
        </div>
      </div>
      {dispatch.dialog}
      {ordered.length === 0 && <EmptyState title={t('agents.empty')} hint={t('agents.empty_hint')} />}
    </section>
  );
}

/** Who is suspended, and a way to change it for who leads them. */
function useDispatch() {
  const { me } = useBootstrap();
  const { data } = useStops();
  const leads = useLeads();
  const [shown, setShown] = useState<Agent | null>(null);
  return {
    of: (agent: Agent) => ({
      stop: data?.rows.find(({ agentId, endedAt }) => agentId === agent.id && endedAt === null),
      onDispatch: leads(agent) || agent.id === me.id ? () => setShown(agent) : undefined,
    }),
    dialog: shown && (
      <Suspense>
        <DispatchDialog agent={shown} onClose={() => setShown(null)} />
      </Suspense>
    ),
  };
}
