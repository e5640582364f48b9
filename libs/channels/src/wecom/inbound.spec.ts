import { contactOf, externalIdOf, readInbound } from './inbound';

const WHO = 'wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw';
const entry = (msgtype: string, body: object, fields: object = {}): Buffer =>
  Buffer.from(
    JSON.stringify({
      msgid: 'm1',
      open_kfid: 'wk1',
      external_userid: WHO,
      send_time: 1_795_399_200,
      origin: 3,
      msgtype,
      [msgtype]: body,
      ...fields,
    }),
  );
const happened = (event: object): Buffer => entry('event', event, { origin: 4, external_userid: undefined });

describe('an entry of the stream', () => {
  it.each([
    ['text', { content: ' 你好 ' }, ' 你好 '],
    ['image', { media_id: 'M' }, '[图片]'],
    ['voice', { media_id: 'M' }, '[语音]'],
    ['video', { media_id: 'M' }, '[视频]'],
    ['file', { media_id: 'M' }, '[文件]'],
    [
      'location',
      { latitude: 23.1, longitude: 113.3, name: '广州塔', address: '阅江西路' },
      '[位置] 广州塔\n阅江西路\n23.1, 113.3',
    ],
    ['link', { title: '标题', desc: '说明', url: 'https://x.cn' }, '[链接] 标题\n说明\nhttps://x.cn'],
    ['business_card', { userid: 'LiSi' }, '[名片] LiSi'],
    ['miniprogram', { title: '商城', pagepath: 'pages/a' }, '[小程序] 商城\npages/a'],
    [
      'msgmenu',
      {
        head_content: '满意吗',
        list: [{ type: 'click', click: { id: '1', content: '满意' } }, {}],
        tail_content: '谢谢',
      },
      '满意吗\n· 满意\n谢谢',
    ],
    ['something_new', { title: '新' }, '[something_new]\n新'],
    ['text', {}, ''],
  ])('of kind %s reads as words', (kind, body, words) => {
    expect(readInbound(entry(kind, body)).text).toBe(words);
  });

  it('says who, when, and that a person wrote it', () => {
    expect(readInbound(entry('text', { content: '在吗' }))).toMatchObject({
      from: { externalId: WHO },
      providerAt: new Date('2026-11-23T02:00:00.000Z'),
      automatic: null,
      servicer: null,
      event: null,
      media: null,
    });
  });

  it.each([
    ['image', 'image.jpg'],
    ['voice', 'voice.amr'],
    ['video', 'video.mp4'],
    ['file', 'file'],
  ])('of kind %s names its file', (kind, name) => {
    expect(readInbound(entry(kind, { media_id: 'M1' })).media).toEqual({ mediaId: 'M1', name });
    expect(readInbound(entry(kind, { media_id: 7 })).media).toBeNull();
  });

  it('of somebody in WeCom is no word of the contact', () => {
    const read = readInbound(entry('text', { content: '我来答' }, { origin: 5, servicer_userid: 'LiSi' }));
    expect(read).toMatchObject({ automatic: 'event', servicer: 'LiSi', text: '我来答' });
  });

  it.each([
    [{ event_type: 'enter_session', welcome_code: 'C1', scene: 's' }, '[进入会话]', { welcomeCode: 'C1', scene: 's' }],
    [
      { event_type: 'msg_send_fail', fail_msgid: 'x', fail_type: 6 },
      '[消息未送达]',
      { failed: { msgid: 'x', error: 'wecom_quota_used' } },
    ],
    [
      { event_type: 'msg_send_fail', fail_msgid: 'x', fail_type: 99 },
      '[消息未送达]',
      { failed: { msgid: 'x', error: 'wecom_refused' } },
    ],
    [
      { event_type: 'session_status_change', change_type: 1, new_servicer_userid: 'LiSi' },
      '[会话由企业微信里的接待人员接入] LiSi',
      { sessionChange: 1 },
    ],
    [{ event_type: 'session_status_change', change_type: 3 }, '[会话已结束]', { sessionChange: 3 }],
    [{ event_type: 'user_recall_msg', recall_msgid: 'x' }, '[客户撤回了一条消息]', {}],
    [{ event_type: 'servicer_status_change', servicer_userid: 'A' }, '[接待人员状态变更] A', {}],
    [{ event_type: 'new_kind' }, '[new_kind]', {}],
    [{}, '[event]', {}],
    [{ event_type: 5 }, '[event]', {}],
  ])('that happened is told: %j', (event, words, facts) => {
    const read = readInbound(happened({ external_userid: WHO, ...event }));
    expect(read).toMatchObject({ text: words, automatic: 'event', event: { ...facts, words } });
  });

  it('that happened to the account is from nobody', () => {
    const event = { event_type: 'servicer_status_change', servicer_userid: 'A', status: 1 };
    expect(readInbound(happened(event)).from.externalId).toBe('');
  });

  it.each([
    ['no JSON', Buffer.from('{"msgid":')],
    ['no object', Buffer.from('[]')],
    ['no kind', Buffer.from(JSON.stringify({ msgid: 'a', external_userid: WHO }))],
    ['nobody', entry('text', { content: 'x' }, { external_userid: undefined })],
    ['a name with a line in it', entry('text', { content: 'x' }, { external_userid: 'a\nb' })],
  ])('of %s can not be read', (_, raw) => {
    expect(() => readInbound(raw)).toThrow('bad_entry');
  });

  it.each([
    [{ msgid: 'm1' }, 'm1'],
    [{ msgid: '' }, /^unread:[0-9a-f]{64}$/],
    [{ msgid: 7 }, /^unread:/],
    [{ msgid: 'x'.repeat(129) }, /^unread:/],
  ])('is known by an id that is never empty: %j', (given, id) => {
    expect(externalIdOf(given)).toMatch(id);
  });

  it.each([
    [{ external_userid: 'wm1' }, 'wm1'],
    [{ event: { external_userid: 'wm1' } }, 'wm1'],
    [{ event: null }, ''],
    [{ external_userid: 5, event: 'x' }, ''],
  ])('is about somebody: %j', (given, contact) => {
    expect(contactOf(given)).toBe(contact);
  });

  it.each([-1, 0, 1e15, 1.5])('takes no time from %j', (seconds) => {
    const time = () => readInbound(entry('text', { content: 'x' }, { send_time: seconds })).providerAt;
    if (Number.isInteger(seconds)) expect(time()).toBeNull();
    else expect(time).toThrow('bad_entry');
  });
});
