import { FakeWecom } from '../../../../test/support/remotes/wecom/fake-wecom';
import { WecomPlatform } from '../../../../test/support/remotes/wecom/platform';
import { CallbackRefused } from '../tencent/refusal';
import { answerEcho, type CallbackQuery, openCall } from './callback';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const account = {
  corpId: 'wwb0d2ac30cf2c3d44',
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const OTHER_KEY = 'Z'.repeat(43);

const fault = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof CallbackRefused) return error.code;
    throw error;
  }
};

describe('calls of WeCom', () => {
  let remote: FakeWecom;
  let platform: WecomPlatform;

  beforeAll(async () => {
    remote = await FakeWecom.open();
    platform = new WecomPlatform({ ...account, url: '', openKfId: 'wk1234567' }, remote, () => NOW);
  });
  afterAll(() => remote.close());

  const called = (xml: string, query: Partial<CallbackQuery> = {}, receiver?: string) => {
    const sealed = platform.seal(xml, receiver);
    const body = Buffer.from(platform.envelope(sealed));
    return { query: { ...platform.signed(sealed), ...query }, body };
  };
  const event = (inner: string): string => `<xml><MsgType>event</MsgType>${inner}</xml>`;
  const NUDGE = event('<Event>kf_msg_or_event</Event><Token>ENC1</Token><OpenKfId>wk1234567</OpenKfId>');

  it('answer the sealed echo open', () => {
    const echostr = platform.seal('1616140317555161061');
    expect(answerEcho(account, { ...platform.signed(echostr), echostr }, NOW)).toBe('1616140317555161061');
  });

  it.each([
    ['for another company', (echostr: string) => ({ ...account, corpId: 'ww0', echostr }), 'wrong_receiver'],
    ['under another key', (echostr: string) => ({ ...account, encodingAesKey: OTHER_KEY, echostr }), 'wrong_key'],
    ['under another token', (echostr: string) => ({ ...account, token: 'other', echostr }), 'wrong_signature'],
  ])('refuse an echo %s', (_, of, code) => {
    const echostr = platform.seal('1');
    expect(fault(() => answerEcho(of(echostr), { ...platform.signed(echostr), echostr }, NOW))).toBe(code);
  });

  it('refuse an echo without an echo', () => {
    expect(fault(() => answerEcho(account, platform.signed(''), NOW))).toBe('wrong_signature');
  });

  it('say which account has news, and the token for fetching it', () => {
    const { query, body } = called(NUDGE);
    expect(openCall(account, query, body, NOW)).toEqual({
      kind: 'nudge',
      nudge: { openKfId: 'wk1234567', token: 'ENC1' },
    });
  });

  it.each([
    ['another event', event('<Event>change_contact</Event>'), { kind: 'other', event: 'change_contact' }],
    ['news of no account', event('<Event>kf_msg_or_event</Event>'), { kind: 'other', event: 'kf_msg_or_event' }],
    [
      'news without a token',
      event('<Event>kf_msg_or_event</Event><OpenKfId>wk1</OpenKfId>'),
      { kind: 'nudge', nudge: { openKfId: 'wk1', token: null } },
    ],
    [
      'a token longer than the platform makes',
      event(`<Event>kf_msg_or_event</Event><Token>${'x'.repeat(129)}</Token><OpenKfId>wk1</OpenKfId>`),
      { kind: 'nudge', nudge: { openKfId: 'wk1', token: null } },
    ],
  ])('are read: %s', (_, xml, read) => {
    const { query, body } = called(xml);
    expect(openCall(account, query, body, NOW)).toEqual(read);
  });

  it.each([
    ['for another company', NUDGE, 'ww0000000000000000', 'wrong_receiver'],
    ['that hold no XML', 'words', undefined, 'bad_xml'],
    ['with an entity', '<!DOCTYPE x [<!ENTITY a "b">]><xml><Event>&a;</Event></xml>', undefined, 'bad_xml'],
  ])('signed and unreadable are told apart from forged ones: %s', (_, xml, receiver, code) => {
    const { query, body } = called(xml, {}, receiver);
    expect(openCall(account, query, body, NOW)).toMatchObject({ kind: 'unreadable', fault: { code } });
  });

  it.each([
    ['another signature', { msg_signature: 'f'.repeat(40) }, 'wrong_signature'],
    ['no signature', { msg_signature: undefined }, 'wrong_signature'],
    ['another nonce', { nonce: '1' }, 'wrong_signature'],
    ['another time', { timestamp: '1' }, 'wrong_signature'],
  ])('are refused with %s', (_, query, code) => {
    const made = called(NUDGE, query);
    expect(fault(() => openCall(account, made.query, made.body, NOW))).toBe(code);
  });

  it.each([
    [5 * 60_000, 'taken'],
    [5 * 60_000 + 1000, 'stale_timestamp'],
    [-5 * 60_000 - 1000, 'stale_timestamp'],
  ])('are %i ms apart from our clock: %s', (ms, code) => {
    const { query, body } = called(NUDGE);
    expect(fault(() => openCall(account, query, body, new Date(NOW.getTime() + ms)))).toBe(code);
  });

  it('are refused with another body behind an overheard address', () => {
    const { query } = called(NUDGE);
    const { body } = called(event('<Event>kf_msg_or_event</Event><OpenKfId>wk9</OpenKfId>'));
    expect(fault(() => openCall(account, query, body, NOW))).toBe('wrong_signature');
  });

  it.each(['', '<xml></xml>', '<xml><Encrypt></Encrypt></xml>'])('are refused without anything sealed: %j', (body) => {
    const code = fault(() => openCall(account, platform.signed(''), Buffer.from(body), NOW));
    expect(['wrong_signature', 'bad_xml']).toContain(code);
  });

  it('survive every way of cutting a sealed body short', () => {
    const sealed = platform.seal(NUDGE);
    for (let length = 1; length < sealed.length; length += 7) {
      const cut = sealed.slice(0, length);
      const answer = openCall(account, platform.signed(cut), Buffer.from(platform.envelope(cut)), NOW);
      expect(answer.kind).toBe('unreadable');
    }
  });
});
