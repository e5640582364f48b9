/**
 * What agents may be found to have done, each after a rule of the house. Only a team lead makes a violation of it. The last five
 * cost or earn no points: they propose an amount of yuan (DOMAIN section 13).
 */
export const CONDUCT_RULES = {
  late_reply: { source: 'W1', proposedBy: 'desk' },
  forbidden_phrase: { source: 'H12', proposedBy: 'desk' },
  no_work_number: { source: 'W11', proposedBy: 'desk' },
  no_greeting: { source: 'H5', proposedBy: 'desk' },
  only_hello: { source: 'H11', proposedBy: 'desk' },
  pushed_away: { source: 'H13', proposedBy: 'both' },
  cold_voice: { source: 'W8', proposedBy: 'lead' },
  passed_on: { source: 'W9', proposedBy: 'lead' },
  small_talk: { source: 'W10', proposedBy: 'lead' },
  hung_up_first: { source: 'H15', proposedBy: 'lead' },
  wrong_item: { source: 'H23', proposedBy: 'lead' },
  paid_not_ordered: { source: 'H23', proposedBy: 'lead' },
  incomplete_shipment: { source: 'H23', proposedBy: 'lead' },
  contact_missing: { source: 'H23', proposedBy: 'lead' },
  other_fault: { source: 'H23', proposedBy: 'lead' },
  talk_short: { source: 'N1', proposedBy: 'lead' },
  visit: { source: 'N7', proposedBy: 'lead' },
  new_record: { source: 'N8', proposedBy: 'lead' },
  unreachable: { source: 'N10', proposedBy: 'lead' },
  fault_fine: { source: 'H22', proposedBy: 'lead' },
} as const satisfies Record<string, { source: string; proposedBy: 'desk' | 'lead' | 'both' }>;

export type ConductRule = keyof typeof CONDUCT_RULES;

/** A place in a text: UTF-16 positions, `end` not included; `better` is what to say instead, where there is something. */
export interface TextMark {
  start: number;
  end: number;
  phrase: string;
  better: string;
}

/** A rule that was not kept, once: `key` names the episode or message, and no rule is found twice for one key. */
export interface Finding {
  rule: ConductRule;
  key: string;
  marks: TextMark[];
}
