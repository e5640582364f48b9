import type { WechatMenu } from '#contract';
import type { MenuEntry } from '#domain';
import { added, buttonAt, changed, mayAdd, menuToEdit, moved, newButton, pathOf, placeOf, removed } from './menu-draft';

const named = (name: string, ...below: string[]): MenuEntry => ({
  ...{ ...newButton(), name },
  buttons: below.map((one) => ({ ...newButton(), name: one })),
});
const menu = [named('a', 'a1', 'a2'), named('b')];
const names = (entries: MenuEntry[]) =>
  entries.map(({ name, buttons }) => [name, ...buttons.map((one) => one.name)].join());

describe('a menu being edited', () => {
  it('grows at the end of a level', () => {
    const { menu: more, place } = added(menu, 0);
    expect([names(more), place]).toEqual([['a,a1,a2,', 'b'], { first: 0, below: 2 }]);
    expect(added(menu, null).place).toEqual({ first: 2, below: null });
  });

  it('has room for three, and for five below one', () => {
    expect([mayAdd(menu, null), mayAdd([...menu, named('c')], null)]).toEqual([true, false]);
    expect([mayAdd(menu, 0), mayAdd([named('a', '1', '2', '3', '4', '5')], 0)]).toEqual([true, false]);
  });

  it('changes, loses and moves one button and leaves the others', () => {
    const place = { first: 0, below: 1 };
    expect(names(changed(menu, place, { name: 'x' }))).toEqual(['a,a1,x', 'b']);
    expect(names(changed(menu, { first: 1, below: null }, { name: 'x' }))).toEqual(['a,a1,a2', 'x']);
    expect(names(removed(menu, place))).toEqual(['a,a1', 'b']);
    expect(names(removed(menu, { first: 0, below: null }))).toEqual(['b']);
    expect(names(moved(menu, place, -1)!.menu)).toEqual(['a,a2,a1', 'b']);
    expect(moved(menu, { first: 1, below: null }, -1)).toMatchObject({ place: { first: 0, below: null } });
    expect(moved(menu, place, 1)).toBeNull();
  });

  it('finds the button a path is about', () => {
    expect(placeOf('buttons.1.url')).toEqual({ first: 1, below: null });
    expect(placeOf('buttons.0.buttons.1.name')).toEqual({ first: 0, below: 1 });
    expect(placeOf('buttons')).toBeNull();
    expect(pathOf({ first: 0, below: 1 })).toBe('buttons.0.buttons.1');
    expect(buttonAt(menu, { first: 0, below: 1 })?.name).toBe('a2');
  });

  const written = (buttons: MenuEntry[]) => ({ buttons, at: '2026-11-22T00:00:00.000Z', by: '林静' });
  const view: WechatMenu = { version: 1, draft: null, published: null, live: null, fault: null, differs: false };
  it.each<[string, Partial<WechatMenu>, string[]]>([
    ['a draft', { draft: written([named('draft')]), published: written([named('p')]) }, ['draft']],
    ['what was published', { published: written([named('p')]), live: [named('p')] }, ['p']],
    ['what people see instead', { published: written([named('p')]), live: [named('live')], differs: true }, ['live']],
    ['what was published, where nobody can tell what people see', { published: written([named('p')]) }, ['p']],
    ['nothing', {}, []],
  ])('begins with %s', (_, patch, expected) => {
    expect(names(menuToEdit({ ...view, ...patch }))).toEqual(expected);
  });
});
