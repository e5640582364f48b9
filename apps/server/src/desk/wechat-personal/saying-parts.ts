import type { OutboundMessage } from '#channels';
import type { Saying } from '#channels/wechat-personal';

/** Characters of one message. WeChat shows longer ones folded, and some puppets refuse them. */
const LONGEST = 2000;

/** A reply as the things to say: its text in pieces that end at a line where they can, then its files. */
export function partsOf({ to, text, attachments }: OutboundMessage, roomId: string | null): Omit<Saying, 'id'>[] {
  const common = { contactId: to.externalId, roomId };
  return [
    ...piecesOf(text.trim()).map((piece) => ({ ...common, text: piece, file: null })),
    ...attachments.map(({ path, name }) => ({ ...common, text: null, file: { path, name } })),
  ];
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = [...text];
  while (rest.length > LONGEST) {
    const lineEnd = rest.lastIndexOf('\n', LONGEST - 1);
    const end = lineEnd > LONGEST / 2 ? lineEnd + 1 : LONGEST;
    pieces.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return rest.length ? [...pieces, rest.join('')] : pieces;
}
