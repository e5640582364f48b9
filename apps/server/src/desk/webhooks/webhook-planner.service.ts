import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { newId } from '../../platform/database/uuid';
import { EventLog, type StoredEvent } from '../../platform/events/event-log';
import { type PlannedDelivery, WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { type WebhookRow, WebhooksRepository } from './webhooks.repository';

type WithInbox = StoredEvent & { inboxId: string | null };

const BATCH = 500;
const REPLAYED_AT_MOST = 20_000;
export const INBOX_BESIDE = {
  column: `, t.inbox_id as "inboxId", t.number::int as "ticketNumber"`,
  join: 'left join lateral (select inbox_id, number from ticket where id = desk_event.ticket_id) t on true',
};

/** Reads the feed for each webhook with a cursor of its own and writes down what is to be told (laws 4 and 5). */
@Injectable()
export class WebhookPlanner {
  constructor(
    private readonly events: EventLog,
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly clock: Clock,
  ) {}

  /** `more`: a full batch was read. `held`: something is stored that can't be read in order yet. */
  async plan(webhook: WebhookRow): Promise<{ more: boolean; held: boolean }> {
    const { cursor, event_types: types } = webhook;
    const { events, at, more, held } = await this.events.some<WithInbox>(cursor, types, BATCH, INBOX_BESIDE);
    if (!at) return { more, held };
    const planned = events.filter((event) => wants(webhook, event)).map(plannedOf);
    await this.deliveries.plan(webhook.id, cursor, at, planned, this.clock.now());
    return { more, held };
  }

  /** Plans again what happened from one time to another, as the webhook is set now. */
  async replay(webhook: WebhookRow, from: Date, to: Date, all: boolean): Promise<number> {
    const found = await this.events.ofTypes<WithInbox>(from, webhook.event_types, INBOX_BESIDE, {
      to,
      limit: REPLAYED_AT_MOST,
    });
    const planned = found.filter((event) => wants(webhook, event)).map(plannedOf);
    return this.deliveries.replan(webhook.id, planned, all, this.clock.now());
  }

  enabled(): Promise<WebhookRow[]> {
    return this.webhooks.enabled();
  }
}

const wants = ({ inbox_id, team_id }: WebhookRow, event: WithInbox): boolean =>
  (inbox_id === null || event.inboxId === inbox_id) && (team_id === null || event.teamId === team_id);

function plannedOf({ id, position, type, ticketId, subjectId }: WithInbox): PlannedDelivery {
  const ticket_id = ticketId ?? null;
  return {
    id: newId(),
    event_id: id,
    event_xid: position.split(':')[0]!,
    type,
    lane: ticket_id ?? subjectId,
    ticket_id,
  };
}
