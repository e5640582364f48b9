import type * as completeness from '../completeness';
import type * as complaints from '../complaints';
import type * as dayChecks from '../day-checks';
import type * as dayEnd from '../day-end';
import type * as morning from '../morning';
import { type In, type Out, route } from './route';

type Verb<S> = ReturnType<typeof route<In<S>, undefined, complaints.ComplaintView>>;
const verb = <S>(path: string): Verb<S> =>
  route<In<S>, undefined, complaints.ComplaintView>('POST', `/complaints/:id/${path}`);

/** The morning meeting, the day's end, the desk's board and complaints. */
export const MORNING_ROUTES = {
  backlog: route<undefined, In<typeof morning.backlogQuery>, morning.BacklogPage>('GET', '/backlog'),
  exportBacklog: route<undefined, In<typeof morning.backlogExportQuery>, Blob>('GET', '/backlog/export'),
  causesOfTicket: route<undefined, undefined, Out<typeof morning.causeList>>('GET', '/tickets/:id/causes'),
  nameCause: route<In<typeof morning.causeWrite>, undefined, morning.TicketCause>('POST', '/tickets/:id/causes'),
  sinceClose: route<undefined, In<typeof morning.sinceCloseQuery>, morning.SinceClose>('GET', '/since-close'),
  deskBoard: route<undefined, undefined, morning.DeskBoard>('GET', '/desk-board'),

  ownDayCheck: route<undefined, undefined, dayChecks.OwnDayCheck>('GET', '/day-checks/mine'),
  confirmDay: route<In<typeof dayChecks.dayCheckConfirm>, undefined, dayChecks.OwnDayCheck>(
    'POST',
    '/day-checks/confirm',
  ),
  teamDayChecks: route<undefined, undefined, Out<typeof dayChecks.teamDayChecks>>('GET', '/day-checks'),

  dayEnd: route<undefined, In<typeof dayEnd.dayEndQuery>, dayEnd.DayEnd>('GET', '/day-end'),
  unsignedDays: route<undefined, undefined, Out<typeof dayEnd.unsignedDays>>('GET', '/day-end/unsigned'),
  dayRows: route<undefined, In<typeof dayEnd.dayRowsQuery>, Out<typeof dayEnd.dayRows>>('GET', '/day-end/:day/rows'),
  signDay: route<In<typeof dayEnd.daySign>, undefined, dayEnd.DayEnd>('POST', '/day-end/:day/sign'),

  completeness: route<undefined, In<typeof completeness.completenessQuery>, completeness.Completeness>(
    'GET',
    '/completeness',
  ),
  overdueFiles: route<undefined, In<typeof completeness.overdueFileQuery>, Out<typeof completeness.overdueFilePage>>(
    'GET',
    '/completeness/files',
  ),

  listComplaints: route<undefined, In<typeof complaints.complaintQuery>, Out<typeof complaints.complaintList>>(
    'GET',
    '/complaints',
  ),
  exportComplaints: route<undefined, In<typeof complaints.complaintExport>, Blob>('GET', '/complaints/export'),
  openComplaint: route<In<typeof complaints.complaintOpen>, undefined, complaints.ComplaintView>('POST', '/complaints'),
  getComplaint: route<undefined, undefined, complaints.ComplaintView>('GET', '/complaints/:id'),
  signComplaint: verb<typeof complaints.complaintSign>('sign'),
  giveComplaint: verb<typeof complaints.complaintGive>('give'),
  weighComplaint: verb<typeof complaints.complaintWeigh>('weigh'),
  notifyDepartment: verb<typeof complaints.complaintNotify>('notices'),
  confirmNotice: verb<typeof complaints.complaintConfirm>('confirm'),
  complaintContacted: verb<typeof complaints.complaintContacted>('steps'),
  askCompensation: verb<typeof complaints.complaintAsk>('ask'),
  decideCompensation: verb<typeof complaints.complaintDecide>('decide'),
  closeComplaint: verb<typeof complaints.complaintClose>('close'),
} as const;
