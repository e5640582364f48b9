import { termsOf, territoryOverlap } from './overlap';

const area = (id: string, text: string) => ({ id, ...termsOf(text) });

describe('terms in one field', () => {
  test('are sorted by kind, each once', () => {
    expect(termsOf('021、0512 755 ８５２\n上海，苏州 上海 @fair-1 @')).toEqual({
      areaCodes: ['021', '0512', '0755', '852'],
      places: ['上海', '苏州'],
      scenes: ['fair-1'],
    });
  });
});

describe('two areas', () => {
  test.each([
    ['浙江省 0571', '上海 浙江', { kind: 'places', term: '浙江省', withId: 'b' }],
    ['021', '上海 021', { kind: 'areaCodes', term: '021', withId: 'b' }],
    ['@x', '@x', { kind: 'scenes', term: 'x', withId: 'b' }],
    ['杭州', '浙江', null],
  ])('%s and %s', (mine, other, expected) => {
    expect(territoryOverlap(area('a', mine), [area('b', other)])).toEqual(expected);
  });
  test('do not meet themselves', () => expect(territoryOverlap(area('a', '上海'), [area('a', '上海')])).toBeNull());
});
