import { endRun, markStep, nextStep, type Run } from './run';

const now = new Date('2026-11-23T02:00:00Z');
const titles = ['自报家门', '核对身份', '是否方便', '告知结果', '是否清楚'];
const run: Run = {
  steps: titles.map((title) => ({ title, text: title, state: null, note: '', at: null })),
  endedAt: null,
};

describe('a run through the five steps of an outbound call (DOMAIN H8)', () => {
  test('goes on at the first step without a mark', () => {
    const said = markStep(run, { index: 0, state: 'said', note: '' }, now);
    expect(nextStep(said.steps)).toBe(1);
    const skipped = markStep(said, { index: 1, state: 'skipped', note: ' 本人接听 ' }, now);
    expect(skipped.steps[1]).toMatchObject({ state: 'skipped', note: '本人接听', at: now });
    expect(nextStep(skipped.steps)).toBe(2);
  });

  test('takes steps in any order, and marks back', () => {
    const later = markStep(run, { index: 3, state: 'said', note: '' }, now);
    expect(nextStep(later.steps)).toBe(0);
    expect(markStep(later, { index: 3, state: null, note: '' }, now)).toEqual(run);
  });

  test('is through when every step has a mark', () => {
    const all = titles.reduce((at, _, index) => markStep(at, { index, state: 'said', note: '' }, now), run);
    expect(nextStep(all.steps)).toBeNull();
  });

  test('refuses a step that is not there, and any once it is ended', () => {
    const codeOf = (mark: () => unknown) => {
      try {
        return mark();
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const said = { state: 'said', note: '' } as const;
    for (const index of [5, -1])
      expect(codeOf(() => markStep(run, { index, ...said }, now))).toBe('script_step_unknown');
    const ended = endRun(run, now);
    expect(codeOf(() => markStep(ended, { index: 0, ...said }, now))).toBe('script_run_ended');
    expect(endRun(ended, new Date())).toBe(ended);
  });
});
