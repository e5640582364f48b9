/** Every way a request can be refused. The screens translate each one; the HTTP filter gives each a status. */
export const ERROR_CODES = [
  // who is asking
  'not_signed_in',
  'session_expired',
  'wrong_credentials',
  'second_factor_needed',
  'wrong_code',
  'account_disabled',
  'account_locked',
  'too_many_requests',
  'forbidden',
  'foreign_origin',
  'visitor_unknown',
  // what was asked for
  'invalid_input',
  'not_found',
  'payload_too_large',
  'unsupported_media_type',
  'already_exists',
  'in_use',
  'version_conflict',
  'client_id_reused',
  // tickets and messages
  'newer_reply_exists',
  'ticket_closed',
  'not_holder',
  'agent_not_in_team',
  'agent_disabled',
  'empty_message',
  'message_too_long',
  'no_window_open',
  'reason_required',
  'inbox_disabled',
  'attachment_unknown',
  'files_not_taken',
  'too_many_files',
  'file_kind_not_taken',
  'file_too_large',
  'way_not_open',
  'delivery_not_retryable',
  'recipient_required',
  'recipient_invalid',
  'recipient_own',
  'too_many_recipients',
  'reply_already_sent',
  'ticket_is_spam',
  // records
  'call_times_out_of_order',
  'feedback_required',
  'callback_already_done',
  'callback_in_past',
  'lead_checks_missing',
  'lead_already_judged',
  'lead_duplicate',
  'call_already_ended',
  // calls between widget and console
  'calls_off',
  'calls_closed',
  'nobody_to_answer',
  'already_in_call',
  'call_elsewhere',
  'call_not_timed',
  'call_timed_by_system',
  'call_already_placed',
  'phone_without_extension',
  'recording_not_playable',
  'contact_joined',
  'join_with_itself',
  'join_undone',
  'join_too_old',
  'join_buried',
  // admin
  'last_admin',
  'weak_password',
  'wrong_password',
  'calendar_invalid',
  'calendar_never_opens',
  'template_invalid',
  'connection_failed',
  'mail_sign_in_unknown',
  'mail_sign_in_refused',
  'mail_signing_unpublished',
  'mail_backfill_running',
  'mail_backfill_too_early',
  'channel_unknown',
  'nothing_to_test',
  'quarantine_not_retryable',
  'callback_refused',
  // the machine
  'database_unavailable',
  'overloaded',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal with a code the screens translate; `detail` names the field or figure it is about and never holds secrets. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
