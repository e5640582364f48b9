import { Watches } from './watches';

const ticket = (id: string) => ({ kind: 'ticket', id }) as const;

describe('what screens follow', () => {
  test('is told once however many screens ask, and ended when the last one goes', () => {
    const watches = new Watches();
    expect(watches.add([ticket('a')])).toEqual([ticket('a')]);
    expect(watches.add([ticket('a'), ticket('b')])).toEqual([ticket('b')]);
    expect(watches.remove([ticket('a')])).toEqual([]);
    expect(watches.remove([ticket('a')])).toEqual([ticket('a')]);
    expect(watches.all()).toEqual([ticket('b')]);
  });

  test('keeps the boards of two teams apart', () => {
    const watches = new Watches();
    watches.add([{ kind: 'board', teamId: 'x' }, { kind: 'board' }]);
    expect(watches.all()).toHaveLength(2);
  });

  test('forgets nothing it was never asked for', () => {
    expect(new Watches().remove([ticket('a')])).toEqual([]);
  });
});
