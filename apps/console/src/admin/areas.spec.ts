import { areaAt, areasOf } from './areas';

const areas = areasOf({ role: 'admin' });

it.each([
  ['/admin', 'agents'],
  ['/admin/calendars', 'calendars'],
  ['/admin/inboxes/1', 'inboxes'],
  ['/admin/nothing', 'agents'],
])('opens at %s the area %s', (path, key) => {
  expect(areaAt(areas, path)?.key).toBe(key);
});

it('lets team leads look after the health of channels, the quarantine and the block list, and agents nowhere', () => {
  expect(areasOf({ role: 'team_lead' }).map(({ key }) => key)).toEqual(['health', 'quarantine', 'block-rules']);
  expect(areaAt(areasOf({ role: 'agent' }), '/admin/agents')).toBeUndefined();
});
