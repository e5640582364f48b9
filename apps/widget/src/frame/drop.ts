import { useState } from 'preact/hooks';

/** Files dropped anywhere on the sheet. */
export function useDrop(add: (files: Iterable<File>) => void) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      // Passing from one child to the next is not leaving.
      if (!event.relatedTarget) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      add(event.dataTransfer?.files ?? []);
    },
  };
  return { over, handlers };
}
