import type PostalMime from 'postal-mime';
import { Base64Lines, type LineDecoder, PlainLines, UuLines } from './raw-lines';

/** The part of a parser node that this reader leans on; postal-mime is pinned, and the charset specs guard the seam. */
export interface Node {
  state: 'header' | 'body' | 'finished';
  depth: number;
  parentNode?: Node;
  headerLines: string[];
  content: ArrayBuffer | null;
  contentDecoder: LineDecoder | null;
  childNodes: Node[];
  contentTransferEncoding: { encoding: string };
  contentType: { multipart: string | false; parsed: { value: string; params: Record<string, string> } };
  contentDisposition: { parsed: { value: string; params: Record<string, string> } };
}

export interface ParserInside {
  av: Uint8Array;
  readPos: number;
  currentNode: Node;
  boundaries: unknown[];
  readLine(): { bytes: Uint8Array; done: boolean };
  processLine(line: Uint8Array, isFinal: boolean): Promise<void>;
  collectNode(node: Node, alternative: unknown, related: boolean): Promise<void>;
  isInlineTextNode(node: Node): boolean;
  collectAttachment(node: Node, content: ArrayBuffer, related: boolean, tooDeep: boolean): void;
}

/** postal-mime with its inside. */
export type ParserClass = new (options: PostalMime.PostalMimeOptions) => PostalMime & ParserInside;

/** The decoder that takes a part's lines whole, where there is one. */
export function wholeDecoder({ contentDecoder: given, contentTransferEncoding }: Node): LineDecoder | null {
  if (/^(x-)?uue(ncode)?$/.test(contentTransferEncoding.encoding)) return new UuLines();
  if (given?.constructor.name === 'PassThroughDecoder') return new PlainLines();
  return given?.constructor.name === 'Base64Decoder' ? new Base64Lines() : given;
}

/** A named text beside the message is a file; a named text that is one of the message's own forms is not. */
export function isFile(node: Node): boolean {
  if (!node.parentNode || !fileName(node) || node.parentNode.contentType.multipart === 'alternative') return false;
  return node.contentDisposition.parsed.value !== '' || node.parentNode.childNodes[0] !== node;
}

/** The name a part gives itself, not decoded. */
export function fileName(node: Node): string | undefined {
  return node.contentDisposition.parsed.params['filename'] || node.contentType.parsed.params['name'];
}
