import { freePort } from '../../../../test/support/programs';
import { FakeWeibo } from '../../../../test/support/remotes/weibo/fake-weibo';
import type { OutboundMessage } from '../channel';
import { WeiboApi } from './api';
import { weiboTrouble } from './failures';
import { postIdOf } from './posts';
import type { WeiboSettings } from './settings';
import { weiboChannel } from './weibo-channel';

const WHO = '1404376560';
const DIRECT = '/2/messages/reply.json';
const COMMENT = '/2/comments/reply.json';

describe('the channel of a Weibo account', () => {
  let remote: FakeWeibo;
  let settings: WeiboSettings;
  const channel = weiboChannel({ everyMs: 1000, now: () => new Date() });

  beforeEach(async () => {
    remote = await FakeWeibo.open();
    remote.person(WHO, '小王').wroteAt = Date.now();
    const api = { open: remote.url, messages: remote.url, files: remote.url };
    settings = { appKey: remote.appKey, appSecret: remote.appSecret, accessToken: remote.token, uid: remote.uid, api };
  });
  afterEach(() => remote.close());

  const message = (text: string, more: Partial<OutboundMessage> = {}): OutboundMessage => ({
    messageId: 'm1',
    to: { externalId: WHO, name: '小王' },
    cc: [],
    from: { name: '好物商城' },
    replyTo: null,
    subject: null,
    text,
    html: null,
    inReplyTo: null,
    references: [],
    attachments: [],
    automatic: false,
    ...more,
  });
  const send = (text: string, more?: Partial<OutboundMessage>) => channel.send(settings, message(text, more));
  const picture = { name: 'a.png', mediaType: 'image/png', path: '', address: 'https://desk.example/a.png' };
  const asked = () => {
    const statusId = remote.ownPost('新品');
    return { statusId, inReplyTo: postIdOf({ statusId, commentId: remote.comment(WHO, '有货吗', statusId) }) };
  };

  it('says a direct message, in parts below 300 characters', async () => {
    const text = '今天为您查询到的物流信息如下，请您留意查收。'.repeat(20);
    expect(await send(text)).toEqual({ state: 'sent', externalId: null });
    const texts = remote.textsTo(WHO);
    expect([texts.length, texts.join('')]).toEqual([2, text]);
  });

  it('sends pictures as articles from where they lie, after the words', async () => {
    expect((await send('请看', { attachments: [picture] })).state).toBe('sent');
    expect(remote.direct.map(({ type }) => type)).toEqual(['text', 'articles']);
    expect(remote.direct[1]!.data.articles![0]).toMatchObject({ display_name: 'a.png', image: picture.address });
  });

  it('answers under a comment, and under a post that names us', async () => {
    const { statusId, inReplyTo } = asked();
    expect(await send('有的', { inReplyTo })).toEqual({ state: 'sent', externalId: expect.stringMatching(/^\d+$/) });
    const post = remote.mention(WHO, '@好物商城 很好');
    expect((await send('谢谢', { inReplyTo: postIdOf({ statusId: post, commentId: null }) })).state).toBe('sent');
    expect(remote.posts.answers()).toEqual([
      { text: '有的', statusId, to: inReplyTo.split(':')[2] },
      { text: '谢谢', statusId: post, to: null },
    ]);
    expect(remote.direct).toEqual([]);
  });

  it.each<[string, string, Partial<OutboundMessage>, string]>([
    ['nothing', '  ', {}, 'weibo_nothing_to_say'],
    [
      'a file that is no picture',
      'x',
      { attachments: [{ ...picture, mediaType: 'application/pdf' }] },
      'weibo_file_kind',
    ],
    [
      'a picture nobody outside can see',
      'x',
      { attachments: [{ ...picture, address: undefined }] },
      'weibo_no_public_address',
    ],
    ['a comment under what is no post', 'x', { inReplyTo: 'push:1' }, 'weibo_comment_gone'],
    ['a comment with a picture', 'x', { inReplyTo: 'status:1', attachments: [picture] }, 'weibo_comment_no_files'],
    ['a comment of 141', '字'.repeat(141), { inReplyTo: 'status:1' }, 'weibo_text_too_long'],
  ])('sends nothing of %s', async (_, text, more, error) => {
    expect(await send(text, more)).toEqual({ state: 'refused', error: expect.stringMatching(new RegExp(`^${error}`)) });
    expect(remote.asked).toEqual([]);
  });

  it('takes a comment of exactly 140 by the platform’s count', async () => {
    const { inReplyTo } = asked();
    expect((await send('字'.repeat(100) + 'a'.repeat(80), { inReplyTo })).state).toBe('sent');
  });

  it.each([
    [20301, { state: 'refused', error: expect.stringMatching(/^weibo_not_following: 20301/) }],
    [20021, { state: 'refused', error: expect.stringMatching(/^weibo_content_refused/) }],
    [20019, { state: 'refused', error: expect.stringMatching(/^weibo_repeated/) }],
    [29999, { state: 'refused', error: expect.stringMatching(/^weibo_refused: 29999/) }],
    [10023, { state: 'retry', error: expect.stringMatching(/^weibo_busy: 10023/) }],
    [21319, { state: 'retry', error: expect.stringMatching(/^weibo_token_revoked: 21319/) }],
    [20032, { state: 'sent', externalId: null }],
  ])("tells the platform's refusals apart: %d", async (error, outcome) => {
    remote.next(DIRECT, { error });
    expect(await send('您好')).toEqual(outcome);
  });

  it('does not repeat blindly what may be out', async () => {
    remote.next(DIRECT, { breakOff: true });
    expect(await send('您好')).toMatchObject({ state: 'unknown' });
    remote.next(DIRECT, { status: 502 });
    expect(await send('您好')).toMatchObject({ state: 'unknown' });
    remote.next(DIRECT, { status: 503 });
    expect(await send('您好')).toMatchObject({ state: 'retry' });
    remote.next(DIRECT, { until: Promise.resolve() }, { error: 10023 });
    expect(await send('字'.repeat(400))).toMatchObject({
      state: 'unknown',
      error: expect.stringMatching(/^weibo_partly_sent 1\/2: weibo_busy/),
    });
    const { inReplyTo } = asked();
    remote.next(COMMENT, { breakOff: true });
    expect(await send('有的', { inReplyTo })).toMatchObject({ state: 'unknown' });
  });

  it('keeps the token out of what it says about failures', async () => {
    remote.next(DIRECT, { breakOff: true });
    expect(JSON.stringify(await send('您好'))).not.toContain(remote.token);
  });

  it('fetches what people send, and follows an address only to where the platform keeps pictures', async () => {
    const api = new WeiboApi(settings);
    const fid = remote.keep(Buffer.from('picture'));
    expect(await api.file({ fid, kind: 'image' })).toEqual({ name: 'image.jpg', content: Buffer.from('picture') });
    await expect(api.file({ fid: '1', kind: 'image' })).rejects.toMatchObject({ code: 20101 });
    expect((await api.picture(`${remote.url}/large/${fid}.jpg`)).content.toString()).toBe('picture');
    for (const address of ['http://127.0.0.1:9/a.jpg', 'https://sinaimg.cn.example/a.jpg', 'file:///etc/passwd'])
      await expect(api.picture(address)).rejects.toMatchObject({ code: 20005 });
  });

  it('takes no file without end', async () => {
    const fid = remote.keep(Buffer.alloc(20 * 1024 * 1024 + 1));
    await expect(new WeiboApi(settings).file({ fid, kind: 'image' })).rejects.toThrow('more than');
  });

  it.each<[string, Partial<WeiboSettings>, boolean[], string]>([
    ['everything right', {}, [true, true, true], ''],
    ['another token', { accessToken: '2.00wrongwrong' }, [true, false, false], 'weibo_token_rejected'],
    ['another account', { uid: '1234567890' }, [true, false, true], 'weibo_wrong_account'],
    ['another application', { appKey: '1234567890' }, [true, false, true], 'weibo_wrong_app_key'],
    ['no secret', { appSecret: '' }, [false, true, true], 'weibo_settings_incomplete'],
  ])('is tested step by step with %s', async (_, given, oks, detail) => {
    const { ok, steps } = await channel.test({ ...settings, ...given });
    expect(steps.map((step) => step.ok)).toEqual(oks);
    expect(ok).toBe(oks.every(Boolean));
    expect(steps.find((step) => !step.ok)?.detail ?? '').toContain(detail);
  });

  it('is tested where nobody listens', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const { steps } = await channel.test({ ...settings, api: { open: nowhere, messages: nowhere, files: nowhere } });
    expect(steps[1]!.detail).toBe('weibo_unreachable: ECONNREFUSED');
    expect(weiboTrouble(steps[1]!.detail)).toBeNull();
  });

  it('reads what it stored, and rejects what can not be read', async () => {
    const input = { externalId: '1', receivedAt: new Date(), envelope: {} };
    const raw = Buffer.from(`{"type":"text","sender_id":${WHO},"receiver_id":${remote.uid},"text":"x"}`);
    expect(await channel.parse({ ...input, raw })).toMatchObject({ text: 'x', from: { externalId: WHO } });
    await expect(channel.parse({ ...input, raw: Buffer.from('x') })).rejects.toThrow('bad_json');
    await expect(
      channel.parse({ ...input, raw: Buffer.from('{}'), envelope: { list: 'comments/to_me' } }),
    ).rejects.toThrow('bad_json');
  });
});
