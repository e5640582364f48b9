import { confirmRepeat, type Repeat, reviewRepeat, setRepeatAside, tellApart } from './repeat';

const repeat: Repeat = { state: 'proposed', cause: 'promise_broken', agentId: 'li', reviewedById: null };
const review = (of: Repeat, cause: Repeat['cause'] | null, note = '听过录音', byId = 'chen') =>
  reviewRepeat(of, { byId, cause, note });
const code = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the life of a contact who came back (M1 to M4)', () => {
  test('an agent confirms, and may say another cause', () => {
    expect(confirmRepeat(repeat, 'late_reply', '')).toMatchObject({ state: 'confirmed', cause: 'late_reply' });
    expect(code(() => confirmRepeat(repeat, 'unknown', ' … '))).toBe('reason_required');
    expect(confirmRepeat(repeat, 'unknown', '客户不愿说')).toMatchObject({ state: 'confirmed', cause: 'unknown' });
  });

  test('an agent sets another matter aside, with a word about it', () => {
    expect(code(() => setRepeatAside(repeat, ''))).toBe('reason_required');
    expect(setRepeatAside(repeat, '问的是另一台机器')).toMatchObject({ state: 'other_matter' });
  });

  test('M9: the desk tells apart what nobody has judged', () => {
    expect(tellApart(repeat)).toMatchObject({ state: 'other_matter' });
    const confirmed = confirmRepeat(repeat, 'late_reply', '');
    expect(tellApart(confirmed)).toBe(confirmed);
  });

  test('a team lead has the last word, once, and never over their own', () => {
    const confirmed = confirmRepeat(repeat, 'promise_broken', '');
    expect(code(() => review(repeat, 'promise_broken'))).toBe('repeat_state');
    expect(code(() => review(confirmed, 'promise_broken', '', 'li'))).toBe('repeat_own');
    expect(review(confirmed, 'promise_broken', '')).toMatchObject({ state: 'reviewed', reviewedById: 'chen' });
    expect(code(() => review(confirmed, 'late_reply', ''))).toBe('reason_required');
    const reviewed = review(confirmed, 'late_reply');
    expect(reviewed).toMatchObject({ state: 'reviewed', cause: 'late_reply' });
    for (const again of [
      () => review(reviewed, 'late_reply'),
      () => confirmRepeat(reviewed, 'late_reply', ''),
      () => setRepeatAside(reviewed, '不是'),
    ])
      expect(code(again)).toBe('repeat_state');
  });

  test('what was set aside can be taken back by the review, or stays aside for good', () => {
    const aside = setRepeatAside(repeat, '另一件事');
    expect(review(aside, 'promise_broken')).toMatchObject({ state: 'reviewed', cause: 'promise_broken' });
    const stays = review(aside, null, '');
    expect(stays).toMatchObject({ state: 'other_matter', reviewedById: 'chen' });
    expect(code(() => review(stays, null))).toBe('repeat_state');
  });
});
