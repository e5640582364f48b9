import { zoneOptions } from './zones';

it('offers the zone in use first, once, and the others after it', () => {
  const values = zoneOptions('Asia/Shanghai').map(({ value }) => value);
  expect(values[0]).toBe('Asia/Shanghai');
  expect(values.filter((value) => value === 'Asia/Shanghai')).toHaveLength(1);
  expect(values).toContain('Europe/Berlin');
});

it('keeps a zone the browser does not know', () => {
  expect(zoneOptions('Mars/Olympus_Mons')[0]).toEqual({ value: 'Mars/Olympus_Mons', label: 'Mars/Olympus Mons' });
});
