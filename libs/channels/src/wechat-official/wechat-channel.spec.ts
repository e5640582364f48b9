import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../test/support/programs';
import { FakeWechat } from '../../../../test/support/remotes/wechat/fake-wechat';
import type { OutboundMessage } from '../channel';
import { TokensInMemory } from '../tencent/token-keeper';
import { WechatApi } from './api';
import type { WechatSettings } from './settings';
import { stableToken } from './stable-token';
import { wechatChannel } from './wechat-channel';

const WHO = 'oLVPpjqs9BhvzwPj5A-vTYAX3GLc';
const SEND = '/cgi-bin/message/custom/send';
const UPLOAD = '/cgi-bin/media/upload';

describe('the channel of an official account', () => {
  let remote: FakeWechat;
  let settings: WechatSettings;
  let folder: string;
  const tokens = new TokensInMemory();
  const channel = wechatChannel(tokens);
  const api = () => new WechatApi(settings, tokens);

  beforeEach(async () => {
    remote = await FakeWechat.open();
    remote.people.set(WHO, { follows: true, nickname: '王芳', wroteAt: Date.now(), answers: 0 });
    settings = {
      appId: remote.appId,
      appSecret: remote.appSecret,
      token: 'pamtest',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      mode: 'safe',
      apiUrl: remote.url,
    };
    folder = await mkdtemp(join(tmpdir(), 'wechat-'));
  });
  afterEach(async () => {
    await remote.close();
    await rm(folder, { recursive: true });
  });

  const message = (text: string, attachments: OutboundMessage['attachments'] = []): OutboundMessage => ({
    messageId: '<1@halfhour.invalid>',
    to: { externalId: WHO, name: '王芳' },
    cc: [],
    from: { name: '客服' },
    replyTo: null,
    subject: null,
    text,
    html: null,
    inReplyTo: null,
    references: [],
    attachments,
    automatic: false,
  });
  const fileOf = async (mediaType: string, content = Buffer.from('bytes')) => {
    const path = join(folder, mediaType.replace('/', '.'));
    await writeFile(path, content);
    return { name: `文件.${mediaType.split('/')[1]}`, mediaType, path };
  };

  it('says a text', async () => {
    expect(await channel.send(settings, message('您好'))).toEqual({ state: 'sent', externalId: null });
    expect(remote.said).toEqual([{ touser: WHO, msgtype: 'text', text: { content: '您好' } }]);
  });

  it.each([
    [45015, 'refused', /^wechat_window_closed: 45015/],
    [45047, 'refused', /^wechat_quota_used/],
    [48001, 'refused', /^wechat_no_permission/],
    [43004, 'refused', /^wechat_not_following/],
    [40003, 'refused', /^wechat_not_following/],
    [45002, 'refused', /^wechat_text_too_long/],
    [87014, 'refused', /^wechat_content_refused/],
    [99999, 'refused', /^wechat_refused: 99999/],
    [-1, 'retry', /^wechat_busy/],
    [45009, 'retry', /^wechat_busy/],
    [45011, 'retry', /^wechat_busy/],
    [40164, 'retry', /^wechat_ip_not_allowed/],
  ])('turns the error %i of the platform into %s', async (errcode, state, error) => {
    remote.next(SEND, { errcode });
    expect(await channel.send(settings, message('您好'))).toEqual({ state, error: expect.stringMatching(error) });
    expect(remote.count(SEND)).toBe(1);
  });

  it.each([40001, 42001, 40014])('tries once more with a new token after %i, and not a third time', async (errcode) => {
    remote.next(SEND, { errcode });
    expect((await channel.send(settings, message('一'))).state).toBe('sent');
    remote.next(SEND, { errcode }, { errcode });
    expect(await channel.send(settings, message('二'))).toEqual({
      state: 'retry',
      error: expect.stringMatching(/^wechat_token_rejected/),
    });
    expect(remote.count(SEND)).toBe(4);
    expect(remote.textsTo(WHO)).toEqual(['一']);
  });

  it.each([
    ['503', { status: 503 }, 'retry'],
    ['429', { status: 429 }, 'retry'],
    ['500', { status: 500 }, 'unknown'],
    ['502', { status: 502 }, 'unknown'],
    ['504', { status: 504 }, 'unknown'],
    ['a broken connection', { breakOff: true as const }, 'unknown'],
  ])('is %s after %s', async (_, manner, state) => {
    remote.next(SEND, manner);
    expect(await channel.send(settings, message('您好'))).toMatchObject({ state });
  });

  it('tries later when nobody listens, and tells no token or secret in its words', async () => {
    await tokens.current(stableToken(settings));
    await remote.close();
    const outcome = await channel.send(settings, message('您好'));
    remote = await FakeWechat.open();
    expect(outcome).toEqual({ state: 'retry', error: 'wechat_unreachable: ECONNREFUSED' });
  });

  it('stays silent about the token when the connection breaks', async () => {
    remote.next(SEND, { breakOff: true });
    expect(JSON.stringify(await channel.send(settings, message('您好')))).not.toMatch(/token-|access_token/);
  });

  it.each([
    ['image/png', 'image'],
    ['audio/mpeg', 'voice'],
    ['video/mp4', 'video'],
  ])('lays a file of %s down and sends it after the words', async (mediaType, kind) => {
    expect((await channel.send(settings, message('请看', [await fileOf(mediaType)]))).state).toBe('sent');
    expect(remote.said.map(({ msgtype }) => msgtype)).toEqual(['text', kind]);
    expect([...remote.media.values()]).toEqual([
      { type: kind, content: Buffer.from('bytes'), fileName: `文件.${mediaType.split('/')[1]}` },
    ]);
  });

  it('sends a file without words', async () => {
    expect((await channel.send(settings, message(' ', [await fileOf('image/png')]))).state).toBe('sent');
    expect(remote.said).toHaveLength(1);
  });

  it('says nothing when a file can not go: wrong kind, too large, gone, or the platform is away', async () => {
    const sends = async (files: OutboundMessage['attachments']) => channel.send(settings, message('请看', files));
    expect(await sends([await fileOf('application/pdf')])).toEqual({
      state: 'refused',
      error: 'wechat_file_kind: application/pdf',
    });
    expect(await sends([await fileOf('audio/amr', Buffer.alloc(2 * 1024 * 1024 + 1))])).toMatchObject({
      state: 'refused',
      error: expect.stringMatching(/^wechat_media_too_large/),
    });
    expect(await sends([{ name: 'x', mediaType: 'image/png', path: join(folder, 'none') }])).toEqual({
      state: 'refused',
      error: 'wechat_file_missing',
    });
    remote.next(UPLOAD, { breakOff: true });
    expect(await sends([await fileOf('image/png')])).toMatchObject({ state: 'retry' });
    expect(await channel.send(settings, message('  '))).toEqual({ state: 'refused', error: 'wechat_nothing_to_say' });
    expect(remote.said).toEqual([]);
  });

  it('does not repeat what is half out', async () => {
    remote.next(SEND, { until: Promise.resolve() }, { errcode: 45047 });
    const outcome = await channel.send(settings, message('字'.repeat(1000)));
    expect(outcome).toEqual({
      state: 'refused',
      error: expect.stringMatching(/^wechat_partly_sent 1\/2: wechat_quota_used/),
    });
    remote.people.get(WHO)!.answers = 0;
    remote.next(SEND, { until: Promise.resolve() }, { errcode: -1 });
    expect(await channel.send(settings, message('字'.repeat(1000)))).toMatchObject({ state: 'unknown' });
  });

  it('fetches pictures and videos, and follows an address only to the platform', async () => {
    const image = remote.keep('image', Buffer.from('picture'), 'a.jpg');
    expect(await api().fetchMedia({ mediaId: image, kind: 'image' })).toEqual({
      name: 'a.jpg',
      content: Buffer.from('picture'),
    });
    const video = remote.keep('video', Buffer.from('film'), 'b.mp4');
    expect((await api().fetchMedia({ mediaId: video, kind: 'video' })).content.toString()).toBe('film');
    await expect(api().fetchMedia({ mediaId: 'none', kind: 'image' })).rejects.toMatchObject({ errcode: 40007 });
    remote.handOut = 'http://127.0.0.1:9/inside';
    await expect(api().fetchMedia({ mediaId: video, kind: 'video' })).rejects.toMatchObject({ errcode: 40007 });
    remote.handOut = 'http://evilqq.com/x';
    await expect(api().fetchMedia({ mediaId: video, kind: 'video' })).rejects.toMatchObject({ errcode: 40007 });
  });

  it('takes no file without end', async () => {
    const huge = remote.keep('image', Buffer.alloc(20 * 1024 * 1024 + 1));
    await expect(api().fetchMedia({ mediaId: huge, kind: 'image' })).rejects.toThrow('more than');
  });

  it('tells a name: the remark before the nickname, and none of who left', async () => {
    expect(await api().profile(WHO)).toEqual({ follows: true, name: '王芳' });
    remote.people.get(WHO)!.remark = '王女士（老客户）';
    expect(await api().profile(WHO)).toEqual({ follows: true, name: '王女士（老客户）' });
    remote.people.get(WHO)!.follows = false;
    expect(await api().profile(WHO)).toEqual({ follows: false, name: null });
  });

  it('shows that somebody types', async () => {
    await api().typing(WHO, true);
    await api().typing(WHO, false);
    expect(remote.typed.map(({ command }) => command)).toEqual(['Typing', 'CancelTyping']);
  });

  it('gives up on an answer that hangs', async () => {
    remote.next('/cgi-bin/user/info', { until: new Promise(() => undefined) });
    await expect(api().profile(WHO, AbortSignal.timeout(50))).rejects.toMatchObject({ maybeDone: true });
  });

  it.each([
    [{}, [true, true, true], ''],
    [{ appSecret: 'wrong' }, [true, false, false], 'wechat_wrong_secret: 40125'],
    [{ appId: 'wx1234567890123456' }, [true, false, false], 'wechat_wrong_app_id: 40013'],
    [{ encodingAesKey: '' }, [false, true, true], 'wechat_settings_incomplete'],
    [{ encodingAesKey: '', mode: 'plain' as const }, [true, true, true], ''],
  ])('is tested step by step: %j', async (given, oks, detail) => {
    const { ok, steps } = await channel.test({ ...settings, ...given });
    expect(steps.map((step) => step.ok)).toEqual(oks);
    expect(ok).toBe(oks.every(Boolean));
    expect(steps.find((step) => !step.ok)?.detail ?? '').toContain(detail);
  });

  it('is tested where nobody listens', async () => {
    const apiUrl = `http://127.0.0.1:${await freePort()}`;
    const { ok, steps } = await channel.test({ ...settings, apiUrl });
    expect([ok, steps[1]!.detail]).toEqual([false, 'wechat_unreachable: ECONNREFUSED']);
  });

  it('reads what is pushed, and rejects what can not be read', async () => {
    const input = { externalId: '1', receivedAt: new Date(), envelope: {} };
    const raw = Buffer.from(
      `<xml><FromUserName>${WHO}</FromUserName><MsgType>text</MsgType><Content>x</Content></xml>`,
    );
    expect(await channel.parse({ ...input, raw })).toMatchObject({ text: 'x', from: { externalId: WHO } });
    await expect(channel.parse({ ...input, raw: Buffer.from('<x>') })).rejects.toThrow('bad_xml');
  });
});
