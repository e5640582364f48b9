import { afterFailure, nextToSend, restored, retryInMs } from './outbox';
import { unsent } from './samples';

describe('messages not sent yet', () => {
  it('go one at a time and in the order they were written', () => {
    expect(nextToSend([unsent('a'), unsent('b')])?.clientId).toBe('a');
    expect(nextToSend([unsent('a', { state: 'sending' }), unsent('b')])).toBeNull();
    expect(nextToSend([unsent('a', { state: 'waiting' }), unsent('b')])?.clientId).toBe('a');
    expect(nextToSend([])).toBeNull();
  });

  it('are not held up by one the desk refused', () => {
    expect(nextToSend([unsent('a', { state: 'refused' }), unsent('b')])?.clientId).toBe('b');
  });

  it.each([
    ['network', 50, 'held'],
    ['timeout', 50, 'held'],
    ['too_many_requests', 1, 'held'],
    ['visitor_unknown', 1, 'held'],
    ['internal', 5, 'held'],
    ['internal', 6, 'refused'],
    ['message_too_long', 1, 'refused'],
    ['inbox_disabled', 1, 'refused'],
    ['attachment_unknown', 1, 'refused'],
  ])('after %s on try %i it is %s', (code, attempts, outcome) => {
    expect(afterFailure(unsent('a', { attempts }), code)).toBe(outcome);
  });

  it('wait longer each time, or as long as the desk asks', () => {
    expect([1, 2, 3, 4, 5, 50].map((attempts) => retryInMs(attempts, null))).toEqual([
      1000, 2000, 4000, 8000, 15000, 15000,
    ]);
    expect(retryInMs(1, 30)).toBe(30_000);
  });

  it('survive a reload, to be sent again under the same client id', () => {
    const file = { id: 'f', name: 'a.png', mediaType: 'image/png', size: 1, width: 1, height: 1, url: 'blob:gone' };
    const kept = JSON.stringify(unsent('a', { state: 'sending', attempts: 3, files: [file] }));
    expect(restored(kept)).toEqual(unsent('a', { files: [{ ...file, url: null }] }));
    expect(restored(JSON.stringify(unsent('b', { state: 'refused', code: 'inbox_disabled' })))?.state).toBe('refused');
  });

  it('are skipped when they can not be read back', () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const broken of ['', '{', 'null', '{"text":"x"}', '{"clientId":"a","text":"x"}'])
      expect(restored(broken)).toBeNull();
    jest.restoreAllMocks();
  });
});
