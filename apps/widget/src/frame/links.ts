export type Piece = { text: string; href?: string };

// Chinese writing puts no space after an address, so anything outside ASCII ends one.
const ADDRESS = /\b(?:https?:\/\/|www\.)[!-~]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi;
const TRAILING = /[.,;:!?'"<>*\]}]+$/;

/** Text cut into plain pieces and links. Nothing here is HTML: a screen puts each piece in as text. */
export function linkPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = trimmed(found[0]);
    const href = hrefOf(address);
    if (!href) continue;
    if (found.index > end) pieces.push({ text: text.slice(end, found.index) });
    pieces.push({ text: address, href });
    end = found.index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

function trimmed(address: string): string {
  const cut = (address.split(/[<>"]/)[0] ?? '').replace(TRAILING, '');
  return cut.endsWith(')') && count(cut, ')') > count(cut, '(') ? trimmed(cut.slice(0, -1)) : cut;
}

const count = (text: string, mark: string) => text.split(mark).length - 1;

function hrefOf(address: string): string | null {
  if (/^[^/:]+@/.test(address)) return `mailto:${address}`;
  const url = /^www\./i.test(address) ? `https://${address}` : address;
  return /^https?:\/\/\w/i.test(url) ? url : null;
}
