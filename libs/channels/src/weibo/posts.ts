import type { InboundMessage } from '../channel';
import { type Fields, idOf, textOf, timeOf, within } from './json';
import { PushRefused } from './refusal';

/** Where a public answer goes: under a post, or in answer to one comment under it. */
export interface PublicPlace {
  statusId: string;
  commentId: string | null;
}

/** A comment we got, or a post or comment that names us. */
export interface WeiboPost extends InboundMessage {
  id: string;
  place: PublicPlace;
  /** Addresses of the post's pictures. */
  pictures: string[];
}

/** Unique per inbox: a comment is one, whichever list it came by. */
export const postIdOf = ({ statusId, commentId }: PublicPlace): string =>
  commentId ? `comment:${statusId}:${commentId}` : `status:${statusId}`;

/** The place in an id made by {@link postIdOf}; null for any other. */
export function placeOf(externalId: string): PublicPlace | null {
  if (!/^(comment:\d+:\d+|status:\d+)$/.test(externalId)) return null;
  const [, statusId, commentId] = externalId.split(':');
  return { statusId: statusId!, commentId: commentId ?? null };
}

/** What the posts under one of which a person talks with us have in common: one ticket for a person and a post. */
export const threadOf = ({ statusId }: PublicPlace): string => `status:${statusId}`;

/** Reads a comment of `comments/to_me` and `comments/mentions`. Throws `bad_json` when writer, id or post are missing. */
export function readComment(fields: Fields): WeiboPost {
  const status = within(fields, 'status');
  const [id, statusId] = [idOf(fields, 'idstr', 'id'), idOf(status, 'idstr', 'id')];
  if (!id || !statusId) throw new PushRefused('bad_json', 'no comment or no post');
  return post(fields, { statusId, commentId: id }, textOf(status, 'text'), []);
}

/** Reads a post of `statuses/mentions`. */
export function readStatus(fields: Fields): WeiboPost {
  const statusId = idOf(fields, 'idstr', 'id');
  if (!statusId) throw new PushRefused('bad_json', 'no post');
  const shared = textOf(within(fields, 'retweeted_status'), 'text');
  return post(fields, { statusId, commentId: null }, shared || textOf(fields, 'text'), picturesOf(fields));
}

function post(fields: Fields, place: PublicPlace, about: string, pictures: string[]): WeiboPost {
  const user = within(fields, 'user');
  const writer = idOf(user, 'idstr', 'id');
  if (!writer) throw new PushRefused('bad_json', 'no writer');
  const text = textOf(fields, 'text');
  return {
    from: { externalId: writer, name: textOf(user, 'screen_name') || null, email: null, phone: null },
    subject: about.replace(/\s+/g, ' ').trim().slice(0, 80) || null,
    text,
    html: null,
    freshText: text,
    attachments: [],
    providerAt: timeOf(textOf(fields, 'created_at')),
    threading: { messageId: null, references: [], tokens: [] },
    automatic: null,
    bounce: null,
    recipients: { to: [], cc: [] },
    id: postIdOf(place),
    place,
    pictures,
  };
}

const AT_MOST = 9;

/** The platform lists thumbnails; the same name under `large` is the picture. */
function picturesOf(fields: Fields): string[] {
  const listed = Array.isArray(fields.pic_urls) ? (fields.pic_urls as unknown[]) : [];
  return listed
    .map((picture) => textOf((picture ?? {}) as Fields, 'thumbnail_pic').replace('/thumbnail/', '/large/'))
    .filter((address) => URL.canParse(address))
    .slice(0, AT_MOST);
}
