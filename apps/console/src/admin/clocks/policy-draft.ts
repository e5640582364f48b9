import type { PolicyConditionsView, ServicePolicyView } from '#contract';

type Targets = ServicePolicyView['targets'];
type Response = NonNullable<Targets['first']>;

export interface PolicyDraft {
  name: string;
  active: boolean;
  conditions: PolicyConditionsView;
  targets: Targets;
}

const NONE: PolicyConditionsView = {
  channels: [],
  teams: [],
  priorities: [],
  products: [],
  marketTiers: [],
  serviceTypes: [],
  returnOrigins: [],
  contactGroups: [],
};

/** What a target starts as when it is switched on: the usual half hour, two days for the whole, and three rings. */
export const STARTS = {
  first: { seconds: 1800, hours: 'working', remindSeconds: 1200, leadSeconds: 1500 },
  next: { seconds: 1800, hours: 'working', remindSeconds: 1200, leadSeconds: 1500 },
  resolution: { seconds: 172_800, hours: 'calendar', pausesOn: ['waiting', 'on_hold', 'parts'] },
  answer: { seconds: 9 },
} as const satisfies { [K in keyof Targets]: unknown };

export const draftOf = (policy: ServicePolicyView | null): PolicyDraft =>
  policy
    ? { name: policy.name, active: policy.active, conditions: policy.conditions, targets: policy.targets }
    : {
        name: '',
        active: true,
        conditions: NONE,
        targets: {
          first: null,
          next: null,
          resolution: { ...STARTS.resolution, pausesOn: [...STARTS.resolution.pausesOn] },
          answer: null,
        },
      };

/** A response target in another length keeps its reminders in proportion, in whole minutes and never after it. */
export function withLength(target: Response, seconds: number): Response {
  const share = (part: number): number => Math.max(60, Math.floor((part / target.seconds) * (seconds / 60)) * 60);
  if (seconds < 60 || target.seconds <= 0) return { ...target, seconds };
  const remindSeconds = Math.min(seconds, share(target.remindSeconds));
  return {
    ...target,
    seconds,
    remindSeconds,
    leadSeconds: Math.min(seconds, Math.max(remindSeconds, share(target.leadSeconds))),
  };
}
