import type { MenuEntry } from '#domain';
import { isSameMenu, readMenu, type WrittenButton, writtenMenu } from './menu';

let made = 0;
const newKey = (): string => `new${(made += 1)}`;
const BLANK = { text: '', url: '', appId: '', page: '', raw: {} };
const MENU: MenuEntry[] = [
  { ...BLANK, key: 'a', name: '售后报修', kind: 'ticket', buttons: [] },
  {
    ...{ ...BLANK, key: 'b', name: '服务', kind: 'ticket' },
    buttons: [
      { ...BLANK, key: 'c', name: '营业时间', kind: 'answer', text: '9:00–21:00' },
      { ...BLANK, key: 'd', name: '商城', kind: 'link', url: 'https://shop.example/' },
      {
        ...BLANK,
        key: 'e',
        name: '小程序',
        kind: 'mini_program',
        url: 'https://a.example',
        appId: 'wx1',
        page: 'index',
      },
      { ...BLANK, key: 'f', name: '扫一扫', kind: 'other', raw: { type: 'scancode_waitmsg', key: 'f' } },
    ],
  },
];

describe("a menu in the platform's words", () => {
  it('names each act as the platform does', () => {
    expect(writtenMenu(MENU)).toEqual([
      { name: '售后报修', type: 'click', key: 'a' },
      {
        name: '服务',
        sub_button: [
          { name: '营业时间', type: 'click', key: 'c' },
          { name: '商城', type: 'view', url: 'https://shop.example/' },
          { name: '小程序', type: 'miniprogram', url: 'https://a.example', appid: 'wx1', pagepath: 'index' },
          { name: '扫一扫', type: 'scancode_waitmsg', key: 'f' },
        ],
      },
    ]);
  });

  it('reads back as what it was, with what the keys meant', () => {
    const live = writtenMenu(MENU).map((button) =>
      button.sub_button ? { ...button, sub_button: { list: button.sub_button as WrittenButton[] } } : button,
    );
    const read = readMenu(live, (key) => (key === 'c' ? { kind: 'answer', text: '9:00–21:00' } : undefined), newKey);
    expect(read[1]!.buttons.map(({ kind, text }) => [kind, text])).toEqual([
      ['answer', '9:00–21:00'],
      ['link', ''],
      ['mini_program', ''],
      ['other', ''],
    ]);
    expect(isSameMenu(read, MENU)).toBe(true);
    expect(isSameMenu(read, MENU.slice(0, 1))).toBe(false);
  });

  it('turns what the site of the platform says into an answer of ours, and carries on what it does not know', () => {
    const [said, news] = readMenu(
      [
        { name: '地址', type: 'text', value: '人民路 1 号' },
        { name: '新闻', type: 'news', value: 'KQb_w', news_info: { list: [] } },
      ],
      () => undefined,
      newKey,
    );
    expect(said).toMatchObject({ kind: 'answer', text: '人民路 1 号', key: expect.stringMatching(/^new/) });
    expect(news).toMatchObject({ kind: 'other', raw: { type: 'news', value: 'KQb_w' } });
  });
});
