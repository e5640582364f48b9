import type { ViolationWindow } from '#contract';
import { waitOf } from './wait';

const window: ViolationWindow = {
  openedAt: '2026-11-23T02:00:00Z',
  dueAt: '2026-11-23T02:30:00Z',
  repeatAt: null,
  repeats: 0,
  endedAt: null,
  ending: null,
  excuse: null,
  workingSeconds: null,
};

test('a wait of 47 minutes is 17 too long', () => {
  const waited = waitOf({ ...window, endedAt: '2026-11-23T02:47:30Z', ending: 'answered', workingSeconds: 2850 });
  expect(waited).toMatchObject({ waited: 47, late: 17 });
  expect(waited.share).toBeCloseTo(30 / 47.5);
});

test('one that runs has no length yet', () => expect(waitOf(window).late).toBeNull());
