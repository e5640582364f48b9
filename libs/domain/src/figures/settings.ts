/** A `clock` is a time of the local day, as minutes after midnight. */
export type SettingUnit = 'clock' | 'seconds' | 'minutes' | 'days' | 'count' | 'points' | 'percent' | 'yuan';

export interface Setting {
  /** What holds until the desk sets another value. */
  value: number;
  unit: SettingUnit;
  /** The rule in DOMAIN that the number comes from; 'W13' is our own proposal there, 'house' has no rule. */
  source: string;
}

/** Every number that the desk may set with a date. Nothing else in the code may hold one of them. */
export const SETTINGS = {
  'reply.window': { value: 1800, unit: 'seconds', source: 'W1' },
  'reply.remind': { value: 1200, unit: 'seconds', source: 'W13' },
  'reply.lead': { value: 1500, unit: 'seconds', source: 'W13' },
  'transfer.reason_within': { value: 300, unit: 'seconds', source: 'W13' },
  'escalation.solve': { value: 3, unit: 'days', source: 'B3' },
  'reply.undo': { value: 15, unit: 'seconds', source: 'house' },
  'auto_answer.most': { value: 10, unit: 'count', source: 'house' },
  'auto_answer.span': { value: 180, unit: 'minutes', source: 'house' },
  'auto_answer.new_subject_from': { value: 2, unit: 'count', source: 'house' },
  'ticket.close_after': { value: 7, unit: 'days', source: 'house' },
  'assignment.give_back': { value: 600, unit: 'seconds', source: 'house' },
  'dispatch.suspend': { value: 3, unit: 'days', source: 'B14' },
  'violation.points': { value: 0.5, unit: 'points', source: 'W2' },
  'violation.only_repeat': { value: 0, unit: 'count', source: 'W1' },
  'violation.confirm_within': { value: 3, unit: 'days', source: 'house' },
  'violation.appeal_within': { value: 5, unit: 'days', source: 'house' },
  'violation.decide_within': { value: 5, unit: 'days', source: 'house' },
  'amount.proposed': { value: 0, unit: 'count', source: 'house' },
  'amount.talk_minute': { value: 1, unit: 'yuan', source: 'N1' },
  'amount.visit': { value: 50, unit: 'yuan', source: 'N7' },
  'amount.record': { value: 10, unit: 'yuan', source: 'N8' },
  'amount.unreachable': { value: 50, unit: 'yuan', source: 'N10' },
  'amount.unreachable_from': { value: 2, unit: 'count', source: 'N10' },
  'amount.fault_first': { value: 50, unit: 'yuan', source: 'H22' },
  'amount.fault_second': { value: 200, unit: 'yuan', source: 'H22' },
  'amount.fault_third': { value: 0, unit: 'yuan', source: 'H22' },
  'quality.week': { value: 5, unit: 'count', source: 'W6' },
  'quality.appeal_within': { value: 5, unit: 'days', source: 'house' },
  'quality.long_call': { value: 600, unit: 'seconds', source: 'house' },
  'quality.many_replies': { value: 10, unit: 'count', source: 'house' },
  'card.self_score_within': { value: 3, unit: 'days', source: 'house' },
  'leads.month': { value: 450, unit: 'count', source: 'K1' },
  'revenue.month': { value: 1_800_000, unit: 'yuan', source: 'K1' },
  'leads.duplicate': { value: 90, unit: 'days', source: 'K1' },
  'leads.call': { value: 2, unit: 'days', source: 'V21' },
  'callbacks.month': { value: 20, unit: 'count', source: 'K2' },
  'closing.no_time': { value: 7, unit: 'days', source: 'D10' },
  'callback.advice': { value: 7200, unit: 'seconds', source: 'V1' },
  'callback.retry': { value: 3600, unit: 'seconds', source: 'house' },
  'callback.missed': { value: 1800, unit: 'seconds', source: 'W1' },
  'callback.untested': { value: 7200, unit: 'seconds', source: 'V2' },
  'callback.unsure': { value: 10_800, unit: 'seconds', source: 'V3' },
  'callback.absent': { value: 300, unit: 'seconds', source: 'V12' },
  'callback.warranty': { value: 86_400, unit: 'seconds', source: 'V5' },
  'callback.handover': { value: 900, unit: 'seconds', source: 'M7' },
  'satisfaction.min': { value: 98, unit: 'percent', source: 'V6' },
  'survey.once_in': { value: 30, unit: 'days', source: 'house' },
  'survey.expires': { value: 7, unit: 'days', source: 'house' },
  'survey.callback': { value: 3600, unit: 'seconds', source: 'V18' },
  'promise.longest': { value: 14_400, unit: 'seconds', source: 'M2' },
  'promise.remind_first': { value: 3600, unit: 'seconds', source: 'S0' },
  'promise.remind_last': { value: 900, unit: 'seconds', source: 'S0' },
  'appointment.gap': { value: 3600, unit: 'seconds', source: 'S0' },
  'appointment.hold': { value: 900, unit: 'seconds', source: 'S0' },
  'parts.remind_at': { value: 990, unit: 'clock', source: 'B4' },
  'parts.report_by': { value: 1020, unit: 'clock', source: 'B4' },
  'day.check': { value: 1050, unit: 'clock', source: 'V14' },
  'report.callbacks_at': { value: 540, unit: 'clock', source: 'V19' },
  'report.weekly_at': { value: 600, unit: 'clock', source: 'F5' },
  'report.remind': { value: 7200, unit: 'seconds', source: 'house' },
  'channel.down': { value: 120, unit: 'seconds', source: 'house' },
  'delivery.retry': { value: 15, unit: 'seconds', source: 'house' },
  'channel.unsent': { value: 600, unit: 'seconds', source: 'house' },
  'contact.undo': { value: 30, unit: 'days', source: 'house' },
  'scan.route': { value: 7, unit: 'days', source: 'house' },
  'repeat.window': { value: 7, unit: 'days', source: 'M1' },
  'repeat.pause': { value: 14_400, unit: 'seconds', source: 'house' },
  'script.follow': { value: 7, unit: 'days', source: 'house' },
  'backlog.old': { value: 2, unit: 'days', source: 'B1' },
  'backlog.overdue': { value: 3, unit: 'days', source: 'B1' },
  'complaint.light': { value: 3, unit: 'days', source: 'house' },
  'complaint.serious': { value: 2, unit: 'days', source: 'house' },
  'complaint.severe': { value: 1, unit: 'days', source: 'house' },
  'completeness.began': { value: 68, unit: 'percent', source: 'V20' },
  'completeness.goal': { value: 85, unit: 'percent', source: 'V20' },
  'contact.file': { value: 2, unit: 'days', source: 'V22' },
  'talk.day': { value: 120, unit: 'minutes', source: 'N1' },
  'ring.answer': { value: 9, unit: 'seconds', source: 'H9' },
  'ring.apology': { value: 15, unit: 'seconds', source: 'H10' },
  'board.calm': { value: 60, unit: 'seconds', source: 'house' },
  'board.share_from': { value: 10, unit: 'count', source: 'house' },
  'automation.depth': { value: 3, unit: 'count', source: 'house' },
  'automation.hourly': { value: 10, unit: 'count', source: 'house' },
  'wrap_up.limit': { value: 120, unit: 'seconds', source: 'house' },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTINGS;

/** A value that holds from an instant (UTC, included) until the next dated value. */
export interface DatedValue<T> {
  value: T;
  from: Date;
}

/**
 * The value that held at an instant: the latest that had begun, in whatever order the history comes; of two that begin
 * together the later entry. Null before the first one. A closed month asks with its own time and gets its own rule.
 */
export function settingAt<T>(history: readonly DatedValue<T>[], at: Date): T | null {
  const begun = history.filter(({ from }) => from.getTime() <= at.getTime());
  return begun.length === 0
    ? null
    : begun.reduce((latest, dated) => (dated.from.getTime() >= latest.from.getTime() ? dated : latest)).value;
}

/** `settingAt` for a numeric key, with its default before the first dated value. */
export function settingValue(key: SettingKey, history: readonly DatedValue<number>[], at: Date): number {
  return settingAt(history, at) ?? SETTINGS[key].value;
}
