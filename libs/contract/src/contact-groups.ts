import { z } from 'zod';
import { clientId, id, name } from './primitives';

/** A name under which contacts are served alike: policies and rules can ask for it. */
export const contactGroup = z.object({
  id,
  name,
  /** Where its contacts go over to on the first of each month; null where they stay. */
  nextId: id.nullable(),
  version: z.number().int(),
});
export type ContactGroup = z.infer<typeof contactGroup>;

/** As an admin sees it, with how many people are in it. */
export const contactGroupRow = contactGroup.extend({ people: z.number().int() });
export type ContactGroupRow = z.infer<typeof contactGroupRow>;

export const contactGroupCreate = z.object({ clientId, name });
export const contactGroupWrite = z.object({
  version: z.number().int(),
  name,
  /** Left out, it stays as it is. */
  nextId: id.nullable().optional(),
});
