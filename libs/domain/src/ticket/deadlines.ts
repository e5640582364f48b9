import { resolutionDueAt, resolutionRemindAt } from '../policies';
import { dueSteps, type WindowStep } from '../reply-window';
import { Plan } from './plan';
import type { OpenWindow, Ticket } from './ticket';

const EVENT: Record<WindowStep, string> = {
  remind: 'reply_window.reminded',
  lead: 'reply_window.lead_told',
  breach: 'reply_window.breached',
};
const FIELD = { remind: 'remindedAt', lead: 'leadToldAt', breach: 'breachedAt' } as const;

/**
 * Takes every window step that is due at the plan's time. Each decision about a ticket does this first, so that a
 * breach is charged to who held the ticket at the deadline even when the sweep comes late (law 7, DOMAIN W13).
 */
export function passDeadlines(plan: Plan): Plan {
  const window = plan.ticket.window;
  if (window) dueSteps(window, window, plan.now).forEach((step) => takeStep(plan, step));
  return passResolution(plan);
}

/** Who holds the ticket is told that a resolution target is near, and charged with its breach when it has passed; each once. */
function passResolution(plan: Plan): Plan {
  const { resolution, holderId } = plan.ticket;
  const dueAt = resolution && resolutionDueAt(resolution);
  if (!resolution || !dueAt) return plan;
  const details = { dueAt, holderId, policyId: resolution.policyId, policyVersion: resolution.policyVersion };
  if (dueAt <= plan.now)
    return plan.take({
      type: 'resolution.breached',
      changes: { resolution: { ...resolution, breachedAt: plan.now } },
      resolution: { holderAtBreachId: holderId },
      details,
    });
  const remindAt = resolutionRemindAt(resolution);
  if (!remindAt || remindAt > plan.now) return plan;
  return plan.take({
    type: 'resolution.reminded',
    changes: { resolution: { ...resolution, remindedAt: plan.now } },
    resolution: {},
    details,
  });
}

function takeStep(plan: Plan, step: WindowStep): void {
  const { window, holderId } = plan.ticket;
  if (!window) return;
  const stamped: OpenWindow = { ...window, [FIELD[step]]: plan.now };
  plan.take({
    type: EVENT[step],
    changes: { window: stamped },
    window: {
      op: 'step',
      windowId: window.id,
      [FIELD[step]]: plan.now,
      ...(step === 'breach' ? { holderAtDeadlineId: holderId } : {}),
    },
    details: { windowId: window.id, dueAt: window.dueAt, holderId },
  });
}

/** A plan for a ticket at a time, with every deadline that has passed already taken. */
export function planFor(ticket: Ticket, now: Date): Plan {
  return passDeadlines(new Plan(ticket, now));
}
