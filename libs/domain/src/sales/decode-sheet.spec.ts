import { decodeSheet } from './decode-sheet';

const utf16 = (text: string, bom: boolean) => Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le');
const bigEndian = (bytes: Buffer) => Buffer.from(bytes).swap16();

test.each<[string, Buffer, string]>([
  ['UTF-8', Buffer.from('订单号,金额'), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from('\uFEFF订单号,金额'), 'utf-8'],
  ['UTF-16 with a mark', utf16('订单号,金额', true), 'utf-16le'],
  ['UTF-16 of the other order', bigEndian(utf16('订单号,金额', true)), 'utf-16be'],
  ['UTF-16 without a mark', utf16('订单号,A-1,2026,100,8001', false).subarray(6), 'utf-16le'],
  ['GBK', Buffer.from('b6a9b5a5bac52cbdf0b6ee', 'hex'), 'gb18030'],
])('%s', (name, bytes, encoding) => {
  const read = decodeSheet(bytes);
  expect(read.encoding).toBe(encoding);
  expect(read.text).toBe(name === 'UTF-16 without a mark' ? ',A-1,2026,100,8001' : '订单号,金额');
});

test.each<[string, Buffer, string]>([
  ['nothing', Buffer.alloc(0), 'sheet_empty'],
  ['blanks alone', Buffer.from('\uFEFF \r\n'), 'sheet_empty'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet_not_a_sheet'],
  ['half a sign', Buffer.from('ff2cff', 'hex'), 'sheet_encoding_unknown'],
])('%s is refused', (_, bytes, code) =>
  expect(() => decodeSheet(bytes)).toThrow(expect.objectContaining({ code }) as Error),
);
