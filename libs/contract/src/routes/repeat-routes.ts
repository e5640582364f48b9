import type * as repeats from '../repeats';
import { type In, type Out, route } from './route';

/** Contacts who came back, and what readers of events passed over. */
export const REPEAT_ROUTES = {
  listRepeats: route<undefined, In<typeof repeats.repeatQuery>, Out<typeof repeats.repeatPage>>('GET', '/repeats'),
  repeatCounts: route<undefined, In<typeof repeats.repeatCountsQuery>, repeats.RepeatCounts>('GET', '/repeats/counts'),
  exportRepeats: route<undefined, In<typeof repeats.repeatExportQuery>, Blob>('GET', '/repeats/export'),
  confirmRepeat: route<In<typeof repeats.repeatConfirm>, undefined, repeats.RepeatContact>(
    'POST',
    '/repeats/:id/confirm',
  ),
  setRepeatAside: route<In<typeof repeats.repeatSetAside>, undefined, repeats.RepeatContact>(
    'POST',
    '/repeats/:id/set-aside',
  ),
  reviewRepeat: route<In<typeof repeats.repeatReview>, undefined, repeats.RepeatContact>('POST', '/repeats/:id/review'),
  eventFailures: route<undefined, undefined, { rows: repeats.EventFailure[] }>('GET', '/admin/event-failures'),
} as const;
