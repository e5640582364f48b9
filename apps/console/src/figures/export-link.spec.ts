import { exportLink } from './export-link';

const query = { from: '2026-11-16', to: '2026-11-22', step: 'day' as const, by: 'agent' as const };

describe('the download of the figures', () => {
  it('asks what the screen asks', () => {
    expect(exportLink({ ...query, teamId: 'team-a' }, 'xlsx', 'zh-CN')).toBe(
      '/api/figures/export?from=2026-11-16&to=2026-11-22&step=day&by=agent&teamId=team-a&format=xlsx&locale=zh-CN',
    );
  });

  it('leaves out what is not chosen, and speaks the reader’s language', () => {
    expect(exportLink({ ...query, teamId: undefined }, 'csv', 'en-GB')).toBe(
      '/api/figures/export?from=2026-11-16&to=2026-11-22&step=day&by=agent&format=csv&locale=en',
    );
  });
});
