/** Object ids in their encoded form: signed data, and plain data inside of it (RFC 5652). */
const signedData = Buffer.from('2a864886f70d010702', 'hex');
const deepest = 12;

interface Element {
  tag: number;
  /** Of the content, without the marks around it. */
  start: number;
  end: number;
  next: number;
}

/**
 * The mail inside an "opaque" S/MIME signature: signed, not encrypted, and so readable by everybody. Whether the
 * signature is good is not looked at.
 * @returns null for encrypted, damaged or other data
 */
export function signedContent(bytes: Buffer): Buffer | null {
  const info = elementAt(bytes, 0, 0);
  const [type, content] = info ? childrenOf(bytes, info) : [];
  if (!type || !content || !bytes.subarray(type.start, type.end).equals(signedData)) return null;
  const [signed] = childrenOf(bytes, content);
  // Version, digest algorithms, then what is signed: its type and the octets.
  const encapsulated = signed && childrenOf(bytes, signed)[2];
  const wrapped = encapsulated && childrenOf(bytes, encapsulated)[1];
  const [octets] = wrapped ? childrenOf(bytes, wrapped) : [];
  return octets && (octets.tag & 0x1f) === 4 ? octetsOf(bytes, octets, 0) : null;
}

/** An octet string in one piece, or in as many as its writer liked. */
function octetsOf(bytes: Buffer, element: Element, depth: number): Buffer {
  if (!(element.tag & 0x20) || depth > deepest) return bytes.subarray(element.start, element.end);
  return Buffer.concat(childrenOf(bytes, element).map((piece) => octetsOf(bytes, piece, depth + 1)));
}

function childrenOf(bytes: Buffer, { tag, start, end }: Element): Element[] {
  const children: Element[] = [];
  for (let at = start; tag & 0x20 && at < end;) {
    const child = elementAt(bytes, at, 0);
    if (!child || child.next > end || child.tag === 0) break;
    children.push(child);
    at = child.next;
  }
  return children;
}

/** Tag and length (X.690 section 8.1); an indefinite length ends at two zero bytes behind the last child. */
function elementAt(bytes: Buffer, at: number, depth: number): Element | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || depth > deepest) return null;
  if (first === 0x80) return indefiniteAt(bytes, tag, at + 2, depth);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 6 || at + 2 + lengthBytes > bytes.length) return null;
  const start = at + 2 + lengthBytes;
  const end = start + (lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes));
  return end > bytes.length ? null : { tag, start, end, next: end };
}

function indefiniteAt(bytes: Buffer, tag: number, start: number, depth: number): Element | null {
  for (let at = start; at + 1 < bytes.length;) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, start, end: at, next: at + 2 };
    const child = elementAt(bytes, at, depth + 1);
    if (!child) return null;
    at = child.next;
  }
  return null;
}
