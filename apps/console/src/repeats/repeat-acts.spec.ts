import { repeatActOf } from './repeat-acts';

const repeat = { state: 'proposed', agentId: 'li', reviewedById: null } as const;

test.each([
  ['an agent confirms what was found', repeat, 'li', false, 'confirm'],
  ['a lead confirms where no agent did', repeat, 'chen', true, 'confirm'],
  ['a lead reviews what an agent confirmed', { ...repeat, state: 'confirmed' }, 'chen', true, 'review'],
  ['a lead reviews what was set aside', { ...repeat, state: 'other_matter' }, 'chen', true, 'review'],
  ['an agent may say it again until then', { ...repeat, state: 'confirmed' }, 'li', false, 'confirm'],
  ['nobody reviews their own', { ...repeat, state: 'other_matter', agentId: 'chen' }, 'chen', true, null],
  ['a review is the last word', { ...repeat, state: 'reviewed', reviewedById: 'chen' }, 'zhao', true, null],
] as const)('%s', (_, of, id, leads, expected) => expect(repeatActOf(of, { id }, leads)).toBe(expected));
