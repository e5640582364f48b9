import { z } from 'zod';

export const id = z.uuid();
export const instant = z.iso.datetime();
/** Chosen by the sender; a retry with the same value answers what the first try answered (law 3). */
export const clientId = z.string().min(8).max(64);
/** `(transaction id, event id)` in the feed, written `xid:id` (law 5). */
export const position = z.string().regex(/^\d{1,20}:\d{1,20}$/);
export const locale = z.enum(['zh-CN', 'en']);
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const day = z.iso.date();
export const name = z.string().trim().min(1).max(80);
export const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

/** How a list leaves the desk: the words in it are the reader's. */
export const asFile = { format: z.enum(['csv', 'xlsx']).default('csv'), locale: locale.default('zh-CN') };

export type Id = z.infer<typeof id>;
export type Locale = z.infer<typeof locale>;

export const channelKind = z.enum([
  'email',
  'wechat-official',
  'wecom',
  'wechat-personal',
  'weibo',
  'web-chat',
  'phone',
  'api',
]);
export type ChannelKindName = z.infer<typeof channelKind>;

export const actorKind = z.enum(['agent', 'contact', 'desk']);
export const actor = z.object({ kind: actorKind, id: id.nullable(), name: z.string() });
export type Actor = z.infer<typeof actor>;

/** A page of rows read by key; `next` is opaque and null on the last page. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), position: position.optional() });
export const pageQuery = z.object({
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

type Bare<T> = T extends z.ZodOptional<infer U> | z.ZodDefault<infer U> ? Bare<U> : T;
type PatchShape<S extends z.ZodRawShape> = { [K in keyof S]: z.ZodOptional<Bare<S[K]> & z.ZodType> };

/** A patch says nothing about fields it leaves out, while zod's `partial` fills in their defaults. */
export function patchOf<S extends z.ZodRawShape>(schema: z.ZodObject<S>): z.ZodObject<PatchShape<S>> {
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, bare(field as z.ZodType).optional()]);
  return z.object(Object.fromEntries(fields) as PatchShape<S>);
}

function bare(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return bare(field.unwrap() as z.ZodType);
  return field;
}
