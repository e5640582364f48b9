import type { AgreementView, Contact, PromiseView } from '#contract';
import { typedTime } from '../records/typed-time';
import { addDays, dayIn, wallClock } from '../records/zone-time';

/** What stands in the form. Hours are as typed; the desk says what is wrong with them. */
export interface PromiseDraft {
  kind: PromiseView['kind'];
  date: string;
  from: string;
  to: string;
  who: AgreementView['who'] | null;
  name: string;
  channel: string;
  number: string;
  resource: string;
  resourceAgentId: string | null;
  expectedOn: string;
  consented: boolean;
  remark: string;
}

/** What every part of the form works with. */
export interface FormPart {
  draft: PromiseDraft;
  /** The field that the desk refused. */
  wrong: string | null;
  onWrite(patch: Partial<PromiseDraft>): void;
}

/** A fresh form: tomorrow, nobody has agreed yet, and the number that is known of the contact. */
export function newDraft(contact: Contact, zone: string, now: number): PromiseDraft {
  return {
    kind: 'visit',
    date: addDays(dayIn(zone, new Date(now)), 1),
    from: '',
    to: '',
    who: null,
    name: contact.name,
    channel: 'phone',
    number: contact.phone ?? '',
    resource: '',
    resourceAgentId: null,
    expectedOn: '',
    consented: false,
    remark: '',
  };
}

/** A form for another slot of a promise: what stays is filled in, what must be agreed anew is not (DOMAIN M3). */
export function changeDraft(promise: PromiseView): PromiseDraft {
  return {
    kind: promise.kind,
    date: wallClock(promise.zone, new Date(promise.from)).slice(0, 10),
    from: '',
    to: '',
    who: null,
    name: promise.agreement.name,
    channel: promise.agreement.channel,
    number: promise.agreement.number,
    resource: promise.resource ?? '',
    resourceAgentId: promise.resourceAgentId,
    expectedOn: promise.expectedOn ?? '',
    consented: false,
    remark: promise.remark,
  };
}

/** What is sent of it, to make a promise or to change one. */
export function termsOf(draft: PromiseDraft) {
  const { date, from, to, who, name, channel, number, resourceAgentId, consented } = draft;
  return {
    slot: { date, from: typedTime(from) ?? from, to: typedTime(to, true) ?? to },
    agreed: { who, name, channel: channel as 'phone', number },
    resource: resourceAgentId ? null : draft.resource.trim() || null,
    resourceAgentId,
    expectedOn: draft.kind === 'parts' ? draft.expectedOn || null : null,
    consented,
  };
}
