import type { Notice } from '#contract';
import { tuneOf, type Sound } from './notices';

const notice = (kind: Notice['kind']) => ({ kind }) as Notice;
const sound = (scope: Sound['scope']): Sound => ({ scope, volume: 1, repeat: false });

describe('what is heard', () => {
  test.each<[Notice['kind'], Sound['scope'], ReturnType<typeof tuneOf>]>([
    ['new_message', 'mine', 'message'],
    ['assigned', 'mine', 'message'],
    ['reminder', 'mine', 'alarm'],
    ['breach', 'mine', 'alarm'],
    ['lead_reminder', 'mine', null],
    ['unassignable', 'mine', null],
    ['lead_reminder', 'team', 'alarm'],
    ['unassignable', 'team', 'alarm'],
    ['breach', 'off', null],
    ['work_report_reminded', 'mine', 'alarm'],
    ['work_report_missed', 'mine', 'message'],
    ['work_report_missed_by', 'mine', null],
    ['work_report_missed_by', 'team', 'message'],
  ])('%s with scope %s', (kind, scope, tune) => {
    expect(tuneOf(notice(kind), sound(scope))).toBe(tune);
  });
});
