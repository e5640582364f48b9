import { allowance, type Heard, SPEECH_RULES } from './allowance';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const HOUR = 3_600_000;
const word = (at: Date, said = 0): Heard => ({ act: 'word', at, said });
const touch = (at: Date, said = 0): Heard => ({ act: 'touch', at, said });
const official = (...heard: Heard[]) => allowance(SPEECH_RULES['wechat-official'], heard, NOW);

describe('what a platform lets us say', () => {
  it.each([
    ['right after a word', word(NOW), 'open', 5],
    ['after four answers', word(NOW, 4), 'open', 1],
    ['after five answers', word(NOW, 5), 'used', 0],
    ['after more answers than we knew of', word(NOW, 7), 'used', 0],
    ['in the last moment of 48 hours', word(ago(48 * HOUR)), 'open', 5],
    ['a moment later', word(ago(48 * HOUR + 1)), 'closed', 0],
    ['after 48 hours with all five left', word(ago(49 * HOUR)), 'closed', 0],
    ['when the contact’s clock runs ahead of ours', word(ago(-HOUR)), 'open', 5],
  ])('%s', (_, heard, state, left) => {
    expect(official(heard)).toEqual({ state, left, until: new Date(heard.at.getTime() + 48 * HOUR) });
  });

  it('is nothing to who never did anything', () => {
    expect(official()).toEqual({ state: 'closed', left: 0, until: null });
  });

  it('is three in a minute after a touch', () => {
    expect(official(touch(ago(59_000), 1))).toEqual({ state: 'open', left: 2, until: new Date(NOW.getTime() + 1000) });
    expect(official(touch(ago(61_000)))).toMatchObject({ state: 'closed' });
  });

  it('is the better of a word and a touch, not their sum', () => {
    expect(official(word(ago(HOUR), 4), touch(ago(1000)))).toMatchObject({
      left: 3,
      until: new Date(NOW.getTime() + 59_000),
    });
    expect(official(word(ago(HOUR), 5), touch(ago(1000)))).toMatchObject({ state: 'open', left: 3 });
    expect(official(word(ago(HOUR), 1), touch(ago(1000)))).toMatchObject({ left: 4 });
    expect(official(word(ago(49 * HOUR)), touch(ago(1000), 3))).toMatchObject({ state: 'used' });
    expect(official(word(ago(HOUR), 2), touch(ago(1000), 0))).toMatchObject({
      left: 3,
      until: new Date(NOW.getTime() + 47 * HOUR),
    });
  });

  it('says when the newest window closed', () => {
    expect(official(word(ago(50 * HOUR)), touch(ago(2 * HOUR))).until).toEqual(
      new Date(NOW.getTime() - 2 * HOUR + 60_000),
    );
  });

  it('knows no touches on WeCom', () => {
    expect(allowance(SPEECH_RULES.wecom, [touch(NOW)], NOW)).toEqual({ state: 'closed', left: 0, until: null });
    expect(allowance(SPEECH_RULES.wecom, [word(NOW, 2)], NOW)).toMatchObject({ state: 'open', left: 3 });
  });
});
