import type { MarketTier, Product, ReturnOrigin, ServiceType } from '../service';
import type { Priority } from '../ticket/priority';

/** Working time of the ticket's team, or every hour there is (DOMAIN D2–D8 name none). */
export type Hours = 'working' | 'calendar';

/** What holds a resolution clock: the contact's turn, the desk's own hold, or parts on their way (DOMAIN D9). */
export type PauseReason = 'waiting' | 'on_hold' | 'parts';

/** When a waiting contact is answered. */
export interface ResponseTarget {
  seconds: number;
  hours: Hours;
  /** Seconds after the opening at which the holder is reminded and the team lead is told. */
  remindSeconds: number;
  leadSeconds: number;
}

/** When the whole matter is done, from the time the contact asked for (DOMAIN D9). */
export interface ResolutionTarget {
  seconds: number;
  hours: Hours;
  pausesOn: PauseReason[];
}

/** How long a call may ring: a goal that every ringing has, whatever the hour (DOMAIN H9). */
export interface AnswerTarget {
  seconds: number;
}

export interface PolicyTargets {
  first: ResponseTarget | null;
  next: ResponseTarget | null;
  resolution: ResolutionTarget | null;
  answer: AnswerTarget | null;
}
export type TargetKind = keyof PolicyTargets;
export const TARGET_KINDS: readonly TargetKind[] = ['first', 'next', 'resolution', 'answer'];

/** Which tickets it is for: each empty list asks for nothing, and all that are not empty must hold. */
export interface PolicyConditions {
  channels: string[];
  teams: string[];
  priorities: Priority[];
  products: Product[];
  marketTiers: MarketTier[];
  serviceTypes: ServiceType[];
  returnOrigins: ReturnOrigin[];
  /** The contact is in at least one of these. */
  contactGroups: string[];
}

export const NO_CONDITIONS: PolicyConditions = {
  channels: [],
  teams: [],
  priorities: [],
  products: [],
  marketTiers: [],
  serviceTypes: [],
  returnOrigins: [],
  contactGroups: [],
};

export interface Policy {
  id: string;
  version: number;
  name: string;
  position: number;
  active: boolean;
  conditions: PolicyConditions;
  targets: PolicyTargets;
}
