import type { Plan } from '#domain';
import type { Tx } from '../../platform/database/database';
import type { Alongside, Speech } from './ticket-change';

/** What a verb works with: the plan of the locked ticket, and room for messages and rows written beside it. */
export interface Verb {
  tx: Tx;
  plan: Plan;
  speeches: Map<string, Speech>;
  alongside: Alongside;
}
