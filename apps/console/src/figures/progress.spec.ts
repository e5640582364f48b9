import { progress } from './progress';

describe('progress toward a target', () => {
  it('says what is missing', () => {
    expect(progress(112, 450)).toEqual({ share: 112 / 450, percent: 24, missing: 338, reached: false });
  });

  it('never reads as reached before it is', () => {
    expect(progress(449, 450)).toMatchObject({ percent: 99, reached: false });
    expect(progress(450, 450)).toMatchObject({ share: 1, percent: 100, missing: 0, reached: true });
  });

  it('fills the bar once and goes on counting', () => {
    expect(progress(24, 20)).toMatchObject({ share: 1, percent: 120, missing: 0 });
  });

  it('reads no value as nothing done', () => expect(progress(null, 20)).toMatchObject({ share: 0, missing: 20 }));

  it('is nothing without a target', () => {
    expect(progress(5, null)).toBeNull();
    expect(progress(5, 0)).toBeNull();
  });
});
