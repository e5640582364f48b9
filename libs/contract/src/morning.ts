import { z } from 'zod';
import { asFile, clientId, id, instant, page, pageQuery } from './primitives';
import { promise } from './promises';
import { ticketRow } from './tickets';

export const causeKind = z.enum(['agent', 'colleague', 'parts', 'no_time', 'other_department', 'unknown']);

/** Whose it is that a ticket is old, and what is done about it the same day (DOMAIN B1, B2). */
export const ticketCause = z.object({
  id,
  cause: causeKind,
  note: z.string(),
  responsibleId: id.nullable(),
  action: z.string(),
  actorId: id.nullable(),
  until: instant.nullable(),
  byId: id,
  at: instant,
});
export type TicketCause = z.infer<typeof ticketCause>;
export const causeWrite = z.object({
  clientId,
  cause: causeKind,
  note: z.string().trim().max(500).default(''),
  responsibleId: id.nullable().default(null),
  action: z.string().trim().max(300).default(''),
  actorId: id.nullable().default(null),
  until: instant.nullable().default(null),
});
export const causeList = z.object({ rows: z.array(ticketCause) });

export const backlogList = z.enum(['old', 'overdue']);
export const backlogRow = z.object({
  row: ticketRow,
  phone: z.string().nullable(),
  /** Midnights of the zone since it was opened. */
  days: z.number().int(),
  /** The latest; the others are its history. */
  cause: ticketCause.nullable(),
});
export type BacklogRow = z.infer<typeof backlogRow>;
/** `old` is over two days and not yet over three, `overdue` over three, as the settings of today have it. */
export const backlogQuery = pageQuery.extend({ list: backlogList, teamId: id.optional() });
export const backlogPage = page(backlogRow).extend({
  zone: z.string(),
  at: instant,
  fromDays: z.number().int(),
  total: z.number().int(),
});
export type BacklogPage = z.infer<typeof backlogPage>;
export const backlogExportQuery = z.object({
  teamId: id.optional(),
  ...asFile,
});

/** What contacts wrote or called after the last closing of their inbox (DOMAIN M8). */
export const sinceCloseRow = z.object({
  row: ticketRow,
  firstAt: instant,
  lastAt: instant,
  count: z.number().int(),
  /** Not their first word: they had written or called before. */
  again: z.boolean(),
  answered: z.boolean(),
});
export const sinceClose = z.object({
  zone: z.string(),
  at: instant,
  inboxes: z.array(z.object({ inboxId: id, closedAt: instant })),
  rows: z.array(sinceCloseRow),
  /** More than a page can hold; the rest stands in the queue. */
  more: z.boolean(),
});
export type SinceClose = z.infer<typeof sinceClose>;
export const sinceCloseQuery = z.object({ teamId: id.optional() });

/** The desk's board of DOMAIN B12. */
export const deskBoardRow = z.object({
  row: ticketRow,
  note: z.string(),
  at: instant.nullable(),
  /** How far the parts are that it waits for; the worst of several. */
  mark: z.enum(['overdue', 'arrived', 'late', 'needed', 'requested']).nullable(),
});
export type DeskBoardRow = z.infer<typeof deskBoardRow>;
const column = z.object({ total: z.number().int(), rows: z.array(deskBoardRow) });
export const deskBoard = z.object({
  zone: z.string(),
  at: instant,
  tomorrow: z.string(),
  repair: column,
  visits: z.object({ total: z.number().int(), rows: z.array(promise) }),
  special: column,
  parts: column,
  /** Who has what in hand; nobody's last. */
  people: z.array(z.object({ agentId: id.nullable(), total: z.number().int(), rows: z.array(deskBoardRow) })),
});
export type DeskBoard = z.infer<typeof deskBoard>;
