import { openRtf } from './compressed-rtf';
import { readRtf } from './rtf';

const gbk = (...bytes: number[]) => bytes.map((byte) => `\\'${byte.toString(16)}`).join('');

describe('the words of RTF', () => {
  it.each([
    ['{\\rtf1\\ansi Hello\\par world}', 'Hello\nworld'],
    ['{\\rtf1\\ansi\\ansicpg936 ' + gbk(0xc4, 0xfa, 0xba, 0xc3) + '}', '您好'],
    [
      '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}}\\f1 ' +
        gbk(0xc4, 0xfa) +
        '}',
      '您',
    ],
    ['{\\rtf1\\uc1\\u24744?\\u22909?!}', '您好!'],
    ['{\\rtf1\\uc0\\u-10179\\u-8704}', '😀'],
    ['{\\rtf1{\\*\\generator Riched;}{\\info{\\author x}}a\\{b\\}\\\\c}', 'a{b}\\c'],
    ['{\\rtf1{\\pict 0102030405}after}', 'after'],
    ['not rtf at all', 'not rtf at all'],
    ['', ''],
  ])('%s', (rtf, text) => expect(readRtf(rtf)).toEqual({ html: null, text }));

  it('are the wrapped page where Outlook made it of HTML (MS-OXRTFEX)', () => {
    const rtf =
      '{\\rtf1\\ansi\\fromhtml1 \\deff0{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Hi {\\*\\htmltag84 <b>}\\htmlrtf \\b\\htmlrtf0 you & me{\\*\\htmltag92 </b>}\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}';
    expect(readRtf(rtf)).toEqual({ html: '<p>Hi <b>you &#38; me</b></p>', text: 'Hi you & me' });
  });

  it('end quietly whatever comes', () => {
    const whole = '{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 A;}}\\uc1\\u24744?{\\*\\x y}\\par z}';
    for (let at = 0; at < whole.length; at++)
      expect(typeof readRtf(whole.slice(0, at) + whole.slice(at + 1)).text).toBe('string');
    expect(readRtf('{'.repeat(100_000)).text).toBe('');
    expect(readRtf('}'.repeat(100_000)).text).toBe('');
  });
});

describe('compressed RTF (MS-OXRTFCP)', () => {
  // The two examples of the specification, section 4.
  const hello = '2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423232200af34b68656c0620077705b06c647d0a800fa0';
  const repeated = '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0';

  it('gives the text of the specification', () => {
    expect(openRtf(Buffer.from(repeated, 'hex'))).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
    expect(openRtf(Buffer.from(hello, 'hex'))).toContain('ansicpg1252');
  });

  it('may be stored as it is', () => {
    const head = Buffer.alloc(16);
    head.writeUInt32LE(0x414c454d, 8);
    expect(openRtf(Buffer.concat([head, Buffer.from('{\\rtf1 a}')]))).toBe('{\\rtf1 a}');
  });

  it('is nothing when it is none, and never grows without end', () => {
    expect(openRtf(Buffer.alloc(15))).toBeNull();
    expect(openRtf(Buffer.alloc(20))).toBeNull();
    const cut = Buffer.from(repeated, 'hex');
    for (let at = 16; at < cut.length; at++) expect(typeof openRtf(cut.subarray(0, at))).toBe('string');
  });
});
