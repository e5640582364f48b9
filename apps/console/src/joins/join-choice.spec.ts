import type { Contact } from '#contract';
import { differing, lacking } from './join-choice';

const contact = (given: Partial<Contact>): Contact => ({
  id: 'c',
  name: '王芳',
  email: null,
  phone: null,
  company: null,
  address: null,
  product: null,
  purchasedOn: null,
  remark: null,
  special: null,
  groups: [],
  locale: null,
  identities: [],
  createdAt: '2026-11-01T00:00:00Z',
  lastSeenAt: null,
  version: 1,
  ...given,
});

it('asks about what differs, and about nothing that both lack or share', () => {
  const [one, two] = [contact({ phone: '1', company: '好物' }), contact({ name: '访客', phone: '1', email: 'w@x.cn' })];
  expect(differing(one, two)).toEqual(['name', 'email', 'company']);
});

it('takes what the one that stays lacks', () => {
  const [one, two] = [contact({ company: '好物' }), contact({ name: '访客', email: 'w@x.cn' })];
  expect(lacking(one, two)).toEqual(['email']);
  expect(lacking(two, one)).toEqual(['company']);
});
