import { menuFaults, type MenuFault, pressable } from './check-menu';
import { type MenuButton, type MenuEntry, shownName } from './menu';
import { blamedByPlatform } from './menu-refusals';

let keys = 0;
const button = (patch: Partial<MenuButton> = {}): MenuButton => ({
  key: `k${(keys += 1)}`,
  name: '售后报修',
  kind: 'ticket',
  text: '',
  url: '',
  appId: '',
  page: '',
  raw: {},
  ...patch,
});
const entry = (patch: Partial<MenuEntry> = {}): MenuEntry => ({ ...button(), buttons: [], ...patch });
const link = (url: string) => button({ kind: 'link', url });
const faults = (...menu: MenuEntry[]): string[] => menuFaults(menu).map(({ path, rule }) => `${path} ${rule}`);

describe('the check of a menu', () => {
  it.each<[string, MenuEntry[], string[]]>([
    ['takes three buttons', [entry(), entry(), entry()], []],
    ['takes no fourth', [entry(), entry(), entry(), entry()], ['buttons too_many']],
    ['takes no empty menu', [], ['buttons required']],
    ['takes five below one', [entry({ buttons: [1, 2, 3, 4, 5].map(() => button()) })], []],
    ['takes no sixth', [entry({ buttons: [1, 2, 3, 4, 5, 6].map(() => button()) })], ['buttons.0.buttons too_many']],
    ['asks for a name', [entry({ name: ' ' })], ['buttons.0.name required']],
    ['takes a name of 16 bytes', [entry({ name: '五个汉字a' })], []],
    ['takes none of 17', [entry({ name: '五个汉字字字' })], ['buttons.0.name name_too_long']],
    ['takes a second name of 60 bytes', [entry({ buttons: [button({ name: '字'.repeat(20) })] })], []],
    [
      'takes none of 63',
      [entry({ buttons: [button({ name: '字'.repeat(21) })] })],
      ['buttons.0.buttons.0.name name_too_long'],
    ],
    ['asks what a press says', [entry({ kind: 'answer' })], ['buttons.0.text required']],
    ['takes an answer of 2,048 bytes', [entry({ kind: 'answer', text: 'a'.repeat(2048) })], []],
    ['takes no longer one', [entry({ kind: 'answer', text: '字'.repeat(683) })], ['buttons.0.text too_big']],
    ['asks for an address', [entry({ buttons: [link('')] })], ['buttons.0.buttons.0.url required']],
    ['takes no http', [entry({ buttons: [link('http://a.example')] })], ['buttons.0.buttons.0.url https_needed']],
    ['takes no script', [entry({ buttons: [link('javascript:alert(1)')] })], ['buttons.0.buttons.0.url https_needed']],
    ['takes no words as address', [entry({ buttons: [link('商城')] })], ['buttons.0.buttons.0.url invalid_format']],
    ['ignores the act of what only opens others', [entry({ kind: 'link', url: '', buttons: [button()] })], []],
    [
      'asks for all of a mini program',
      [entry({ kind: 'mini_program' })],
      ['buttons.0.appId invalid_format', 'buttons.0.page required', 'buttons.0.url required'],
    ],
    ['carries on what the platform knows', [entry({ kind: 'other', raw: { type: 'scancode_waitmsg' } })], []],
    [
      'can not write again what only its site makes',
      [entry({ kind: 'other', raw: { type: 'news' } })],
      ['buttons.0.kind foreign'],
    ],
    ['keeps keys apart', [entry({ key: 'a' }), entry({ key: 'a' })], ['buttons.1.key same_key']],
    ['asks for a key', [entry({ key: '' })], ['buttons.0.key invalid_format']],
  ])('%s', (_, menu, expected) => {
    expect(faults(...menu)).toEqual(expected);
  });

  it('finds everything at once', () => {
    const found: MenuFault[] = menuFaults([entry({ name: '' }), entry({ buttons: [link('http://x.example')] })]);
    expect(found.map(({ path }) => path)).toEqual(['buttons.0.name', 'buttons.1.buttons.0.url']);
  });

  it('knows what can be pressed', () => {
    const menu = [entry(), entry({ buttons: [button(), button()] })];
    expect(pressable(menu).map(({ path }) => path)).toEqual([
      'buttons.0',
      'buttons.1.buttons.0',
      'buttons.1.buttons.1',
    ]);
  });
});

it.each([
  ['售后报修', 'first', '售后报修'],
  ['售后报修一', 'first', '售后报修…'],
  ['ServiceX', 'first', 'ServiceX'],
  ['ServiceXY', 'first', 'ServiceX…'],
  ['查快递到哪里了', 'second', '查快递到哪里了'],
] as const)('a phone shows %s of the %s level as %s', (name, level, shown) => {
  expect(shownName(name, level)).toBe(shown);
});

describe("a platform's refusal", () => {
  const menu = [
    entry(),
    { ...entry(), ...link('https://a.example') },
    entry({ buttons: [link('https://b.example'), button()] }),
  ];
  it.each([
    [40016, ['buttons']],
    [40018, ['buttons.0.name', 'buttons.1.name', 'buttons.2.name']],
    [40023, ['buttons.2.buttons']],
    [40025, ['buttons.2.buttons.0.name', 'buttons.2.buttons.1.name']],
    [40027, ['buttons.2.buttons.0.url']],
    [40054, ['buttons.2.buttons.0.url']],
    [40055, ['buttons.1.url']],
    [65316, ['buttons.1.url', 'buttons.2.buttons.0.url']],
    [40019, ['buttons.0.key']],
    [45064, []],
    [48001, []],
  ])('%i is about %j', (errcode, paths) => {
    expect(blamedByPlatform(errcode, menu)).toEqual(paths);
  });
});
