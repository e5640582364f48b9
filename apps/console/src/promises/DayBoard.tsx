import { useEffect, useRef, type CSSProperties, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseDay } from '#contract';
import { useNow } from '../ui';
import { type Column, type Entry, type Gap, atHour, hoursOf } from './day-columns';
import { GapText, Slot } from './DaySlots';
import styles from './promises.module.css';
import { useResourceName } from './use-resource-name';

export interface DayProps {
  board: PromiseDay;
  columns: readonly Column[];
  onOpen(promiseId: string): void;
}

const HOUR_MS = 3_600_000;

/** A column for each resource, the hours down; arrow keys go from slot to slot. */
export function DayBoard({ board, columns, onOpen }: DayProps) {
  const now = useNow();
  const nowLine = useNowInSight();
  const hours = hoursOf(board);
  const start = atHour(board, hours.from);
  const count = hours.to - hours.from;
  const line = (now - start) / HOUR_MS;
  const place = ({ from, to }: Gap): CSSProperties => ({
    top: `calc(${(from - start) / HOUR_MS} * var(--hour))`,
    height: `calc(${(to - from) / HOUR_MS} * var(--hour))`,
  });
  return (
    <div className={styles.board} data-testid="day-board" onKeyDown={moveFocus}>
      <div className={styles.hours} style={{ '--count': count } as CSSProperties}>
        <span className={styles.corner} />
        {Array.from({ length: count }, (_, i) => (
          <time key={i}>{String(hours.from + i).padStart(2, '0')}:00</time>
        ))}
      </div>
      {columns.map((column) => (
        <section key={column.key} className={styles.column} style={{ '--count': count } as CSSProperties}>
          <Title column={column} />
          <div className={styles.lane}>
            {column.gaps.map((gap) => (
              <p key={gap.from} className={styles.gap} style={place(gap)}>
                <GapText gap={gap} />
              </p>
            ))}
            {laneOf(column.entries).map(({ entry, lane, lanes }) => (
              <Slot
                key={entry.key}
                entry={entry}
                board={board}
                style={{ ...place(entry), '--lane': lane, '--lanes': lanes } as CSSProperties}
                onOpen={onOpen}
              />
            ))}
            {line > 0 && line < count && (
              <i ref={nowLine} className={styles.now} style={{ top: `calc(${line} * var(--hour))` }} />
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

function Title({ column }: { column: Column }) {
  const { t } = useTranslation('promises');
  const name = useResourceName(column);
  return <h2 data-nobody={name === null || undefined}>{name ?? t('board.unassigned')}</h2>;
}

/** Today's board opens where the day stands. */
function useNowInSight(): RefObject<HTMLElement | null> {
  const line = useRef<HTMLElement>(null);
  useEffect(() => line.current?.scrollIntoView({ block: 'center' }), []);
  return line;
}

/** Slots that lie over one another stand side by side: cancelled ones, and those that nobody was found for. */
function laneOf(entries: readonly Entry[]): { entry: Entry; lane: number; lanes: number }[] {
  const ends: number[] = [];
  const placed = entries.map((entry) => {
    const free = ends.findIndex((end) => end <= entry.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = entry.to;
    return { entry, lane };
  });
  return placed.map((each) => ({ ...each, lanes: ends.length }));
}

/** Up and down inside a column, left and right to the slot of the next one that lies nearest. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  const here = target.closest('section');
  if (!here || !event.key.startsWith('Arrow')) return;
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next = down ? beside(slotsOf(here), target, down) : across(here, target, event.key === 'ArrowRight');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

const slotsOf = (section: Element): HTMLElement[] => [...section.querySelectorAll<HTMLElement>('button')];

const beside = (slots: HTMLElement[], at: HTMLElement, by: number): HTMLElement | undefined =>
  slots[slots.indexOf(at) + by];

function across(section: Element, at: HTMLElement, right: boolean): HTMLElement | undefined {
  let next = right ? section.nextElementSibling : section.previousElementSibling;
  while (next && slotsOf(next).length === 0) next = right ? next.nextElementSibling : next.previousElementSibling;
  if (!next) return undefined;
  const distance = (slot: HTMLElement) => Math.abs(slot.offsetTop - at.offsetTop);
  return slotsOf(next).sort((a, b) => distance(a) - distance(b))[0];
}
