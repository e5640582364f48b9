import { externalIdOf, readInbound } from './inbound';
import { CallbackRefused } from '../tencent/refusal';

const WHO = 'oLVPpjqs9BhvzwPj5A-vTYAX3GLc';
const xml = (fields: Record<string, string>): Buffer =>
  Buffer.from(
    `<xml>${Object.entries({ ToUserName: 'gh_1', FromUserName: WHO, CreateTime: '1795399200', ...fields })
      .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
      .join('')}</xml>`,
  );

describe('what the platform pushes', () => {
  it('is a text with its sender, its words untouched and its time', () => {
    const read = readInbound(xml({ MsgType: 'text', Content: ' 你好\n {{agent.name}} <b>', MsgId: '1' }));
    expect(read).toMatchObject({
      from: { externalId: WHO, name: null },
      account: 'gh_1',
      text: ' 你好\n {{agent.name}} <b>',
      html: null,
      providerAt: new Date('2026-11-23T02:00:00.000Z'),
      automatic: null,
      event: null,
      media: null,
    });
  });

  it.each([
    [{ MsgType: 'image', MediaId: 'm1', PicUrl: 'http://x' }, '[图片]', { mediaId: 'm1', kind: 'image' }],
    [{ MsgType: 'voice', MediaId: 'm2', Format: 'amr' }, '[语音]', { mediaId: 'm2', kind: 'voice' }],
    [
      { MsgType: 'voice', MediaId: 'm2', Recognition: '我要退货' },
      '[语音]\n我要退货',
      { mediaId: 'm2', kind: 'voice' },
    ],
    [{ MsgType: 'video', MediaId: 'm3', ThumbMediaId: 't' }, '[视频]', { mediaId: 'm3', kind: 'video' }],
    [{ MsgType: 'shortvideo', MediaId: 'm4', ThumbMediaId: 't' }, '[小视频]', { mediaId: 'm4', kind: 'video' }],
    [{ MsgType: 'image' }, '[图片]', null],
    [
      { MsgType: 'location', Location_X: '23.134521', Location_Y: '113.358803', Scale: '20', Label: '广州塔' },
      '[位置] 广州塔\n23.134521, 113.358803',
      null,
    ],
    [
      { MsgType: 'link', Title: '公告', Description: '说明', Url: 'https://shop.example/1' },
      '[链接] 公告\n说明\nhttps://shop.example/1',
      null,
    ],
    [{ MsgType: 'miniprogrampage', Title: '商城' }, '[miniprogrampage]\n商城', null],
  ])('is shown in words: %j', (fields, text, media) => {
    expect(readInbound(xml({ ...(fields as Record<string, string>), MsgId: '1' }))).toMatchObject({
      text,
      media,
      automatic: null,
    });
  });

  it.each([
    ['subscribe', 'subscribe', '[关注了公众号]'],
    ['unsubscribe', 'unsubscribe', '[取消关注公众号]'],
    ['CLICK', 'click', '[点击菜单] KEY_1'],
    ['VIEW', 'view', '[打开菜单链接] KEY_1'],
    ['SCAN', 'scan', '[扫描二维码] KEY_1'],
    ['user_enter_tempsession', 'user_enter_tempsession', '[user_enter_tempsession]'],
    ['enter', 'enter', '[进入公众号会话]'],
  ])('is an event that nobody wrote: %s', (name, event, text) => {
    expect(readInbound(xml({ MsgType: 'event', Event: name, EventKey: 'KEY_1' }))).toMatchObject({
      event,
      text,
      automatic: 'event',
      media: null,
    });
  });

  it.each([
    ['SCAN', 'expo', 'expo'],
    ['subscribe', 'qrscene_expo', 'expo'],
    ['subscribe', 'qrscene_', null],
    ['subscribe', '', null],
    ['CLICK', 'expo', null],
  ])('tells the scene of %s with %j', (name, key, scene) => {
    expect(readInbound(xml({ MsgType: 'event', Event: name, EventKey: key })).scene).toBe(scene);
  });

  it.each(['', 'yesterday', '0', '1', '-5', '99999999999999', '1e9'])(
    'states no time when it states nonsense: %j',
    (CreateTime) => {
      expect(readInbound(xml({ MsgType: 'text', Content: 'x', CreateTime })).providerAt).toBeNull();
    },
  );

  it.each([
    ['no sender', { FromUserName: '', MsgType: 'text' }],
    ['a sender that is no openid', { FromUserName: "o'; drop table", MsgType: 'text' }],
    ['no kind', { Content: 'x' }],
  ])('can not be read with %s', (_, fields) => {
    expect(() => readInbound(xml(fields as unknown as Record<string, string>))).toThrow(CallbackRefused);
  });
});

describe('the id of what is pushed', () => {
  const event = { MsgType: 'event', Event: 'CLICK', EventKey: 'A' };

  it.each([
    ['MsgId', xml({ MsgType: 'text', MsgId: '1234567890123456' }), '1234567890123456'],
    ['sender, time and event', xml(event), `${WHO}:1795399200:CLICK`],
  ])('is %s', (_, bytes, id) => {
    expect(externalIdOf(bytes)).toBe(id);
  });

  it.each([
    ['has no id at all', xml({ MsgType: 'text' })],
    ['can not be read', Buffer.from('<xml><MsgId>1')],
    ['has an absurd id', xml({ MsgId: '1'.repeat(5000) })],
    ['is nothing', Buffer.alloc(0)],
  ])('is the hash of the bytes when it %s', (_, bytes) => {
    expect(externalIdOf(bytes)).toMatch(/^unread:[0-9a-f]{64}$/);
    expect(externalIdOf(bytes)).toBe(externalIdOf(Buffer.from(bytes)));
  });

  it('tells events of one second apart by their kind and by who they are of', () => {
    const ids = [xml(event), xml({ ...event, Event: 'VIEW' }), xml({ ...event, FromUserName: 'oOther123' })].map(
      externalIdOf,
    );
    expect(new Set(ids).size).toBe(3);
  });
});
