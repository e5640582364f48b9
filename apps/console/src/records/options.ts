import { useTranslation } from 'react-i18next';
import type { Call, Callback, Lead } from '#contract';

type CallResult = NonNullable<Call['result']>;
type CallbackResult = NonNullable<Callback['result']>;
type Rejection = NonNullable<Lead['rejection']>;

export const CALL_RESULTS = [
  'answered',
  'no_answer',
  'busy',
  'wrong_number',
  'voicemail',
  'missed',
] as const satisfies CallResult[];
export const CALLBACK_REASONS = [
  'advice',
  'untested',
  'unsure_repair',
  'bad_survey',
  'missed_call',
  'promise',
  'satisfaction',
  'warranty',
  'handover',
  'planned',
] as const satisfies Callback['reason'][];
export const CALLBACK_RESULTS = [
  'satisfied',
  'neutral',
  'not_satisfied',
  'unreachable',
  'declined',
] as const satisfies CallbackResult[];
export const REJECTIONS = [
  'unreachable',
  'no_need',
  'no_intent',
  'no_ability',
  'duplicate',
  'not_our_business',
  'other',
] as const satisfies Rejection[];
/** The order of a conversation. */
export const CHECKS = [
  'reachable',
  'unitName',
  'need',
  'intent',
  'ability',
] as const satisfies (keyof Lead['checks'])[];

interface Option<V> {
  value: V;
  label: string;
}

export const useResultOptions = (): Option<CallResult>[] => useOptions('call.results', CALL_RESULTS);
export const useCallbackReasonOptions = (): Option<Callback['reason']>[] =>
  useOptions('callback.reasons', CALLBACK_REASONS);
export const useCallbackResultOptions = (): Option<CallbackResult>[] =>
  useOptions('callback.results', CALLBACK_RESULTS);
export const useRejectionOptions = (): Option<Rejection>[] => useOptions('lead.rejections', REJECTIONS);

function useOptions<V extends string>(prefix: string, values: readonly V[]): Option<V>[] {
  const { t } = useTranslation('records');
  return values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
}
