import { draftFaults, inForce, inTurn, newStep, saidTime, secondOf, whenOf, withAct } from './ladder-draft';

const leads = { kind: 'leads' } as const;

test.each([
  [
    { from: 'opened', seconds: 600 },
    { side: 'opened', amount: 10, unit: 'minutes' },
  ],
  [
    { from: 'deadline', seconds: -300 },
    { side: 'before', amount: 5, unit: 'minutes' },
  ],
  [
    { from: 'deadline', seconds: 0 },
    { side: 'after', amount: 0, unit: 'minutes' },
  ],
  [
    { from: 'deadline', seconds: 7200 },
    { side: 'after', amount: 2, unit: 'hours' },
  ],
  [
    { from: 'resolution', seconds: -86_400 },
    { side: 'unsolved_before', amount: 24, unit: 'hours' },
  ],
  [
    { from: 'resolution', seconds: 0 },
    { side: 'unsolved_after', amount: 0, unit: 'minutes' },
  ],
] as const)('%j is said as %j, and back', (when, said) => {
  expect(saidTime(when)).toEqual(said);
  expect(whenOf(said)).toEqual(when);
});

test('steps stand in the order in which they come, wherever they are counted from', () => {
  const at = (id: string, from: 'opened' | 'deadline' | 'resolution', seconds: number) => ({
    ...newStep(id),
    when: { from, seconds },
  });
  const steps = [at('late', 'deadline', 600), at('early', 'opened', 600), at('last', 'deadline', -300)];
  expect(inTurn(steps, 1800).map(({ id }) => id)).toEqual(['early', 'last', 'late']);
  const unsolved = [at('over', 'resolution', 3600), at('soon', 'resolution', -3600)];
  expect(inTurn([...unsolved, steps[0]!], 1800).map(({ id }) => id)).toEqual(['late', 'soon', 'over']);
  expect(secondOf({ from: 'deadline', seconds: -7200 }, 1800)).toBe(0);
});

test('another act keeps who may get it, and chooses anew who may not', () => {
  expect(withAct(newStep('one'), 'take_over')).toMatchObject({ act: 'take_over', to: leads });
  expect(withAct(newStep('one'), 'remind')).toMatchObject({ act: 'remind', to: { kind: 'holder' } });
  expect(withAct(newStep('one'), 'give_back')).toMatchObject({ act: 'give_back', to: null });
});

test('a person who is still to be chosen is a fault', () => {
  expect(draftFaults([withAct(newStep('one'), 'transfer')])).toEqual(new Map([[0, 'receiver']]));
  expect(draftFaults([newStep('one')])).toEqual(new Map());
});

test('a team without a ladder of its own goes by that of all', () => {
  const blank = { maxTransfers: 2, managerId: null, version: 0, writtenAt: null, writtenBy: null };
  const ladders = [
    { ...blank, teamId: null, steps: [newStep('all')] },
    { ...blank, teamId: 'a', steps: null },
    { ...blank, teamId: 'b', steps: [] },
  ];
  expect(inForce(ladders, 'a').teamId).toBeNull();
  expect(inForce(ladders, 'b').teamId).toBe('b');
});

test('a new step stands where none stands yet', () => {
  const steps = [newStep('one'), newStep('two', [newStep('one')])];
  expect(steps.map(({ when }) => when.seconds)).toEqual([600, 1200]);
  expect(draftFaults([...steps, newStep('three', steps)])).toEqual(new Map());
});
