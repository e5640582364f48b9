import { faultAt, faultsOf, knownRule } from './field-faults';

const faults = [
  { path: 'settings.imap.host', rule: 'too_small' },
  { path: 'name', rule: 'required' },
];

it.each([
  ['name', 'required'],
  ['settings.imap.host', 'too_small'],
  ['settings.imap', 'too_small'],
  ['settings.im', null],
  ['email', null],
])('shows at %s: %p', (path, rule) => {
  expect(faultAt(faults, path)).toBe(rule);
});

it('reads the faults of a refusal and none of anything else', () => {
  expect(faultsOf({ code: 'invalid_input', fields: faults })).toEqual(faults);
  expect(faultsOf(new Error('offline'))).toEqual([]);
  expect(faultsOf({ fields: [{ path: 1 }] })).toEqual([]);
});

it('puts what is taken at its field, inside settings too', () => {
  const taken = faultsOf({ code: 'already_exists', detail: { field: 'address' } });
  expect(faultAt(taken, 'settings.address')).toBe('already_exists');
  expect(faultAt(taken, 'address')).toBe('already_exists');
  expect(faultsOf({ code: 'already_exists', detail: {} })).toEqual([]);
});

it('calls an unknown rule invalid', () => {
  expect(knownRule('too_big')).toBe('too_big');
  expect(knownRule('custom')).toBe('invalid');
});
