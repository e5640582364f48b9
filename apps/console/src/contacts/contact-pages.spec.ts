import type { Contact } from '#contract';
import { withContact } from './contact-pages';

const contact = (id: string, name: string, version: number) => ({ id, name, version }) as Contact;
const pages = [
  { rows: [contact('a', '王女士', 2), contact('b', '李先生', 1)], next: 'b' },
  { rows: [contact('c', '赵小姐', 1)], next: null },
];
const names = (changed: typeof pages): string => changed.flatMap(({ rows }) => rows.map(({ name }) => name)).join(' ');

describe('contacts on the screen', () => {
  it('take a newer version in place', () => {
    expect(names(withContact(pages, contact('c', '赵总', 2)) as typeof pages)).toBe('王女士 李先生 赵总');
  });

  it('keep theirs when an older one comes late', () => {
    expect(names(withContact(pages, contact('a', '访客', 1)) as typeof pages)).toBe('王女士 李先生 赵小姐');
  });

  it('stay without a contact that was not asked for', () => {
    expect(names(withContact(pages, contact('d', '新客户', 1)) as typeof pages)).toBe('王女士 李先生 赵小姐');
  });
});
