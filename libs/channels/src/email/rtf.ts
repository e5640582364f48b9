import { decodeBytes } from './charset';

export interface RtfBody {
  /** The HTML that Outlook wrapped into the RTF (MS-OXRTFEX), null for RTF of its own. */
  html: string | null;
  text: string;
}

/** Groups that hold no words of the message. */
const SILENT =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|themedata|colorschememapping|datastore|latentstyles|listtable|listoverridetable|rsidtbl|generator|header|footer|headerl|headerr|footerl|footerr|mhtmltag|xmlnstbl|fldinst|filetbl|revtbl)$/;
const SIGN: Readonly<Record<string, string>> = {
  ...{ par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', cell: '\t', tab: '\t' },
  ...{ emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' },
};
const CHARSETS: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  204: 'windows-1251',
};
const DEEPEST = 200;

interface State {
  silent: boolean;
  /** Inside htmltag: markup of the wrapped page. */
  tag: boolean;
  /** Between htmlrtf and htmlrtf0: made for RTF readers only. */
  rtfOnly: boolean;
  font: number;
  /** How many signs stand behind a Unicode one for readers that can't show it. */
  skip: number;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}]+)/gi;

/** The words of an RTF text, or the page that Outlook wrapped in it. Anything it doesn't know is left out; throws nothing. */
export function readRtf(rtf: string): RtfBody {
  return new RtfReader(rtf).read();
}

class RtfReader {
  private state: State = { silent: false, tag: false, rtfOnly: false, font: 0, skip: 1 };
  private readonly stack: State[] = [];
  private readonly charsetOfFont = new Map<number, string>();
  private codePage: string | null = null;
  private wrapped = false;
  private inFonts = false;
  private pending = 0;
  private bytes: number[] = [];
  private text = '';
  private html = '';
  private star = false;

  constructor(private readonly rtf: string) {}

  read(): RtfBody {
    for (const [, word, number, hex, sign, brace, plain] of this.rtf.matchAll(TOKEN)) {
      if (hex) this.byte(Number.parseInt(hex, 16));
      else {
        if (word || brace) this.flush();
        if (brace) this.group(brace);
        else if (word) this.word(word.toLowerCase(), number === undefined ? null : Number(number));
        else if (sign) this.sign(sign);
        else if (plain) this.plain(plain);
      }
    }
    this.flush();
    return { html: this.wrapped ? this.html : null, text: this.text.replace(/[ \t]+\n/g, '\n').trim() };
  }

  private group(brace: string): void {
    this.star = false;
    if (brace === '{') {
      if (this.stack.length < DEEPEST) this.stack.push({ ...this.state });
    } else {
      this.state = this.stack.pop() ?? this.state;
      if (this.stack.length < 2) this.inFonts = false;
    }
  }

  private word(word: string, number: number | null): void {
    const starred = this.star;
    this.star = false;
    if (word === 'htmltag') this.state.tag = true;
    else if (starred || SILENT.test(word)) this.state.silent = true;
    if (word === 'fonttbl') this.inFonts = true;
    else if (word === 'fromhtml') this.wrapped = number !== 0;
    else if (word === 'htmlrtf') this.state.rtfOnly = number !== 0;
    else if (word === 'ansicpg' && number) this.codePage = number === 65001 ? 'utf-8' : `windows-${number}`;
    else if (word === 'uc') this.state.skip = Math.min(Math.max(number ?? 1, 0), 8);
    else if (word === 'f') this.state.font = number ?? 0;
    else if (word === 'fcharset' && this.inFonts && CHARSETS[number ?? 0])
      this.charsetOfFont.set(this.state.font, CHARSETS[number!]!);
    else if (word === 'u' && number !== null) this.unicode(number);
    else if (SIGN[word]) this.put(SIGN[word]);
  }

  private unicode(number: number): void {
    this.put(String.fromCharCode(number < 0 ? number + 65_536 : number & 0xffff));
    this.pending = this.state.skip;
  }

  private sign(sign: string): void {
    if (sign === '*') this.star = true;
    else if (sign === '~') this.put(' ');
    else if (sign === '_') this.put('-');
    else if ('\\{}'.includes(sign)) this.plain(sign);
    else if (sign === '\n' || sign === '\r') this.put('\n');
  }

  private plain(plain: string): void {
    const words = plain.replace(/[\r\n]+/g, '');
    const skipped = Math.min(this.pending, words.length);
    this.pending -= skipped;
    for (let i = skipped; i < words.length; i++) this.bytes.push(words.charCodeAt(i) & 0xff);
  }

  private byte(byte: number): void {
    if (this.pending > 0) this.pending -= 1;
    else this.bytes.push(byte);
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const bytes = Buffer.from(this.bytes);
    this.bytes = [];
    this.put(decodeBytes(bytes, this.charsetOfFont.get(this.state.font) ?? this.codePage));
  }

  private put(words: string): void {
    if (this.bytes.length) this.flush();
    const { silent, tag, rtfOnly } = this.state;
    if (silent || (rtfOnly && !tag)) return;
    if (tag) this.html += words;
    else {
      this.text += words;
      this.html += words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    }
  }
}
