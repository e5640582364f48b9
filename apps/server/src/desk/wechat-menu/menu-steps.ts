import { DomainError, type MenuEntry } from '#domain';
import type { MenuRow } from './menus.repository';

/** Longer than a call of the platform can take, with its second try. */
const ON_ITS_WAY_MS = 30_000;

interface By {
  name: string;
  at: Date;
}

/** Another draft; throws `version_conflict` when somebody else wrote one since this one was read. */
export function drafted(row: MenuRow, version: number, draft: MenuEntry[], by: By): MenuRow {
  mustBe(row, version);
  return { ...row, draft, drafted_at: by.at, drafted_by: by.name, version: row.version + 1 };
}

/** Back to what people see. */
export function withoutDraft(row: MenuRow, version: number): MenuRow {
  mustBe(row, version);
  return { ...row, draft: null, drafted_at: null, drafted_by: null, version: row.version + 1 };
}

/** A menu on its way to the platform; one at a time, so that the last to be published is the last to arrive. */
export function begun(row: MenuRow, version: number, menu: MenuEntry[], by: By): MenuRow {
  const next = drafted(row, version, menu, by);
  mustBeStill(row, by.at);
  return { ...next, publishing: menu, publishing_at: by.at, publishing_by: by.name };
}

/** The platform has it. */
export function published(row: MenuRow, at: Date): MenuRow {
  const { publishing, publishing_by: published_by } = row;
  const isDraft = JSON.stringify(row.draft) === JSON.stringify(publishing);
  return {
    ...notPublished(isDraft ? { ...row, draft: null, drafted_at: null, drafted_by: null } : row),
    published: publishing,
    published_at: at,
    published_by,
  };
}

/** The platform said no: the draft stays, and what people see is what it was. */
export const notPublished = (row: MenuRow): MenuRow => ({
  ...row,
  publishing: null,
  publishing_at: null,
  publishing_by: null,
});

/** No answer: whether the platform has it shows when it is asked what people see. */
export const unanswered = (row: MenuRow): MenuRow => ({ ...row, publishing_at: null });

/** No menu any more; what it was becomes the draft where there is none, since nobody wants to write it again. */
export function removed(row: MenuRow, by: By): MenuRow {
  const draft = row.draft ? {} : { draft: row.published, drafted_at: by.at, drafted_by: by.name };
  return { ...notPublished(row), ...draft, published: null, published_at: null, published_by: null };
}

/** Whether somebody still waits for the platform's answer; after a crash nobody does. */
export const isOnItsWay = ({ publishing_at }: MenuRow, now: Date): boolean =>
  publishing_at !== null && now.getTime() - publishing_at.getTime() < ON_ITS_WAY_MS;

export function mustBeStill(row: MenuRow, now: Date): void {
  if (isOnItsWay(row, now)) throw new DomainError('wechat_menu_publishing', { by: row.publishing_by });
}

export function mustBe(row: MenuRow, version: number): void {
  if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
}
