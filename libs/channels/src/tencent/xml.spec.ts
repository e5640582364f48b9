import { CallbackRefused } from './refusal';
import { cdata, LARGEST_CALLBACK, readFlatXml } from './xml';
import { cpuTime } from '../../../../test/support/cpu';

const read = (xml: string | Buffer): Record<string, string> =>
  Object.fromEntries(readFlatXml(Buffer.isBuffer(xml) ? xml : Buffer.from(xml)));

const fault = (xml: string | Buffer): string => {
  try {
    read(xml);
    return 'taken';
  } catch (error) {
    if (error instanceof CallbackRefused) return error.code;
    throw error;
  }
};

describe("the platform's flat XML", () => {
  it('is read with CDATA, bare numbers, blanks between and the five entities', () => {
    const xml = `<xml>
      <ToUserName><![CDATA[gh_1]]></ToUserName>
      <CreateTime>1348831860</CreateTime>
      <Content><![CDATA[<b>1 & 2</b> ]] > 😀]]></Content>
      <Label>A&amp;B &lt;&gt;&quot;&apos; &amp;lt;</Label>
      <Empty/><None></None>
    </xml>`;
    expect(read(xml)).toEqual({
      ToUserName: 'gh_1',
      CreateTime: '1348831860',
      Content: '<b>1 & 2</b> ]] > 😀',
      Label: `A&B <>"' &lt;`,
      Empty: '',
      None: '',
    });
  });

  it('leaves deeper elements out, whatever they are called', () => {
    const xml = '<xml><MsgId>1</MsgId><ScanCodeInfo><MsgId>2</MsgId><ScanType>qrcode</ScanType></ScanCodeInfo></xml>';
    expect(read(xml)).toEqual({ MsgId: '1', ScanCodeInfo: '' });
  });

  it('takes names of an object’s own parts as plain fields', () => {
    expect(readFlatXml(Buffer.from('<xml><__proto__>x</__proto__></xml>')).get('__proto__')).toBe('x');
  });

  it.each(['你好', ']]>', 'a]]>b]]>', '<![CDATA[x]]>', '&lt;'])('carries our own words back: %s', (text) => {
    expect(read(`<xml><Content>${cdata(text)}</Content></xml>`).Content).toBe(text);
  });

  const bomb = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "${'&lol;'.repeat(10)}">]><xml><Content>&lol2;</Content></xml>`;
  it.each([
    ['an entity bomb', bomb],
    ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Content>&e;</Content></xml>'],
    ['a document type', '<!DOCTYPE xml SYSTEM "http://127.0.0.1/x.dtd"><xml></xml>'],
    ['an unknown entity', '<xml><Content>&e;</Content></xml>'],
    ['a character by number', '<xml><Content>&#65;</Content></xml>'],
    ['an ampersand alone', '<xml><Content>a & b</Content></xml>'],
    ['a processing instruction', '<?xml-stylesheet href="x"?><xml></xml>'],
    ['a comment', '<xml><!-- x --></xml>'],
    ['an attribute', '<xml><Content a="1">x</Content></xml>'],
    ['a namespace', '<xml><x:Content>x</x:Content></xml>'],
    ['another root', '<message></message>'],
    ['two roots', '<xml></xml><xml></xml>'],
    ['words after the root', '<xml></xml>x'],
    ['words beside the fields', '<xml>x<MsgId>1</MsgId></xml>'],
    ['a field twice', '<xml><MsgId>1</MsgId><MsgId>2</MsgId></xml>'],
    ['a wrong end', '<xml><MsgId>1</xml></MsgId>'],
    ['a lone end', '</xml>'],
    ['a cut off end', '<xml><MsgId>1</MsgId>'],
    ['a CDATA without end', '<xml><Content><![CDATA[x</Content></xml>'],
    ['six levels', `<xml>${'<a>'.repeat(5)}${'</a>'.repeat(5)}</xml>`],
    ['a thousand elements', `<xml><L>${'<i></i>'.repeat(1000)}</L></xml>`],
    ['bytes that are no UTF-8', Buffer.from('<xml><Content>\xff\xfe</Content></xml>', 'latin1')],
    ['UTF-16', Buffer.from('<xml></xml>', 'utf16le')],
    ['nothing', ''],
  ])('refuses %s', (_, xml) => {
    expect(fault(xml)).toBe('bad_xml');
  });

  it('refuses what is larger than any message, before it looks inside, and reads the largest at once', () => {
    const largest = `<xml><Content>${'x'.repeat(LARGEST_CALLBACK - 40)}</Content></xml>`;
    expect(fault(largest)).toBe('taken');
    expect(fault(`<xml>${'<'.repeat(LARGEST_CALLBACK)}`)).toBe('too_large');
    const spent = cpuTime();
    expect(fault(`<xml><C>${'&'.repeat(LARGEST_CALLBACK - 40)}</C></xml>`)).toBe('bad_xml');
    expect(fault(`<xml>${'<![CDATA['.repeat(7000)}`)).toBe('bad_xml');
    expect(spent()).toBeLessThan(1000);
  });
});
