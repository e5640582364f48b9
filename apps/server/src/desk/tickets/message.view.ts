import type { Attachment, Message } from '#contract';

/** A row of `message`; html is only read where it is served. */
export interface MessageRecord {
  id: string;
  ticket_id: string;
  inbox_id: string;
  seq: number;
  kind: Message['kind'];
  author_kind: Message['author']['kind'];
  author_id: string | null;
  author_name: string;
  text: string;
  fresh_text: string | null;
  has_html: boolean;
  attachments: Attachment[];
  client_id: string | null;
  automatic: string | null;
  findings: Message['findings'];
  via: string | null;
  delivery_state: NonNullable<Message['delivery']>['state'] | null;
  delivery_error: string | null;
  delivery_attempts: number;
  created_at: Date;
  provider_at: Date | null;
  mail: Message['mail'];
  interim: Message['interim'];
  whisper: Message['whisper'];
  survey_id: string | null;
  undo_until: Date | null;
  taken_back_at: Date | null;
}

export const MESSAGE_COLUMNS = `id, ticket_id, inbox_id, seq, kind, author_kind, author_id, author_name, text, fresh_text,
  html is not null as has_html, attachments, client_id, automatic, findings, via, delivery_state, delivery_error,
  delivery_attempts, created_at, provider_at, mail, interim, whisper, survey_id, undo_until, taken_back_at`;

export function messageView(r: MessageRecord): Message {
  return {
    id: r.id,
    ticketId: r.ticket_id,
    seq: r.seq,
    kind: r.kind,
    author: { kind: r.author_kind, id: r.author_id, name: r.author_name },
    text: r.text,
    freshText: r.fresh_text ?? r.text,
    hasHtml: r.has_html,
    attachments: r.attachments,
    clientId: r.client_id,
    delivery: r.delivery_state && { state: r.delivery_state, error: r.delivery_error, attempts: r.delivery_attempts },
    automatic: r.automatic,
    findings: r.findings,
    via: r.via,
    createdAt: r.created_at.toISOString(),
    providerAt: r.provider_at && r.provider_at.toISOString(),
    mail: r.mail,
    interim: r.interim,
    whisper: r.whisper,
    surveyId: r.survey_id,
    undoUntil: r.undo_until && r.undo_until.toISOString(),
    takenBackAt: r.taken_back_at && r.taken_back_at.toISOString(),
  };
}

/** Brings an event's message along, as JSON. */
export const MESSAGE_BESIDE = {
  column: ', message',
  join: `left join lateral (select row_to_json(r) as message
    from (select ${MESSAGE_COLUMNS} from message where id = desk_event.message_id) r) m on true`,
};

export type JsonMessage = Omit<MessageRecord, Instants> & {
  created_at: string;
} & Record<Exclude<Instants, 'created_at'>, string | null>;
type Instants = 'created_at' | 'provider_at' | 'undo_until' | 'taken_back_at';

export function jsonMessageView(r: JsonMessage): Message {
  const date = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return messageView({
    ...r,
    created_at: new Date(r.created_at),
    provider_at: date(r.provider_at),
    undo_until: date(r.undo_until),
    taken_back_at: date(r.taken_back_at),
  });
}
