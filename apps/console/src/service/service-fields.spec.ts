import type { ServiceFactsView } from '#contract';
import { FIELDS, isFilled, isMissing, shownFields } from './service-fields';

const none = {
  ...Object.fromEntries(FIELDS.map((field) => [field, null])),
  ...{ model: '', serial: '', fault: '', wish: '', area: '', placeOfInstallation: '', organisation: '' },
  ...{ warranty: 'unknown', partsByDivision: false, updatedById: null, version: 0 },
} as ServiceFactsView;

describe('the service facts beside a conversation', () => {
  test('fold to what is always asked for', () => {
    expect(shownFields(none, false)).toEqual([
      'product',
      'model',
      'fault',
      'wish',
      'serviceType',
      'askedForAt',
      'boughtOn',
    ]);
    expect(shownFields(none, true)).toEqual(FIELDS);
  });

  test('what is known is never folded away', () => {
    expect(shownFields({ ...none, serial: 'SN-1' }, false)).toContain('serial');
  });

  test.each<[string, Partial<ServiceFactsView>, string]>([
    ['D7: a return asks where it came from', { serviceType: 'return' }, 'returnFrom'],
    ['D9: parts of the division ask when they passed the station', { partsByDivision: true }, 'partsStationAt'],
  ])('%s', (_, facts, field) => {
    expect(shownFields({ ...none, ...facts }, false)).toContain(field);
  });

  test('an unknown warranty and a no are not filled; V8 names what is missing', () => {
    expect(FIELDS.filter((field) => isFilled(none, field))).toEqual([]);
    expect(isFilled({ ...none, warranty: 'in' }, 'warranty')).toBe(true);
    expect(isMissing('boughtOn', ['boughtOn'])).toBe(true);
    expect(isMissing('serial', ['boughtOn'])).toBe(false);
  });
});
