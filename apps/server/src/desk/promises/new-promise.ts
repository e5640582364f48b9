import type { z } from 'zod';
import type { promiseMake } from '#contract';
import type { Ticket } from '#domain';
import { newId } from '../../platform/database/uuid';
import type { Agreed, Resource } from './promise-making.service';
import { columnsOf } from './promise.view';
import type { NewPromise } from './promises.repository';

export type Make = Omit<z.output<typeof promiseMake>, 'clientId'>;

/** The first version of a promise, as it is stored. */
export function newPromise(
  ticket: Ticket,
  input: Make,
  { slot, zone, agreement, reminders, expectedOn }: Agreed,
  resource: Resource,
  { messageId, now }: { messageId: string | null; now: Date },
): NewPromise {
  const untouched = {
    breachedAt: null,
    chargedId: null,
    keptAt: null,
    liftedAt: null,
    absentAt: null,
    cancelledAt: null,
  };
  return {
    id: newId(),
    ticket_id: ticket.id,
    contact_id: ticket.contactId,
    ...columnsOf({ kind: input.kind, slot, agreement, former: [], reminders, ...untouched }),
    ...resourceOnly(resource),
    zone,
    expected_on: expectedOn,
    remark: input.remark,
    end_note: '',
    callback_id: null,
    message_id: messageId,
    created_at: now,
  };
}

/** A resource, of what else a row holds. */
export const resourceOnly = ({ resource, resource_agent_id, resource_key }: Resource): Resource => ({
  resource,
  resource_agent_id,
  resource_key,
});
