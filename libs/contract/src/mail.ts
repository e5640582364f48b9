import { z } from 'zod';
import { id, instant, name } from './primitives';

const address = z.string().trim().min(3).max(320);
const addresses = z.array(address).max(60);

/** What only a mail has; addresses as its headers name them. */
export const mailFacts = z.object({
  /** Who wrote it; on a letter of ours the address it goes out under. */
  from: z.string().nullable(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  /** Of letters of ours only. */
  bcc: z.array(z.string()),
  /** Where the author asks answers to go; proven by nothing. */
  replyTo: z.object({ name: z.string().nullable(), email: z.string() }).nullable(),
  /** Who passed the mail on to us. */
  forwardedBy: z.object({ name: z.string().nullable(), email: z.string() }).nullable(),
  /** The address of ours it was written to, an alias perhaps. */
  ourAddress: z.string().nullable(),
  /** Other inboxes of ours it went to as well. */
  otherInboxIds: z.array(id),
  /** Why the message shows less than its raw mail holds. */
  incomplete: z.array(z.string()),
  /** Recipients a letter of ours came back from. */
  bounced: z.array(z.object({ address: z.string(), status: z.string().nullable(), text: z.string() })),
  /** Why it was taken for spam. */
  spam: z.record(z.string(), z.unknown()).nullable(),
  /** A letter of ours carries the message it answers; which one it is. */
  quotes: id.nullable(),
});
export type MailFacts = z.infer<typeof mailFacts>;

/** Recipients of an answer as the agent chose them. */
export const recipientsChoice = z.object({
  to: addresses.default([]),
  cc: addresses.default([]),
  bcc: addresses.default([]),
  /** Put the answered message under the answer. The desk leaves it out when somebody new is among the recipients. */
  quote: z.boolean().default(true),
});
export const recipients = z.object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) });
export type RecipientsView = z.infer<typeof recipients>;

/** An address that letters came back from: hard when nobody is there, soft when it could not be reached this time. */
export const addressTroubleView = z.object({
  address: z.string(),
  kind: z.enum(['hard', 'soft']),
  status: z.string().nullable(),
  text: z.string(),
  at: instant,
});
export type AddressTroubleView = z.infer<typeof addressTroubleView>;

/** What an answer to a ticket's newest mail may start from. */
export const answerStart = z.object({
  /** The message that is answered, null before the contact wrote. */
  messageId: id.nullable(),
  one: recipients,
  all: recipients,
  replyTo: z.object({ address: z.string(), followed: z.boolean() }).nullable(),
  /** The address of ours the answer goes out under. */
  from: z.string().nullable(),
  quotes: z.boolean(),
  troubles: z.array(addressTroubleView),
});
export type AnswerStart = z.infer<typeof answerStart>;

export const recipientsCheck = z.object({ addresses: z.array(z.string().max(320)).min(1).max(60) });
export const recipientsChecked = z.object({
  rows: z.array(
    z.object({
      address: z.string(),
      fault: z.enum(['invalid', 'own']).nullable(),
      trouble: addressTroubleView.nullable(),
    }),
  ),
});

export const spamRequest = z.object({ block: z.enum(['none', 'address', 'domain']).default('address') });
export const notSpamRequest = z.object({ unblock: z.boolean().default(true) });

export const blockKind = z.enum(['address', 'domain', 'word']);
export const blockRule = z.object({
  id,
  kind: blockKind,
  value: z.string(),
  byName: z.string(),
  createdAt: instant,
  /** Mails it put aside so far. */
  hits: z.number().int(),
});
export type BlockRuleView = z.infer<typeof blockRule>;
export const blockRuleWrite = z.object({ kind: blockKind, value: z.string().trim().min(2).max(200) });

export const messageHeaders = z.object({ text: z.string(), cut: z.boolean() });

/** Mail settings of an inbox beside its servers. */
export const mailHabits = z.object({
  /** Further addresses whose mail comes into this inbox. */
  aliases: z.array(address).max(50).default([]),
  /** Stands under every answer; may hold variables such as {{agent.name}} and {{agent.workNumber}}. */
  signature: z.string().max(4_000).default(''),
  /** Put the answered message under the answer. */
  quote: z.boolean().default(true),
  /** The receiving server whose Authentication-Results are believed; empty for none. */
  trustedHost: name.or(z.literal('')).default(''),
});
export type MailHabits = z.infer<typeof mailHabits>;
