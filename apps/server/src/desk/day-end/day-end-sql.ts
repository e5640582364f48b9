/*
 * Both sides of a day (DOMAIN M5): what came in are receipts, what became of it are messages and tickets. $1 and $2 are the
 * day's first instant and the next day's.
 */

/** Receipts of the day, each with the message it says it became. */
export const INPUTS = `from receipt r left join message m on m.id = r.message_id where r.received_at >= $1 and r.received_at < $2`;

export const FATE = `case
  when r.state = 'received' then 'unread'
  when r.state = 'quarantined' then 'quarantine'
  when r.state = 'dismissed' then 'dismissed'
  when r.reason = 'duplicate' then 'duplicate'
  when r.message_id is null then 'nothing'
  when m.id is null then 'lost'
  else 'message' end`;

const OF_THE_DAY = `e.type = any(array['message.received', 'message.called']) and e.at >= $1 and e.at < $2 and e.actor_kind = 'contact'`;

/** Words of contacts of the day, by the events that told of them. A call that an agent typed in came by no channel. */
export const SAID = `from desk_event e join ticket t on t.id = e.ticket_id where ${OF_THE_DAY}`;

/** The same for who asks which tickets they were. */
export const TOLD = `from desk_event e where ${OF_THE_DAY}`;

/** Each ticket of `d` by its key: the planner would read a million of them whole for those of one day (decision 0010). */
export const THEIR_TICKETS = 'cross join lateral (select * from ticket where ticket.id = d.ticket_id limit 1) t';

/** Nothing was received for it: neither does it name its input, nor does an input name it. */
export const UNRECEIVED = `(select r.id from message m join receipt r on r.id = m.receipt_id where m.id = e.message_id) is null`;

/** How a ticket of the day stands now; of one whose contact does not wait, the last wait says whether it was answered. */
export const OUTCOME = `case
  when t.status <> 'spam' and t.reply_window is not null then
    case when (t.reply_window ->> 'dueAt')::timestamptz <= $3 then 'unanswered' else 'waiting' end
  when t.status = 'spam' or (select w.excused_at from reply_window w where w.ticket_id = t.id
    order by w.opened_at desc limit 1) is not null then 'set_aside'
  else 'answered' end`;
