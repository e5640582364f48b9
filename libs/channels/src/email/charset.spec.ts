import { encode } from 'iconv-lite';
import { chooseCharset, decodeBytes, decodeHeaderBytes } from './charset';

const gbk = encode('客服您好,发票还没有收到', 'gbk');
const utf8 = Buffer.from('客服您好,发票还没有收到');
const big5 = encode('客服您好,發票還沒有收到', 'big5');

test.each([
  ['no label, GBK', gbk, null, 'gb18030'],
  ['no label, UTF-8', utf8, null, 'utf-8'],
  ['no label, Big5', big5, null, 'big5'],
  ['no label, ASCII', Buffer.from('hi'), null, 'utf-8'],
  ['gb2312 means gb18030', gbk, 'GB2312', 'gb18030'],
  ['quoted label', gbk, '"gbk"', 'gb18030'],
  ['us-ascii is not believed', gbk, 'us-ascii', 'gb18030'],
  ['utf-8 that is GBK', gbk, 'utf-8', 'gb18030'],
  ['gbk that is UTF-8', utf8, 'gbk', 'utf-8'],
  ['big5 is believed', big5, 'big5', 'big5'],
  ['UTF-8 with a torn last character', utf8.subarray(0, utf8.length - 1), 'utf-8', 'utf-8'],
  ['Cyrillic is believed', encode('Здравствуйте', 'win1251'), 'windows-1251', 'windows-1251'],
  ['French without a label', encode('déjà reçu, très bien', 'latin1'), null, 'windows-1252'],
  ['a made-up label', utf8, '../../etc', 'utf-8'],
])('%s', (_name, bytes, declared, charset) => {
  expect(chooseCharset(bytes, declared)).toBe(charset);
});

test('characters beyond GB2312 survive the GB2312 label', () => {
  expect(decodeBytes(encode('镕䶮', 'gb18030'), 'gb2312')).toBe('镕䶮');
});

test('a short raw header is read in the charset of the body', () => {
  expect(decodeHeaderBytes(encode('訂單', 'big5'), 'big5')).toBe('訂單');
  expect(decodeHeaderBytes(Buffer.from('订单'), 'gbk')).toBe('订单');
});
