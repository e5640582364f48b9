import { factsToRestore, withoutEarlier } from './join-facts';

const TOOK_NAME = { name: { before: '访客', after: '王芳' } };

it.each([
  ['what the join changed', { name: '王芳' }, { name: '访客' }],
  ['nothing that was corrected since', { name: '王小芳' }, {}],
])('gives back %s', (_, current, expected) => {
  expect(factsToRestore(TOOK_NAME, current)).toEqual(expected);
});

it('gives back that a fact was unknown, and leaves one that was emptied since', () => {
  const took = { phone: { before: null, after: '138' }, company: { before: 'A', after: 'B' } };
  expect(factsToRestore(took, { phone: '138', company: null })).toEqual({ phone: null });
});

it('lets a later join give back what stood before the one that is undone first', () => {
  const later = { name: { before: '王芳', after: '王总' }, phone: { before: null, after: '138' } };
  expect(withoutEarlier(later, TOOK_NAME)).toEqual({
    name: { before: '访客', after: '王总' },
    phone: { before: null, after: '138' },
  });
});

it('leaves a later join alone that found something else', () => {
  const later = { name: { before: '王小芳', after: '王总' } };
  expect(withoutEarlier(later, TOOK_NAME)).toEqual(later);
});
