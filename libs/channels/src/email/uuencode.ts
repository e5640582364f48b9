/** A file that an old mailer wrote into the text between "begin" and "end". */
export interface UuFile {
  name: string;
  content: Buffer;
}

const beginning = /^begin [0-7]{3,4} (.{1,200})$/;
const mostFiles = 100;

/** Takes uuencoded files out of a text. A block with a line that is none is left where it stands. */
export function takeUuFiles(text: string): { text: string; files: UuFile[] } {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuFile[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = files.length < mostFiles ? beginning.exec(lines[at]!.trimEnd())?.[1] : undefined;
    const block = name === undefined ? null : blockAt(lines, at + 1);
    if (!block) {
      kept.push(lines[at]!);
      continue;
    }
    files.push({ name: name!, content: block.content });
    at = block.end;
  }
  return { text: kept.join('\n'), files };
}

/** The bytes of text that is uuencoded as a whole, null when a line of it is not. */
export function uuDecoded(text: string): Buffer | null {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && line !== 'end' && !beginning.test(line));
  const pieces = lines.map((line) => decodedLine(line.trimEnd()));
  return pieces.includes(null) ? null : Buffer.concat(pieces as Buffer[]);
}

function blockAt(lines: string[], start: number): { content: Buffer; end: number } | null {
  const pieces: Buffer[] = [];
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]!.trimEnd();
    if (line === 'end') return { content: Buffer.concat(pieces), end: at };
    const piece = decodedLine(line);
    if (!piece) return null;
    pieces.push(piece);
  }
  return null;
}

/** The first character says how many bytes the rest holds; spaces at the end may have got lost on the way. */
function decodedLine(line: string): Buffer | null {
  const length = line === '' ? 0 : (line.charCodeAt(0) - 0x20) & 0x3f;
  const digits = Math.ceil(length / 3) * 4;
  if (!/^[ -`]*$/.test(line) || line.length - 1 > digits + 4) return null;
  const bytes = Buffer.alloc((digits / 4) * 3);
  const values = (i: number) => ((i < line.length ? line.charCodeAt(i) : 0x20) - 0x20) & 0x3f;
  for (let i = 0; i < digits; i += 4) {
    const four = (values(i + 1) << 18) | (values(i + 2) << 12) | (values(i + 3) << 6) | values(i + 4);
    bytes.writeUIntBE(four, (i / 4) * 3, 3);
  }
  return bytes.subarray(0, length);
}
