import { useState } from 'react';

/** Copies a text, and says how that went: `by_hand` when the browser refused. */
export function useCopy(text: string) {
  const [copied, setCopied] = useState<'yes' | 'by_hand' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      // Without https or permission the browser refuses; the text can still be marked and copied.
      setCopied('by_hand');
    }
  };
  return { copied, copy };
}
