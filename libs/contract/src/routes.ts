import { ADMIN_ROUTES } from './routes/admin-routes';
import { BOARD_ROUTES } from './routes/board-routes';
import { AUTOMATION_ROUTES } from './routes/automation-routes';
import { CARD_ROUTES } from './routes/card-routes';
import { CONDUCT_ROUTES } from './routes/conduct-routes';
import { MORNING_ROUTES } from './routes/morning-routes';
import { LADDER_ROUTES } from './routes/ladder-routes';
import { LEAD_ROUTES } from './routes/lead-routes';
import { PART_ROUTES } from './routes/part-routes';
import { RECORD_ROUTES } from './routes/record-routes';
import { REPORT_ROUTES } from './routes/report-routes';
import { ROUTING_ROUTES } from './routes/routing-routes';
import { GUIDED_SCRIPT_ROUTES } from './routes/guided-script-routes';
import { QUALITY_ROUTES } from './routes/quality-routes';
import { REPEAT_ROUTES } from './routes/repeat-routes';
import { SALE_ROUTES } from './routes/sale-routes';
import { SCRIPT_ROUTES } from './routes/script-routes';
import { SESSION_ROUTES } from './routes/session-routes';
import { STAFFING_ROUTES } from './routes/staffing-routes';
import { SURVEY_ROUTES } from './routes/survey-routes';
import { TIME_ROUTES } from './routes/time-routes';
import { TICKET_ROUTES } from './routes/ticket-routes';
import { VISITOR_ROUTES } from './routes/visitor-routes';

/** Every HTTP route of the desk for agents and visitors: `:name` parts are parameters. Served under /api. */
export const ROUTES = {
  ...SESSION_ROUTES,
  ...TICKET_ROUTES,
  ...RECORD_ROUTES,
  ...LEAD_ROUTES,
  ...SALE_ROUTES,
  ...BOARD_ROUTES,
  ...PART_ROUTES,
  ...REPORT_ROUTES,
  ...MORNING_ROUTES,
  ...CONDUCT_ROUTES,
  ...CARD_ROUTES,
  ...QUALITY_ROUTES,
  ...REPEAT_ROUTES,
  ...SURVEY_ROUTES,
  ...LADDER_ROUTES,
  ...AUTOMATION_ROUTES,
  ...ROUTING_ROUTES,
  ...STAFFING_ROUTES,
  ...SCRIPT_ROUTES,
  ...GUIDED_SCRIPT_ROUTES,
  ...ADMIN_ROUTES,
  ...TIME_ROUTES,
  ...VISITOR_ROUTES,
} as const;

export type RouteName = keyof typeof ROUTES;
type TypesOf<N extends RouteName> = NonNullable<(typeof ROUTES)[N]['types']>;
export type BodyOf<N extends RouteName> = TypesOf<N>['body'];
export type QueryOf<N extends RouteName> = TypesOf<N>['query'];
export type AnswerOf<N extends RouteName> = TypesOf<N>['answer'];

/*
 * Outside the table, because they carry files:
 *   POST /api/uploads                     multipart `file`          → Attachment (signed-in agents)
 *   GET  /api/attachments/:id             the file, real type, attachment disposition unless a safe image, sandboxed
 *   GET  /api/attachments/:id/preview     image of at most 480 px
 *   GET  /api/violations/:id/files/:fileId   a file of an appeal, to who may see the violation
 *   GET  /api/messages/:id/html           sanitised HTML for a sandboxed frame; ?images=1 lets remote images load
 *   GET  /api/messages/:id/raw            the stored raw input
 *   POST /api/widget/:key/uploads         multipart `file`, header x-visitor-token → Attachment
 *   GET  /api/widget/:key/attachments/:id and /preview, with ?token=
 */
