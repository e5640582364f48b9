/** The line a company pastes into its pages. */
export function widgetTag(origin: string, key: string): string {
  return `<script src="${origin}/widget/loader.js" data-key="${key}" async></script>`;
}

/** The origin in what somebody pasted (a whole address is common), or null when a browser would never send it. */
export function typedOrigin(text: string): string | null {
  const trimmed = text.trim();
  const parsed = parsedUrl(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  return parsed && /^https?:$/.test(parsed.protocol) && parsed.hostname !== '' ? parsed.origin : null;
}

// URL.parse is younger than the browsers some desks run.
function parsedUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
