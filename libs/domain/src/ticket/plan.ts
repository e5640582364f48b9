import { after, type Step, type Ticket } from './ticket';

/** Steps collected while a decision is made; `ticket` is always the ticket after the steps so far. */
export class Plan {
  readonly steps: Step[] = [];

  constructor(
    public ticket: Ticket,
    readonly now: Date,
  ) {}

  take(step: Step): this {
    const changes = { ...step.changes, updatedAt: this.now };
    const taken = { ...step, changes };
    this.steps.push(taken);
    this.ticket = after(this.ticket, [taken]);
    return this;
  }
}
