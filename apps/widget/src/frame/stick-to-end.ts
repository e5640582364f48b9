import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

const NEAR_PX = 48;

/**
 * Keeps the newest message in view while the reader is at the end, and the lines under the reader's eyes in place when earlier
 * ones are put above them.
 */
export function useStickToEnd(box: RefObject<HTMLDivElement | null>, firstSeq: number | undefined, changes: unknown[]) {
  const [atEnd, setAtEnd] = useState(true);
  const before = useRef({ firstSeq, height: 0, atEnd: true });

  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    before.current.atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    setAtEnd(before.current.atEnd);
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    const grewAbove = firstSeq !== undefined && was.firstSeq !== undefined && firstSeq < was.firstSeq;
    if (grewAbove) element.scrollTop += element.scrollHeight - was.height;
    else if (was.atEnd) toEnd();
    before.current = { firstSeq, height: element.scrollHeight, atEnd: was.atEnd };
  }, [firstSeq, ...changes]);

  // Pictures arrive, the keyboard opens, the composer grows: none of these is a change of the chat.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => {
      before.current.height = element.scrollHeight;
      if (before.current.atEnd) toEnd();
    });
    watcher.observe(element);
    watcher.observe(element.firstElementChild ?? element);
    return () => watcher.disconnect();
  }, []);
  return { atEnd, toEnd, onScroll };
}
