import { FakeReceiver } from '../../../../test/support/remotes/webhook/fake-receiver';
import { NotAnswered, post, type Posting } from './post';
import { newSecret } from './secret';

describe('posting to a program', () => {
  let program: FakeReceiver;
  let posting: Posting;

  beforeEach(async () => {
    program = await FakeReceiver.open();
    const secrets = [newSecret()];
    program.secrets = secrets;
    const body = JSON.stringify({ type: 'a.thing', timestamp: new Date().toISOString(), data: { 词: '值' } });
    posting = { url: program.url, secrets, id: 'msg_1', body, at: new Date(), allowedHosts: [program.host] };
  });
  afterEach(() => program.close());

  const fault = (given: Partial<Posting> = {}) =>
    post({ ...posting, ...given }).then(
      () => 'answered',
      (error: NotAnswered) => [error.code, error.isFinal],
    );

  it('is taken by whoever knows the secret', async () => {
    expect(await post(posting)).toEqual({ status: 200, excerpt: '{"ok":true}', retryAfterSeconds: null });
    expect(program.taken).toEqual([expect.objectContaining({ id: 'msg_1', type: 'a.thing', data: { 词: '值' } })]);
  });

  it.each([[400], [410], [429], [500]])('answers %d as it was said', async (status) => {
    program.next({ status, body: 'no\0thing', headers: { 'retry-after': '7' } });
    expect(await post(posting)).toEqual({ status, excerpt: 'nothing', retryAfterSeconds: 7 });
  });

  it('does not follow a redirect', async () => {
    program.next({ status: 302, headers: { location: program.url } });
    expect((await post(posting)).status).toBe(302);
    expect(program.asked).toHaveLength(1);
  });

  it('reads no more of an answer than it needs', async () => {
    program.next({ status: 200, body: '多'.repeat(1_000_000) });
    const { excerpt } = await post(posting);
    expect(excerpt.length).toBeLessThanOrEqual(1000);
  });

  it('gives up on a program that hangs, breaks off or is not there', async () => {
    program.next({ hang: true }, { breakOff: true });
    expect(await fault({ withinMs: 200 })).toEqual(['timed_out', false]);
    expect(await fault()).toEqual(['broken_off', false]);
    expect(await fault({ url: 'http://127.0.0.1:9/', allowedHosts: ['127.0.0.1'] })).toEqual([
      'connection_refused',
      false,
    ]);
  });

  it('never connects to an inside address that the installation does not name', async () => {
    expect(await fault({ allowedHosts: [] })).toEqual(['private_address', true]);
    expect(await fault({ url: program.url.replace('127.0.0.1', 'localhost'), allowedHosts: [] })).toEqual([
      'private_address',
      true,
    ]);
    expect(program.asked).toEqual([]);
  });
});
