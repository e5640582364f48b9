import { INLINE_FILES_BYTES, NotAMessage, readEvent, readMessage } from './inbound';

const least = { clientId: 'order-1', contact: { id: 'u-1' }, text: '你好' };
const read = (message: unknown) =>
  readMessage(
    Buffer.isBuffer(message) ? message : Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)),
  );
const faults = (message: unknown): string[] => {
  try {
    read(message);
    return [];
  } catch (error) {
    if (error instanceof NotAMessage) return error.fields.map(({ path, rule }) => `${path}:${rule}`);
    throw error;
  }
};

describe('a posted message', () => {
  it('needs no more than an id, a contact and something said', () => {
    expect(read(least)).toMatchObject({
      clientId: 'order-1',
      from: { externalId: 'u-1', name: null, email: null, phone: null },
      text: '你好',
      conversation: '',
      sequence: null,
      automatic: null,
    });
  });

  it('carries all it may carry', () => {
    const all = read({
      ...least,
      contact: { id: 'u-1', name: '王芳', email: 'wang@shop.example', phone: '13800138000' },
      conversation: 'order-7',
      sequence: 3,
      subject: '退货',
      sentAt: '2026-11-23T10:00:00+08:00',
      files: [
        { name: '单据.txt', content: Buffer.from('单据').toString('base64') },
        { name: '照片.png', fileId: '0b4c9f9e-7a35-4b0e-9c55-5a3a4d1f0a11' },
      ],
    });
    expect(all).toMatchObject({ conversation: 'order-7', sequence: 3, subject: '退货' });
    expect(all.providerAt).toEqual(new Date('2026-11-23T02:00:00Z'));
    expect(all.attachments).toEqual([expect.objectContaining({ name: '单据.txt', content: Buffer.from('单据') })]);
    expect(all.files.map(({ name }) => name)).toEqual(['单据.txt', '照片.png']);
  });

  it('cleans HTML, and shows its words where no text is given', () => {
    const { html, text } = read({ ...least, text: '', html: '<p onclick="x()">早<script>alert(1)</script></p>' });
    expect([html, text]).toEqual(['<p>早</p>', '早']);
    expect(read({ ...least, html: '<b>粗</b>' }).text).toBe('你好');
  });

  it.each<[string, unknown, string[]]>([
    ['what is no JSON', '{"clientId":', [':not_json']],
    ['what is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), [':not_json']],
    ['a list', [], [':invalid_type']],
    ['nothing', {}, ['clientId:invalid_type', 'contact:invalid_type']],
    ['a misspelt field', { ...least, txet: '?' }, ['txet:unrecognized_keys']],
    [
      'a misspelt field of the contact',
      { ...least, contact: { id: 'u', nmae: 'x' } },
      ['contact.nmae:unrecognized_keys'],
    ],
    ['nothing said', { ...least, text: ' \n' }, ['text:custom']],
    ['an empty client id', { ...least, clientId: ' ' }, ['clientId:too_small']],
    ['a client id with a line break', { ...least, clientId: 'a\nb' }, ['clientId:invalid_format']],
    ['an empty contact', { ...least, contact: { id: '' } }, ['contact.id:too_small']],
    ['a number for a text', { ...least, text: 5 }, ['text:invalid_type']],
    ['a text too long', { ...least, text: 'x'.repeat(100_001) }, ['text:too_big']],
    ['an address that is none', { ...least, contact: { id: 'u', email: 'x' } }, ['contact.email:invalid_format']],
    ['a sequence from zero', { ...least, sequence: 0 }, ['sequence:too_small']],
    ['a sequence beyond counting', { ...least, sequence: 2 ** 60 }, ['sequence:too_big']],
    ['a time without a zone', { ...least, sentAt: '2026-11-23T10:00:00' }, ['sentAt:invalid_format']],
    ['a file in no base64', { ...least, files: [{ name: 'a', content: '%%' }] }, ['files.0.content:invalid_format']],
    [
      'too many files',
      { ...least, files: Array.from({ length: 21 }, () => ({ name: 'a', content: '' })) },
      ['files:too_big'],
    ],
  ])('refuses %s', (_, message, expected) => {
    expect(faults(message)).toEqual(expected);
  });

  it('refuses files that are too large together', () => {
    const content = Buffer.alloc(INLINE_FILES_BYTES / 2 + 3).toString('base64');
    expect(faults({ ...least, files: [{ name: 'a', content }] })).toEqual([]);
    expect(
      faults({
        ...least,
        files: [
          { name: 'a', content },
          { name: 'b', content },
        ],
      }),
    ).toEqual(['files:custom']);
  });

  it('stays whole under odd bytes', () => {
    for (const text of ['\0', '\ud800', '🙂'.repeat(1000), '‮'])
      expect(read({ ...least, text: `说${text}` }).text).toBe(`说${text}`);
    expect(faults('[[[['.repeat(50_000))).toEqual([':not_json']);
  });
});

describe('a posted event', () => {
  const event = (given: object) => readEvent(Buffer.from(JSON.stringify(given)));

  it('is what a contact has read', () => {
    const read = { type: 'read', contact: { id: 'u-1' }, messageId: '0b4c9f9e-7a35-4b0e-9c55-5a3a4d1f0a11' };
    expect(event(read)).toEqual(read);
    for (const wrong of [{ type: 'dancing' }, { text: 'x' }, { messageId: '7' }, { contact: {} }])
      expect(() => event({ ...read, ...wrong })).toThrow(NotAMessage);
  });
});
