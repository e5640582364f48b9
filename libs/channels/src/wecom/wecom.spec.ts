import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeWecom } from '../../../../test/support/remotes/wecom/fake-wecom';
import type { OutboundAttachment, OutboundMessage } from '../channel';
import type { PartLedger } from '../tencent/parts';
import { TokensInMemory } from '../tencent/token-keeper';
import { WecomApi } from './api';
import { testAccount } from './connection-test';
import { partId, sendMessage } from './send';
import type { WecomSettings } from './settings';

const WHO = 'wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw';
const SEND = '/cgi-bin/kf/send_msg';
const SYNC = '/cgi-bin/kf/sync_msg';

describe('WeChat customer service', () => {
  let remote: FakeWecom;
  let settings: WecomSettings;
  let tokens: TokensInMemory;
  let folder: string;
  const kf = () => remote.accounts[0]!.open_kfid;
  const api = () => new WecomApi(settings, tokens);

  beforeEach(async () => {
    remote = await FakeWecom.open();
    remote.people.set(WHO, { nickname: '王芳', wroteAt: Date.now(), answers: 0, session: 0 });
    tokens = new TokensInMemory();
    settings = {
      corpId: remote.corpId,
      secret: remote.secret,
      token: 'QDG6eK',
      encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
      openKfId: kf(),
      apiUrl: remote.url,
    };
    folder = await mkdtemp(join(tmpdir(), 'wecom-'));
  });
  afterEach(async () => {
    await remote.close();
    await rm(folder, { recursive: true });
  });

  /** A ledger as the desk keeps one. */
  class Notebook implements PartLedger {
    readonly states = new Map<number, string>();
    closed: string | null = null;
    isSaid = (part: number) => this.states.get(part) === 'said';
    reserve = () => Promise.resolve(this.closed);
    release = () => Promise.resolve();
    end = (part: number, state: string) => Promise.resolve(void this.states.set(part, state));
  }
  const message = (text: string, attachments: OutboundAttachment[] = []): OutboundMessage => ({
    messageId: '0192-a',
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
  const send = (text: string, files: OutboundAttachment[] = [], book = new Notebook()) =>
    sendMessage(api(), kf(), message(text, files), book);
  const fileOf = async (mediaType: string, content = Buffer.from('some bytes')) => {
    const path = join(folder, mediaType.replace('/', '.'));
    await writeFile(path, content);
    return { name: `文件.${mediaType.split('/')[1]}`, mediaType, path };
  };

  it('says a text under an id of ours', async () => {
    expect(await send('您好')).toEqual({ state: 'sent', externalId: partId('0192-a', 0) });
    expect(remote.said).toEqual([
      { touser: WHO, open_kfid: kf(), msgid: partId('0192-a', 0), msgtype: 'text', text: { content: '您好' } },
    ]);
  });

  it('makes ids the platform takes, one per part, the same each time', () => {
    const ids = [0, 1, 2].map((part) => partId('0192-a', part));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-zA-Z_-]{32}$/);
    expect(partId('0192-a', 1)).toBe(ids[1]);
  });

  it.each([
    [95001, 'refused', /^wecom_quota_used: 95001/],
    [95002, 'refused', /^wecom_window_closed/],
    [95013, 'refused', /^wecom_session_ended/],
    [95018, 'refused', /^wecom_session_taken/],
    [95000, 'refused', /^wecom_wrong_account/],
    [40003, 'refused', /^wecom_contact_unknown/],
    [48002, 'refused', /^wecom_no_permission/],
    [99999, 'refused', /^wecom_refused: 99999/],
    [-1, 'retry', /^wecom_busy/],
    [45009, 'retry', /^wecom_busy/],
    [60020, 'retry', /^wecom_ip_not_allowed/],
  ])('turns the error %i of the platform into %s', async (errcode, state, error) => {
    remote.next(SEND, { errcode });
    expect(await send('您好')).toEqual({ state, error: expect.stringMatching(error) });
    expect(remote.count(SEND)).toBe(1);
  });

  it.each([40014, 42001, 40001])('tries once more with a new token after %i, and not a third time', async (errcode) => {
    remote.next(SEND, { errcode });
    expect((await send('一')).state).toBe('sent');
    remote.next(SEND, { errcode }, { errcode });
    expect((await send('二')).state).toBe('retry');
    expect(remote.count(SEND)).toBe(4);
  });

  it.each([
    [{ status: 503 }, 'retry'],
    [{ status: 502 }, 'unknown'],
    [{ breakOff: true as const }, 'unknown'],
  ])('tells whether it may have gone out: %j', async (manner, state) => {
    remote.next(SEND, manner);
    const outcome = await send('您好');
    expect(outcome).toMatchObject({ state });
    expect(JSON.stringify(outcome)).not.toMatch(/token-|access_token|secret/);
  });

  it('goes on where it stopped: nothing is said twice, nothing is left out', async () => {
    const text = '今天为您查询到的物流信息如下，请您留意查收。'.repeat(70).slice(0, 1500);
    const book = new Notebook();
    remote.next(SEND, { until: Promise.resolve() }, { errcode: -1 });
    expect(await send(text, [], book)).toMatchObject({ state: 'retry', error: expect.stringMatching(/^wecom_busy/) });
    expect(await send(text, [], book)).toMatchObject({ state: 'sent' });
    expect(remote.textsTo(WHO).join('')).toBe(text);
    expect([...book.states.values()]).toEqual(['said', 'said', 'said']);
  });

  it('says how much is out when the rest is refused', async () => {
    const book = new Notebook();
    remote.next(SEND, { until: Promise.resolve() }, { errcode: 95001 });
    const outcome = await send('字'.repeat(1000), [], book);
    expect(outcome).toEqual({
      state: 'refused',
      error: expect.stringMatching(/^wecom_partly_sent 1\/2: wecom_quota_used/),
    });
  });

  it('does not call at all when the ledger says that nothing may go out', async () => {
    const book = new Notebook();
    book.closed = 'wecom_quota_used';
    expect(await send('您好', [], book)).toEqual({ state: 'refused', error: 'wecom_quota_used' });
    expect(remote.count(SEND)).toBe(0);
  });

  it.each([
    ['image/png', 'image'],
    ['audio/amr', 'voice'],
    ['video/mp4', 'video'],
    ['application/pdf', 'file'],
  ])('lays a file of %s down and sends it after the words', async (mediaType, kind) => {
    expect((await send('请看', [await fileOf(mediaType)])).state).toBe('sent');
    expect(remote.said.map(({ msgtype }) => msgtype)).toEqual(['text', kind]);
    expect([...remote.media.values()]).toMatchObject([{ type: kind, content: Buffer.from('some bytes') }]);
  });

  it('sends as a file what is too large to be shown as a picture', async () => {
    await send('', [await fileOf('image/png', Buffer.alloc(10 * 1024 * 1024 + 1))]);
    expect(remote.said.map(({ msgtype }) => msgtype)).toEqual(['file']);
  });

  it.each([
    ['too large', 'audio/amr', Buffer.alloc(20 * 1024 * 1024 + 1), /^wecom_media_too_large/],
    ['smaller than the platform takes', 'application/pdf', Buffer.from('abcd'), /^wecom_media_refused/],
  ])('says nothing when a file is %s', async (_, mediaType, content, error) => {
    expect(await send('请看', [await fileOf(mediaType, content)])).toMatchObject({
      state: 'refused',
      error: expect.stringMatching(error),
    });
    expect(await send('请看', [{ name: 'x', mediaType: 'image/png', path: join(folder, 'none') }])).toEqual({
      state: 'refused',
      error: 'wecom_file_missing',
    });
    expect(remote.said).toEqual([]);
  });

  it('reads the stream page by page behind a cursor', async () => {
    for (const n of [1, 2, 3]) remote.append(kf(), { msgid: `m${n}` });
    remote.pageSize = 2;
    const first = await api().page(kf(), '', remote.syncToken());
    expect(first).toMatchObject({ entries: [{ msgid: 'm1' }, { msgid: 'm2' }], hasMore: true });
    const second = await api().page(kf(), first.nextCursor, null);
    expect(second).toMatchObject({ entries: [{ msgid: 'm3' }], hasMore: false });
    const none = await api().page(kf(), second.nextCursor, null);
    expect(none).toEqual({ entries: [], hasMore: false, nextCursor: second.nextCursor });
  });

  it('reads an answer without entries or cursor as nothing new', async () => {
    await expect(api().page('wk0000000', '', null)).rejects.toMatchObject({ errcode: 95000 });
    await expect(api().page(kf(), '', 'spent')).rejects.toMatchObject({ errcode: 95007 });
    remote.next(SYNC, { status: 502 });
    await expect(api().page(kf(), '', null)).rejects.toMatchObject({ name: 'PlatformUnreachable' });
  });

  it('fetches a file under its own name, and takes an error in its place for one', async () => {
    const id = remote.keep('file', Buffer.from('pdf'), '合同.pdf');
    expect(await api().fetchMedia(id, 'file')).toEqual({ name: '合同.pdf', content: Buffer.from('pdf') });
    await expect(api().fetchMedia('gone', 'file')).rejects.toMatchObject({ errcode: 40007 });
  });

  it('tells a nickname and none of a stranger', async () => {
    expect(await api().nickname(WHO)).toBe('王芳');
    expect(await api().nickname('wmNobody')).toBeNull();
  });

  it('moves a session and says where it stands', async () => {
    await api().moveSession(kf(), WHO, 1);
    expect(await api().session(kf(), WHO)).toBe(1);
    await expect(api().moveSession(kf(), WHO, 0)).rejects.toMatchObject({ errcode: 95016 });
  });

  it('answers an event once', async () => {
    const code = remote.welcomeCode();
    await api().welcome(code, 'w1', '您好');
    expect(remote.welcomes).toEqual([{ code, msgid: 'w1', msgtype: 'text', text: { content: '您好' } }]);
    await expect(api().welcome(code, 'w1', '您好')).rejects.toMatchObject({ errcode: -1 });
  });

  it.each([
    [{}, [true, true, true], ''],
    [{ secret: 'wrong' }, [true, false, false], 'wecom_wrong_secret: 40001'],
    [{ corpId: 'ww1234567890123456' }, [true, false, false], 'wecom_wrong_corp_id: 40013'],
    [{ openKfId: 'wk00000000' }, [true, true, false], 'wecom_wrong_account'],
    [{ encodingAesKey: '' }, [false, true, true], 'wecom_settings_incomplete'],
  ])('is tested step by step: %j', async (given, oks, detail) => {
    const { ok, steps } = await testAccount({ ...settings, ...given }, tokens);
    expect(steps.map((step) => step.ok)).toEqual(oks);
    expect(ok).toBe(oks.every(Boolean));
    expect(steps.find((step) => !step.ok)?.detail ?? '').toContain(detail);
  });
});
