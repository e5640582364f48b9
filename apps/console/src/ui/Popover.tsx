import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';

interface PopoverProps {
  anchor: RefObject<HTMLElement | null>;
  onClose(): void;
  /** Which side of the anchor it opens to; it turns where there is no room. */
  side?: 'below' | 'above' | 'right';
  align?: 'start' | 'end';
  children: ReactNode;
  className?: string;
}

const GAP = 6;
const EDGE = 8;

/** Something small that floats by its anchor. Escape, a press elsewhere and a resize close it. */
export function Popover({ anchor, onClose, side = 'below', align = 'start', children, className = '' }: PopoverProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (anchor.current && ref.current) place(ref.current, anchor.current.getBoundingClientRect(), side, align);
  });
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!ref.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('keydown', escape, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('keydown', escape, true);
      window.removeEventListener('resize', onClose);
    };
  }, [anchor, onClose]);
  return createPortal(
    <div ref={ref} className={`ui-pop ${className}`}>
      {children}
    </div>,
    anchor.current?.closest('dialog') ?? document.body,
  );
}

function place(pop: HTMLElement, at: DOMRect, side: string, align: string): void {
  const { offsetWidth: width, offsetHeight: height } = pop;
  const fits = (top: number) => top >= EDGE && top + height <= window.innerHeight - EDGE;
  const below = at.bottom + GAP;
  const above = at.top - GAP - height;
  const aside = Math.min(at.bottom - height, window.innerHeight - EDGE - height);
  const vertical = side === 'above' ? (fits(above) ? above : below) : fits(below) ? below : above;
  const top = side === 'right' ? aside : vertical;
  const left = side === 'right' ? at.right + GAP : align === 'end' ? at.right - width : at.left;
  pop.style.top = `${Math.max(EDGE, top)}px`;
  pop.style.left = `${Math.min(Math.max(EDGE, left), window.innerWidth - EDGE - width)}px`;
}
