import { type Answer, type Desk, eventually, openDesk } from '../../support/desk';
import { FakeProvider } from '../../support/remotes/oauth/fake-provider';
import { describeWith, type Dovecot, startDovecot } from '../../support/services';
import { ADDRESS, addMailbox, arrived, health, imapOf, mail, mailbox } from './mailbox-desk';

describeWith('dovecot', 'a mailbox that is signed in to at its provider', () => {
  let provider: FakeProvider;
  let dovecot: Dovecot;
  let desk: Desk;
  let inboxId: string;

  beforeAll(async () => {
    provider = await FakeProvider.open();
    dovecot = await startDovecot({ introspectionUrl: `${provider.url}/introspect` });
    desk = await openDesk();
    provider.now = () => desk.clock.now().getTime();
    const imap = imapOf(dovecot, { password: '' });
    inboxId = await addMailbox(desk, { imap, signIn: provider.settings });
  }, 60_000);
  afterAll(async () => {
    await desk.close();
    await dovecot.stop();
    provider.close();
  });

  /** What the browser does: the link of the desk, the provider's page, and back with what stands in the address. */
  async function throughTheProvider(): Promise<{ state: string; code?: string; error?: string }> {
    const { url } = (await desk.admin.post(`/admin/mailboxes/${inboxId}/sign-in`)).body as { url: string };
    const back = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location')!);
    const { redirectUri } = await mailbox(desk.admin, inboxId);
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    return Object.fromEntries(back.searchParams) as { state: string; code?: string };
  }
  const finish = (by: { post: Desk['admin']['post'] }, sent: object): Promise<Answer> =>
    by.post('/admin/mailboxes/sign-in', sent);
  const signIn = async () => (await mailbox(desk.admin, inboxId)).signIn!;

  it('says that nobody has signed in yet, and asks for it', async () => {
    expect(await signIn()).toMatchObject({ state: 'none' });
    const failed = await eventually(
      () => health(desk.admin, inboxId),
      ({ state }) => state === 'failed',
    );
    expect(failed.error).toMatch(/Sign in again/);
  });

  it('takes back only what this session began, once, and says why it was refused', async () => {
    const other = await desk.agent({ role: 'admin' });
    const begun = await throughTheProvider();
    expect((await finish(other, begun)).body.code).toBe('mail_sign_in_unknown');
    expect((await finish(desk.admin, begun)).body.code).toBe('mail_sign_in_unknown');
    expect((await finish(desk.admin, { state: 'made-up', code: 'x' })).body.code).toBe('mail_sign_in_unknown');
    provider.consent = false;
    const denied = await finish(desk.admin, await throughTheProvider());
    provider.consent = true;
    expect(denied.body).toMatchObject({ code: 'mail_sign_in_refused', detail: { said: 'access_denied' } });
    const wrong = await finish(desk.admin, { ...(await throughTheProvider()), code: 'made-up' });
    expect(wrong.body).toMatchObject({
      code: 'mail_sign_in_refused',
      detail: { said: expect.stringContaining('invalid_grant') },
    });
    const late = await throughTheProvider();
    desk.clock.advance(11 * 60);
    expect((await finish(desk.admin, late)).body.code).toBe('mail_sign_in_unknown');
    expect(await signIn()).toMatchObject({ state: 'none' });
  });

  it('reads mail by XOAUTH2 once it is signed in, and keeps no token readable', async () => {
    dovecot.deliver(ADDRESS, mail('凭登录收到'));
    expect((await finish(desk.admin, await throughTheProvider())).body).toEqual({ inboxId });
    await arrived(desk, '凭登录收到');
    expect(await signIn()).toMatchObject({ state: 'signed_in', error: null });
    expect((await health(desk.admin, inboxId)).state).toBe('connected');
    const { rows } = await desk.sql.query('select tokens from mail_sign_in');
    expect((rows[0] as { tokens: Buffer }).tokens.toString('latin1')).not.toMatch(/accessToken|refreshToken/);
    const audit = await desk.sql.query(`select act from audit_log where act = 'inbox.signed_in'`);
    expect(audit.rows).toHaveLength(1);
  });

  it('is tested with its tokens, and lists its folders', async () => {
    const settings = { address: ADDRESS, imap: imapOf(dovecot, { password: '' }), signIn: provider.settings };
    const tested = await desk.admin.post('/admin/inboxes/test', { channel: 'email', settings, inboxId });
    expect(tested.body).toMatchObject({ ok: true });
    const { body } = await desk.admin.post('/admin/mailboxes/folders', { settings, inboxId });
    expect(body.folders).toContainEqual({ path: 'INBOX', use: 'inbox', holdsMail: true, mails: 1, unread: 0 });
  });

  it('renews its tokens before they end, once, however many ask', async () => {
    const before = await signIn();
    provider.asked.length = 0;
    desk.clock.advance(55 * 60);
    await eventually(signIn, ({ expiresAt }) => expiresAt !== before.expiresAt, 40_000);
    expect(provider.asked).toEqual(['refresh_token']);
  }, 60_000);

  it('keeps a sign-in that the provider can not renew just now', async () => {
    provider.nextAnswers.push([503, {}]);
    const before = await signIn();
    desk.clock.advance(55 * 60);
    await eventually(signIn, ({ error }) => error !== null, 40_000);
    expect((await signIn()).state).toBe('signed_in');
    desk.clock.advance(60);
    await eventually(signIn, ({ error, expiresAt }) => error === null && expiresAt !== before.expiresAt, 40_000);
  }, 90_000);

  it('raises the alarm when it was ended there, and goes on after signing in again', async () => {
    provider.revokeAll();
    desk.clock.advance(55 * 60);
    await eventually(signIn, ({ state }) => state === 'ended', 40_000);
    const alarm = await eventually(
      () => health(desk.admin, inboxId),
      ({ state }) => state === 'failed',
      20_000,
    );
    expect(alarm.error).toMatch(/Sign in again/);
    dovecot.deliver(ADDRESS, mail('重新登录之后'));
    await finish(desk.admin, await throughTheProvider());
    await arrived(desk, '重新登录之后');
    expect((await signIn()).state).toBe('signed_in');
  }, 90_000);

  it('forgets the sign-in of another client', async () => {
    const { body } = await desk.admin.get('/admin/inboxes');
    const { settings } = body.rows.find(({ id }: { id: string }) => id === inboxId);
    const signInTo = { ...provider.settings, clientId: 'another' };
    await desk.admin.patch(`/admin/inboxes/${inboxId}`, { settings: { ...settings, signIn: signInTo } });
    expect((await signIn()).state).toBe('none');
  });
});
