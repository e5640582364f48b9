import { upcomingOf } from './upcoming';

const dated = (value: number, effectiveAt: string) => ({ value, effectiveAt, byName: '李敏', createdAt: effectiveAt });
const now = Date.parse('2026-11-20T06:00:00Z');

it('is the nearest value that does not hold yet', () => {
  const history = [
    dated(3, '2027-01-01T00:00:00Z'),
    dated(2, '2026-12-01T00:00:00Z'),
    dated(1, '2026-11-01T00:00:00Z'),
  ];
  expect(upcomingOf({ history }, now)?.value).toBe(2);
});

it('is nothing when all that is written already holds', () => {
  expect(upcomingOf({ history: [dated(1, '2026-11-20T06:00:00Z')] }, now)).toBeNull();
});
