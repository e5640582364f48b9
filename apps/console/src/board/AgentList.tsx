import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardAgent } from '#contract';
import { EmptyState } from '../ui';
import { AgentLine } from './AgentLine';
import { inWatchOrder } from './board-counts';
import { nextWindows, type Strip } from './board-state';
import styles from './board.module.css';

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
                <AgentLine entry={ordered[index]!} next={windows.get(ordered[index]!.agent.id) ?? null} now={now} />
              </div>
            ))}
          </div>
        </div>
      </div>
      {ordered.length === 0 && <EmptyState title={t('agents.empty')} hint={t('agents.empty_hint')} />}
    </section>
  );
}
