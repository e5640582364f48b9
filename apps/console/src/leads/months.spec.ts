import { monthsBack } from './months';

it('goes back over the turn of the year', () => {
  expect(monthsBack('2026-02-28', 3, 'zh-CN')).toEqual([
    { value: '2026-02', label: '2026年2月' },
    { value: '2026-01', label: '2026年1月' },
    { value: '2025-12', label: '2025年12月' },
  ]);
});
