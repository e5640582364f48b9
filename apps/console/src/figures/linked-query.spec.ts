import { linkedQuery } from './linked-query';

describe('the link of a mail', () => {
  it('opens the same figures', () => {
    expect(linkedQuery('?from=2026-11-16&to=2026-11-22&step=week&by=team&teamId=t1')).toEqual({
      ...{ from: '2026-11-16', to: '2026-11-22', step: 'week', by: 'team', teamId: 't1' },
    });
    expect(linkedQuery('?from=2026-11-16&to=2026-11-22&step=year&by=luck')).toEqual({
      ...{ from: '2026-11-16', to: '2026-11-22', step: 'day', by: 'agent' },
    });
  });

  it.each(['', '?from=2026-11-16', '?from=today&to=2026-11-22', '?from=2026-11-22&to=2026-11-16'])(
    'says nothing with %j',
    (search) => expect(linkedQuery(search)).toBeNull(),
  );
});
