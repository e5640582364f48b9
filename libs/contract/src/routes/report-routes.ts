import type * as reports from '../callback-reports';
import type * as mails from '../figure-mails';
import type * as work from '../work-reports';
import { type In, type Out, route } from './route';

/** The weekly report of callbacks to the departments, and the reports that agents write of their work. */
export const REPORT_ROUTES = {
  callbackReports: route<undefined, In<typeof reports.reportQuery>, Out<typeof reports.reportList>>(
    'GET',
    '/callback-reports',
  ),
  reportPlan: route<undefined, undefined, reports.ReportPlan>('GET', '/callback-reports/plan'),
  writeReportPlan: route<In<typeof reports.reportPlanWrite>, undefined, reports.ReportPlan>(
    'PUT',
    '/callback-reports/plan',
  ),
  previewReport: route<undefined, In<typeof reports.reportPreviewQuery>, Out<typeof reports.reportPreview>>(
    'GET',
    '/callback-reports/preview',
  ),
  sendReport: route<In<typeof reports.reportSend>, undefined, reports.CallbackReport>(
    'POST',
    '/callback-reports/:id/send',
  ),
  figureMails: route<undefined, undefined, Out<typeof mails.figureMailList>>('GET', '/figure-mails'),
  planFigureMail: route<In<typeof mails.figureMailPlan>, undefined, mails.FigureMail>('POST', '/figure-mails'),
  changeFigureMail: route<In<typeof mails.figureMailChange>, undefined, mails.FigureMail>('PUT', '/figure-mails/:id'),
  pauseFigureMail: route<In<typeof mails.figureMailPause>, undefined, mails.FigureMail>(
    'POST',
    '/figure-mails/:id/pause',
  ),
  sendFigureMail: route<In<typeof mails.figureMailSend>, undefined, mails.FigureMail>('POST', '/figure-mails/:id/send'),
  deleteFigureMail: route('DELETE', '/figure-mails/:id'),
  listWorkReports: route<undefined, In<typeof work.workReportQuery>, Out<typeof work.workReportPage>>(
    'GET',
    '/work-reports',
  ),
  exportWorkReports: route<undefined, In<typeof work.workReportExport>, Blob>('GET', '/work-reports/export'),
  getWorkReport: route<undefined, undefined, work.WorkReport>('GET', '/work-reports/:id'),
  draftWorkReport: route<In<typeof work.workReportDraft>, undefined, work.WorkReport>('PUT', '/work-reports/:id/draft'),
  handInWorkReport: route<In<typeof work.workReportHandIn>, undefined, work.WorkReport>(
    'POST',
    '/work-reports/:id/hand-in',
  ),
  amendWorkReport: route<In<typeof work.workReportAmend>, undefined, work.WorkReport>(
    'POST',
    '/work-reports/:id/amend',
  ),
  readWorkReport: route<In<typeof work.workReportRead>, undefined, work.WorkReport>('POST', '/work-reports/:id/read'),
  returnWorkReport: route<In<typeof work.workReportReturn>, undefined, work.WorkReport>(
    'POST',
    '/work-reports/:id/return',
  ),
};
