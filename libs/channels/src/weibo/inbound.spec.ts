import { readPush } from './inbound';
import { LARGEST_PUSH, readFields, timeOf } from './json';
import { placeOf, postIdOf, readComment, readStatus } from './posts';
import { PushRefused } from './refusal';

const envelope = { receiver_id: 1902538057, sender_id: 2489518277, created_at: 'Mon Jul 16 18:09:20 +0800 2012' };
const read = (fields: object) => readPush(Buffer.from(JSON.stringify({ ...envelope, ...fields })));

function fault(raw: string | Buffer): string {
  try {
    readPush(Buffer.from(raw));
    return 'taken';
  } catch (error) {
    if (error instanceof PushRefused) return error.code;
    throw error;
  }
}

describe('a pushed direct message', () => {
  it('is read as it was written, with sender, receiver and time', () => {
    expect(read({ type: 'text', text: ' 你好\n退款 ', data: {} })).toMatchObject({
      from: { externalId: '2489518277' },
      account: '1902538057',
      text: ' 你好\n退款 ',
      providerAt: new Date('2012-07-16T10:09:20.000Z'),
      automatic: null,
      event: null,
      file: null,
    });
  });

  it.each([
    [
      { type: 'image', text: '发了一张图片', data: { vfid: 821804459, tovfid: 821804469 } },
      '[图片]',
      { fid: '821804469', kind: 'image' },
    ],
    [
      { type: 'voice', text: '发了一个语音消息', data: { tovfid: '5319791961442994' } },
      '[语音]',
      { fid: '5319791961442994', kind: 'voice' },
    ],
    [
      { type: 'position', text: '我在这里', data: { longitude: '116.3', latitude: '39.9' } },
      '[位置]\n我在这里\n39.9, 116.3',
      null,
    ],
    [{ type: 'position', text: '', data: {} }, '[位置]', null],
    [{ type: 'redpacket', text: '恭喜发财' }, '[redpacket]\n恭喜发财', null],
    [{ type: 'image', data: null }, '[图片]', null],
  ])('of other kinds shows what it is: %j', (fields, text, file) => {
    expect(read(fields)).toMatchObject({ text, file, automatic: null });
  });

  it.each([
    ['follow', '[关注了微博]'],
    ['UNFOLLOW', '[取消关注微博]'],
    ['click', '[点击菜单] MENU_1'],
    ['later', '[later] MENU_1'],
  ])('that is an event is nobody writing: %s', (subtype, text) => {
    const key = /click|later/.test(subtype) ? { key: 'MENU_1' } : {};
    expect(read({ type: 'event', text: 'x', data: { subtype, ...key } })).toMatchObject({
      text,
      automatic: 'event',
      event: subtype.toLowerCase(),
    });
  });

  it('keeps ids whole that are larger than a number holds', () => {
    const raw = '{"type":"image","sender_id":99007199254740993,"receiver_id":1,"data":{"tovfid":12345678901234567890}}';
    expect(readPush(Buffer.from(raw))).toMatchObject({
      from: { externalId: '99007199254740993' },
      file: { fid: '12345678901234567890' },
    });
  });

  it('leaves long digits alone where they are words', () => {
    expect(read({ type: 'text', text: '单号 "6222021234567890123" 和 \\"1234567890123456' }).text).toBe(
      '单号 "6222021234567890123" 和 \\"1234567890123456',
    );
  });

  it.each([
    ['no JSON', '<xml></xml>', 'bad_json'],
    ['nothing', '', 'bad_json'],
    ['a list', '[]', 'bad_json'],
    ['null', 'null', 'bad_json'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'bad_json'],
    ['no sender', '{"type":"text","receiver_id":1}', 'bad_json'],
    ['a sender that is no id', '{"type":"text","receiver_id":1,"sender_id":{"$gt":0}}', 'bad_json'],
    ['no type', '{"sender_id":1,"receiver_id":1}', 'bad_json'],
    ['ten thousand brackets', '['.repeat(10_000), 'bad_json'],
    ['too much', ' '.repeat(LARGEST_PUSH + 1), 'too_large'],
  ])('is refused as %s', (_, raw, code) => {
    expect(fault(raw)).toBe(code);
  });

  it('reads fields called like an object’s own parts as plain fields', () => {
    expect(readFields(Buffer.from('{"__proto__":{"type":"text"}}')).type).toBeUndefined();
  });
});

describe('the platform’s times', () => {
  it.each([
    '',
    'yesterday',
    'Mon Foo 16 18:09:20 +0800 2012',
    'Mon Jul 99 18:09:20 +0800 2012',
    'Mon Jul 16 18:09:20 +0800 1999',
  ])('that are none are nothing: %j', (text) => expect(timeOf(text)).toBeNull());
});

const user = { id: 1404376560, idstr: '1404376560', screen_name: '小王' };
const status = { id: 11488058246, idstr: '11488058246', text: '新品上架\n 第一天', user };

describe('a comment or post that concerns us', () => {
  it('is read with its writer, its place and what it is about', () => {
    const comment = readComment({ ...envelope, id: 12438492184, text: '还有货吗？', user, status });
    expect(comment).toMatchObject({
      id: 'comment:11488058246:12438492184',
      from: { externalId: '1404376560', name: '小王' },
      text: '还有货吗？',
      subject: '新品上架 第一天',
      place: { statusId: '11488058246', commentId: '12438492184' },
      automatic: null,
    });
    const post = readStatus({
      ...status,
      pic_urls: [{ thumbnail_pic: 'https://wx1.sinaimg.cn/thumbnail/a.jpg' }, { thumbnail_pic: 'x' }],
    });
    expect(post).toMatchObject({ id: 'status:11488058246', pictures: ['https://wx1.sinaimg.cn/large/a.jpg'] });
  });

  it.each([[{ text: 'x', user, status }], [{ id: 1, text: 'x', user }], [{ id: 1, text: 'x', status }], [{}]])(
    'is nothing without id, post or writer: %j',
    (fields) => {
      expect(() => readComment(fields)).toThrow(PushRefused);
    },
  );

  it('has an id from which its place is known', () => {
    for (const place of [
      { statusId: '1', commentId: '2' },
      { statusId: '1', commentId: null },
    ])
      expect(placeOf(postIdOf(place))).toEqual(place);
    expect(placeOf('push:abc')).toBeNull();
    expect(placeOf('status:1:2')).toBeNull();
  });
});
