import { marksOf, withMark } from './mark-keys';

test.each([
  ['weighted', ['met', 'partly', 'missed', 'not_applicable']],
  ['minus', ['no', 'yes']],
  ['fatal', ['no', 'yes']],
] as const)('keys of a %s line', (kind, marks) => expect(marksOf({ kind })).toEqual(marks));

test('another word keeps what was written', () => {
  const answer = withMark(undefined, 'met');
  expect(answer).toEqual({ mark: 'met', comment: '', quote: null });
  expect(withMark({ ...answer, comment: '没有复述' }, 'partly')).toEqual({
    ...answer,
    comment: '没有复述',
    mark: 'partly',
  });
});
