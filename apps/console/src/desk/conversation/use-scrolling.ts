import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { TicketDetail } from '#contract';
import { tried } from '../../app/own-acts';
import type { TimelineItem } from './timeline';
import { loadEarlier } from './use-ticket';

const DRAWN = 160;
const STEP = 60;
const NEAR_PX = 80;

interface Scrolling {
  box: RefObject<HTMLDivElement | null>;
  shown: readonly TimelineItem[];
  atEnd: boolean;
  earlier: (() => void) | null;
  toEnd(): void;
  onScroll(): void;
}

/**
 * Which part of a timeline is drawn, and where it stands. At the end it stays at the end; elsewhere what one reads stays
 * where it is while messages join above or below.
 */
export function useScrolling(
  detail: TicketDetail,
  items: readonly TimelineItem[],
  onSeen: (seq: number) => void,
): Scrolling {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  /** Items hidden below the part that is drawn. */
  const [below, setBelow] = useState(0);
  const end = items.length - below;
  const start = Math.max(0, end - DRAWN);
  const shown = items.slice(start, end);
  useKeptPlace(box, atEnd && below === 0, shown);
  useSeen(detail, atEnd && below === 0, onSeen);

  const { id } = detail.row;
  const more = start > 0 || detail.hasEarlier;
  const earlier = useCallback(() => {
    if (start > 0) setBelow((n) => n + Math.min(STEP, start));
    else tried(loadEarlier(id).then(() => setAtEnd(false)));
  }, [start, id]);
  const onScroll = useCallback(() => {
    const { scrollTop, clientHeight, scrollHeight } = box.current!;
    const down = scrollHeight - clientHeight - scrollTop < NEAR_PX;
    setAtEnd(down);
    if (down && below > 0) setBelow(Math.max(0, below - STEP));
    if (scrollTop < NEAR_PX && more && start > 0) earlier();
  }, [below, more, start, earlier]);
  const toEnd = useCallback(() => {
    setBelow(0);
    setAtEnd(true);
  }, []);
  return { box, shown, atEnd: atEnd && below === 0, earlier: more ? earlier : null, toEnd, onScroll };
}

/** After each drawing: the end stays in sight, or the message that was on top stays on its line. */
function useKeptPlace(box: RefObject<HTMLDivElement | null>, follow: boolean, shown: readonly TimelineItem[]): void {
  const anchor = useRef<{ element: Element; top: number } | null>(null);
  const [first, last] = [shown[0]?.key, shown.at(-1)?.key];
  useLayoutEffect(() => {
    const pane = box.current!;
    if (follow) pane.scrollTop = pane.scrollHeight;
    else if (anchor.current?.element.isConnected) {
      pane.scrollTop += anchor.current.element.getBoundingClientRect().top - anchor.current.top;
    }
  }, [box, follow, first, last]);
  useEffect(() => {
    const pane = box.current!;
    const remember = () => {
      const top = pane.getBoundingClientRect().top;
      const element = [...pane.querySelectorAll('.cv-message')].find((one) => one.getBoundingClientRect().bottom > top);
      anchor.current = element ? { element, top: element.getBoundingClientRect().top } : null;
    };
    pane.addEventListener('scroll', remember, { passive: true });
    return () => pane.removeEventListener('scroll', remember);
  }, [box]);
  // The observer speaks before effects run, and with the word of before would pull back who has just scrolled away.
  const following = useRef(follow);
  useLayoutEffect(() => {
    following.current = follow;
  }, [follow]);
  // Pictures, fonts and folded text change heights after the drawing, the composer that of the pane.
  useEffect(() => {
    const pane = box.current!;
    const sized = new ResizeObserver(() => following.current && (pane.scrollTop = pane.scrollHeight));
    sized.observe(pane);
    sized.observe(pane.firstElementChild!);
    return () => sized.disconnect();
  }, [box]);
}

/** The newest message counts as seen while the end is in sight of somebody. */
function useSeen({ row }: TicketDetail, follow: boolean, onSeen: (seq: number) => void): void {
  useEffect(() => {
    if (!follow) return;
    const look = () => document.visibilityState === 'visible' && document.hasFocus() && onSeen(row.lastSeq);
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [follow, row.lastSeq, onSeen]);
}
