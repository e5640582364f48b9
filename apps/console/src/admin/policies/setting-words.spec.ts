import { SETTINGS } from '#domain';
import en from '../../locales/en/admin.json';
import zh from '../../locales/zh-CN/admin.json';

type Words = { [key: string]: Words | string } | undefined;

// The catalogues hold the words of `reply.window` under reply, window.
const titleIn = (catalogue: unknown, key: string): unknown =>
  key.split('.').reduce<Words>((words, part) => (words as Record<string, Words>)?.[part], catalogue as Words);

test.each(Object.keys(SETTINGS))('the setting %s has its words in every language', (key) => {
  for (const { policies } of [en, zh])
    expect(titleIn(policies.keys, key)).toEqual({ title: expect.any(String), text: expect.any(String) });
});
