import { type ArrivedMessage, readArrived } from './arrived';

const message: ArrivedMessage = {
  id: 'm1',
  at: '2026-11-23T02:00:00.000Z',
  kind: 'Text',
  text: '你好',
  talker: { id: 'wxid_1', name: '王芳', alias: null, official: false },
  room: null,
  mentionsUs: false,
  file: null,
  fileFault: null,
};
const read = (more: Partial<ArrivedMessage>) => readArrived(Buffer.from(JSON.stringify({ ...message, ...more })));

describe('what a personal account received', () => {
  it('is from who wrote it, by the name the account’s people gave', () => {
    expect(read({})).toMatchObject({
      from: { externalId: 'wxid_1', name: '王芳' },
      text: '你好',
      providerAt: new Date(message.at),
    });
    expect(read({ talker: { ...message.talker, alias: '王女士（老客户）' } }).from.name).toBe('王女士（老客户）');
  });

  it('in a group is from its speaker, about the group', () => {
    const room = { id: 'r1@chatroom', topic: '老客户群' };
    expect(read({ room, mentionsUs: true })).toMatchObject({
      from: { externalId: 'wxid_1' },
      subject: '老客户群',
      room,
      mentionsUs: true,
    });
  });

  it.each([
    ['Image', '<msg/>', '[图片]'],
    ['Url', 'https://shop.example', '[链接]\nhttps://shop.example'],
    ['Transfer', '<msg/>', '[转账]'],
    ['Hologram', '<msg/>', '[Hologram]'],
    ['Text', ' 退款 ', ' 退款 '],
  ])('of kind %s shows what it is', (kind, text, words) => {
    expect(read({ kind, text }).text).toBe(words);
  });

  it('carries its file, or says that it did not come', () => {
    const file = { name: 'a.png', base64: Buffer.from('png').toString('base64') };
    expect(read({ kind: 'Image', file }).attachments).toEqual([
      expect.objectContaining({ name: 'a.png', content: Buffer.from('png') }),
    ]);
    expect(read({ kind: 'Image', fileFault: 'timeout' }).text).toBe('[图片]\n（文件没有收到）');
  });

  it.each(['', '{}', 'null', '{"id":""}'])('is nothing when it is no message: %j', (raw) => {
    expect(() => readArrived(Buffer.from(raw))).toThrow();
  });
});
