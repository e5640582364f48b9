import { useRef, type PointerEvent, type RefObject } from 'react';
import { MINUTES_A_DAY, type WeeklyInterval } from '#domain';
import { drawn, moved, resized } from './week-bars';

export type Grip = 'draw' | 'move' | 'from' | 'to';

interface Hold {
  grip: Grip;
  index: number;
  /** The interval as it was taken, so that each move starts from there. */
  original: WeeklyInterval;
  minute: number;
  row: number;
}

interface WeekDragProps {
  weekly: WeeklyInterval[];
  onChange(weekly: WeeklyInterval[]): void;
  select(index: number): void;
  tracks: RefObject<HTMLDivElement | null>;
}

export interface WeekDrag {
  /** Takes a bar by its middle or an end, or starts a new one on an empty place. */
  grab(event: PointerEvent<HTMLElement>, grip: Grip, weekday: number, index?: number): void;
  pull(event: PointerEvent<HTMLElement>): void;
  drop(event: PointerEvent<HTMLElement>): void;
}

/** Pointer work on the week: mouse, pen and finger alike. */
export function useWeekDrag({ weekly, onChange, select, tracks }: WeekDragProps): WeekDrag {
  const hold = useRef<Hold | null>(null);
  const minuteAt = (event: PointerEvent<HTMLElement>) => {
    const track = tracks.current?.querySelector<HTMLElement>('[data-track]')?.getBoundingClientRect();
    return track ? ((event.clientX - track.left) / track.width) * MINUTES_A_DAY : 0;
  };
  const rowAt = (event: PointerEvent<HTMLElement>) => {
    const rows = [...(tracks.current?.querySelectorAll<HTMLElement>('[data-track]') ?? [])];
    return rows.findIndex((row) => event.clientY < row.getBoundingClientRect().bottom + 2);
  };
  return {
    grab(event, grip, weekday, index) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      const minute = minuteAt(event);
      const original = index === undefined ? drawn(weekday, minute, minute + 60) : weekly[index]!;
      const place = index ?? weekly.length;
      if (index === undefined) onChange([...weekly, original]);
      select(place);
      hold.current = { grip, index: place, original, minute, row: rowAt(event) };
    },
    pull(event) {
      const held = hold.current;
      if (!held) return;
      const by = minuteAt(event) - held.minute;
      const interval = changed(held, by, rowAt(event) - held.row);
      onChange(weekly.map((other, i) => (i === held.index ? interval : other)));
    },
    drop(event) {
      hold.current = null;
      if (event.currentTarget.hasPointerCapture(event.pointerId))
        event.currentTarget.releasePointerCapture(event.pointerId);
    },
  };
}

function changed({ grip, original, minute }: Hold, by: number, rows: number): WeeklyInterval {
  if (grip === 'move') return moved(original, by, rows);
  if (grip === 'draw') return Math.abs(by) < 15 ? original : drawn(original.weekday, minute, minute + by);
  return resized(original, grip, by);
}
