import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodValidationException } from 'nestjs-zod';
import type { ZodError } from 'zod';
import { DomainError, type ErrorCode } from '#domain';
import type { Problem } from '#contract';

/** Codes that are not 400. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  not_signed_in: 401,
  session_expired: 401,
  wrong_credentials: 401,
  second_factor_needed: 401,
  visitor_unknown: 401,
  account_disabled: 403,
  account_locked: 403,
  forbidden: 403,
  foreign_origin: 403,
  callback_refused: 403,
  not_found: 404,
  already_exists: 409,
  in_use: 409,
  version_conflict: 409,
  client_id_reused: 409,
  newer_reply_exists: 409,
  ticket_closed: 409,
  callback_already_done: 409,
  outcome_not_resolved: 409,
  lead_already_judged: 409,
  lead_duplicate: 409,
  lead_looks_same: 409,
  lead_not_valid: 409,
  lead_not_handed: 409,
  lead_ended: 409,
  sale_import_state: 409,
  sale_import_built_upon: 409,
  sale_import_month_closed: 409,
  sheet_too_large: 413,
  call_already_ended: 409,
  violation_state: 409,
  violation_own: 403,
  violation_same_judge: 403,
  amounts_off: 409,
  proof_required: 400,
  appeal_too_late: 409,
  script_run_ended: 409,
  refinement_own: 403,
  work_report_state: 409,
  work_report_own: 403,
  quality_own: 403,
  quality_not_reviewer: 403,
  quality_marked: 409,
  quality_form_changed: 409,
  quality_state: 409,
  quality_same_judge: 403,
  quality_nothing_drawn: 409,
  card_state: 409,
  card_own: 403,
  card_closed: 409,
  card_month_running: 409,
  card_self_score_late: 409,
  card_self_score_open: 409,
  card_same_scorer: 403,
  card_lines_open: 409,
  card_month_planned: 409,
  repeat_state: 409,
  repeat_own: 403,
  slot_taken: 409,
  recomputation_ended: 409,
  policy_tie: 409,
  policy_never_matches: 409,
  automation_triggers_itself: 409,
  automation_cycle: 409,
  automation_too_many_rules: 409,
  part_state: 409,
  promise_ended: 409,
  promise_not_begun: 409,
  promise_needs_lead: 403,
  closing_needs_callback: 409,
  closing_not_satisfied: 409,
  closing_needs_lead: 403,
  no_solution_reported: 409,
  not_holder: 403,
  call_elsewhere: 409,
  call_not_timed: 409,
  call_not_answered: 409,
  already_in_call: 409,
  rebuild_running: 409,
  closing_running: 409,
  closing_empty: 409,
  closing_ended: 409,
  figures_counting: 503,
  nobody_to_answer: 409,
  calls_off: 403,
  calls_closed: 409,
  mail_backfill_running: 409,
  dispatch_already_stopped: 409,
  holder_changed: 409,
  no_longer_held: 409,
  nobody_holds: 409,
  whisper_to_oneself: 409,
  board_rule_exists: 409,
  dispatch_stop_over: 409,
  stand_in_loop: 409,
  overflow_loop: 409,
  agent_on_probation: 409,
  territory_overlap: 409,
  only_holder_replies: 409,
  contact_joined: 409,
  join_undone: 409,
  join_too_old: 409,
  join_buried: 409,
  survey_answered: 409,
  survey_expired: 410,
  survey_sent: 409,
  payload_too_large: 413,
  ics_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal: 500,
  database_unavailable: 503,
  overloaded: 503,
};

const BY_HTTP_STATUS: Record<number, ErrorCode> = {
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

export const statusOf = (code: ErrorCode): number => STATUS[code] ?? 400;

/** The one place where refusals become answers. What nobody foresaw is logged whole and told as `internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, problem } = toProblem(error);
    if (status >= 500) this.logger.error({ requestId: request.id, error: describe(error) });
    if (problem.code === 'too_many_requests')
      void reply.header('retry-after', String(problem.detail.retryAfterSeconds ?? 1));
    void reply.status(status).send({ ...problem, requestId: request.id });
  }
}

export function toProblem(error: unknown): { status: number; problem: Problem } {
  if (error instanceof DomainError)
    return { status: statusOf(error.code), problem: { code: error.code, detail: error.detail } };
  if (error instanceof ZodValidationException)
    return { status: 400, problem: wrongInput(error.getZodError() as ZodError) };
  if (isDataException(error)) return { status: 400, problem: { code: 'invalid_input', detail: {} } };
  const status =
    error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number })?.statusCode ?? 500);
  if (status < 500) return { status, problem: { code: BY_HTTP_STATUS[status] ?? 'invalid_input', detail: {} } };
  return { status: 500, problem: { code: 'internal', detail: {} } };
}

/** Postgres class 22: a value that was well formed for us and is out of range for its column. */
const isDataException = (error: unknown): boolean =>
  /^22[0-9A-Z]{3}$/.test(String((error as { code?: unknown })?.code));

function wrongInput(error: ZodError): Problem {
  return {
    code: 'invalid_input',
    detail: {},
    fields: error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), rule: issue.code })),
  };
}

function describe(error: unknown): string {
  const cause = (error as { cause?: unknown })?.cause;
  const own = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return cause ? `${own}\ncaused by ${describe(cause)}` : own;
}
