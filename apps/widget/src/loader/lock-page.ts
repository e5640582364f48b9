const SMALL = '(max-width: 480px), (max-height: 420px)';
let release: (() => void) | null = null;

/** On a phone the sheet fills the screen: the page behind it must not scroll, and the keyboard takes its part of the height. */
export function lockPage(lock: boolean, corner: HTMLElement): void {
  release?.();
  release = lock && matchMedia(SMALL).matches ? hold(corner) : null;
}

function hold(corner: HTMLElement): () => void {
  const page = document.documentElement.style;
  const before = page.overflow;
  const view = window.visualViewport;
  const fit = () => corner.style.setProperty('--high', view ? `${view.height}px` : '100%');
  page.overflow = 'hidden';
  fit();
  view?.addEventListener('resize', fit);
  return () => {
    page.overflow = before;
    view?.removeEventListener('resize', fit);
  };
}
