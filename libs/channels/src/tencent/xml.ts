import { CallbackRefused } from './refusal';

/** Bytes of the largest callback taken. A text message has 2,048 bytes at most; in compatible mode it comes twice. */
export const LARGEST_CALLBACK = 64 * 1024;
const DEEPEST = 5;
const ELEMENTS_AT_MOST = 200;

const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][A-Za-z0-9_]{0,63})\s*(\/?)>|([^<]+)/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the platform's flat XML: the text of each child of `<xml>` by its name. Deeper elements (ScanCodeInfo, PicList) are checked
 * and left out. It knows no document type, no processing instruction, no comment, no attribute and no entity beyond XML's five, so
 * nothing can expand or be fetched. Throws `bad_xml` or `too_large`.
 */
export function readFlatXml(raw: Buffer): ReadonlyMap<string, string> {
  if (raw.length > LARGEST_CALLBACK) throw new CallbackRefused('too_large', `${raw.length} bytes`);
  const source = utf8(raw).trim();
  const reader = new Reader();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(source);
    if (!token) throw new CallbackRefused('bad_xml', `at ${at}`);
    const [, cdata, closing, name, selfClosing, text] = token;
    if (cdata !== undefined) reader.text(cdata);
    else if (text !== undefined) reader.text(unescaped(text));
    else if (closing) reader.close(name!);
    else reader.open(name!, selfClosing === '/');
  }
  return reader.end();
}

/** Text inside an element of ours; what would end a CDATA section early is split over two. */
export const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

class Reader {
  private readonly fields = new Map<string, string>();
  private readonly path: string[] = [];
  private elements = 0;
  private rootEnded = false;
  private value = '';

  open(name: string, selfClosing: boolean): void {
    const isRoot = this.path.length === 0;
    if (this.rootEnded || (isRoot && name !== 'xml')) throw new CallbackRefused('bad_xml', 'more than one <xml>');
    if (this.path.length >= DEEPEST) throw new CallbackRefused('bad_xml', 'too deep');
    if ((this.elements += 1) > ELEMENTS_AT_MOST) throw new CallbackRefused('bad_xml', 'too many elements');
    // Two values for one field would let one reader see another message than the next.
    if (this.path.length === 1 && this.fields.has(name)) throw new CallbackRefused('bad_xml', `${name} twice`);
    this.path.push(name);
    if (this.path.length === 2) this.value = '';
    if (selfClosing) this.close(name);
  }

  close(name: string): void {
    if (this.path.at(-1) !== name) throw new CallbackRefused('bad_xml', `</${name}> closes nothing`);
    if (this.path.length === 2) this.fields.set(name, this.value);
    this.path.pop();
    this.rootEnded = this.path.length === 0;
  }

  text(text: string): void {
    if (this.path.length === 2) this.value += text;
    else if (this.path.length < 2 && text.trim()) throw new CallbackRefused('bad_xml', 'text outside an element');
  }

  end(): ReadonlyMap<string, string> {
    if (!this.rootEnded) throw new CallbackRefused('bad_xml', 'cut off');
    return this.fields;
  }
}

function unescaped(text: string): string {
  return text.replace(/&([^;&\s]{0,10});?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? ENTITIES[name] : undefined;
    if (character === undefined) throw new CallbackRefused('bad_xml', 'an unknown entity');
    return character;
  });
}

function utf8(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw new CallbackRefused('bad_xml', 'not UTF-8');
  }
}
