import type * as automation from '../automation';
import { type In, type Out, route } from './route';

/** Rules that act by themselves. */
export const AUTOMATION_ROUTES = {
  listAutomation: route<undefined, undefined, { rows: automation.AutomationRuleView[] }>('GET', '/admin/automation'),
  createAutomation: route<In<typeof automation.automationCreate>, undefined, automation.AutomationRuleView>(
    'POST',
    '/admin/automation',
  ),
  updateAutomation: route<In<typeof automation.automationPatch>, undefined, automation.AutomationRuleView>(
    'PUT',
    '/admin/automation/:id',
  ),
  deleteAutomation: route('DELETE', '/admin/automation/:id'),
  orderAutomation: route<In<typeof automation.automationOrder>, undefined, { rows: automation.AutomationRuleView[] }>(
    'POST',
    '/admin/automation/order',
  ),
  automationRuns: route<undefined, undefined, { rows: automation.AutomationRun[] }>(
    'GET',
    '/admin/automation/:id/runs',
  ),
  automationPast: route<In<typeof automation.automationTry>, undefined, Out<typeof automation.automationPast>>(
    'POST',
    '/admin/automation/past',
  ),
  automationTrial: route<In<typeof automation.automationTicketTry>, undefined, Out<typeof automation.automationTrial>>(
    'POST',
    '/admin/automation/trial',
  ),
} as const;
