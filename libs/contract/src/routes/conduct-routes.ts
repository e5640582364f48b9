import type * as amounts from '../amounts';
import type * as conduct from '../conduct';
import { type In, type Out, route } from './route';

/** The ledger of conduct: what was found, who judged it, and what it comes to. */
export const CONDUCT_ROUTES = {
  listViolations: route<undefined, In<typeof conduct.violationQuery>, Out<typeof conduct.violationPage>>(
    'GET',
    '/violations',
  ),
  exportViolations: route<undefined, In<typeof conduct.violationExport>, Blob>('GET', '/violations/export'),
  proposeViolation: route<In<typeof conduct.violationPropose>, undefined, conduct.Violation>('POST', '/violations'),
  conductMonth: route<undefined, In<typeof conduct.conductMonthQuery>, conduct.ConductMonth>(
    'GET',
    '/violations/months',
  ),
  amountsMonth: route<undefined, In<typeof amounts.amountsQuery>, amounts.AmountsMonth>('GET', '/amounts'),
  findAmounts: route<In<typeof amounts.amountsFind>, undefined, Out<typeof amounts.amountsFound>>(
    'POST',
    '/amounts/find',
  ),
  proposeAmount: route<In<typeof amounts.amountByHand>, undefined, conduct.Violation>('POST', '/amounts'),
  exportAmounts: route<undefined, In<typeof amounts.amountsExportQuery>, Blob>('GET', '/amounts/export'),
  conductWaiting: route<undefined, undefined, conduct.ConductWaiting>('GET', '/violations/waiting'),
  getViolation: route<undefined, undefined, conduct.Violation>('GET', '/violations/:id'),
  confirmViolation: route<In<typeof conduct.violationConfirm>, undefined, conduct.Violation>(
    'POST',
    '/violations/:id/confirm',
  ),
  dismissViolation: route<In<typeof conduct.violationDismiss>, undefined, conduct.Violation>(
    'POST',
    '/violations/:id/dismiss',
  ),
  appealViolation: route<In<typeof conduct.violationAppeal>, undefined, conduct.Violation>(
    'POST',
    '/violations/:id/appeal',
  ),
  decideViolation: route<In<typeof conduct.violationDecide>, undefined, conduct.Violation>(
    'POST',
    '/violations/:id/decide',
  ),
  greetingWords: route<undefined, undefined, conduct.GreetingWords>('GET', '/admin/greeting-words'),
  writeGreetingWords: route<In<typeof conduct.greetingWordsWrite>, undefined, conduct.GreetingWords>(
    'PUT',
    '/admin/greeting-words',
  ),
} as const;
