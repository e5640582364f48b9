import type * as agents from '../agents';
import type * as auth from '../auth';
import { type In, type Out, route } from './route';

/** Signing in, the second factor, what an agent prefers. */
export const SESSION_ROUTES = {
  login: route<In<typeof auth.loginRequest>, undefined, { ok: true }>('POST', '/session'),
  logout: route('DELETE', '/session'),
  bootstrap: route<undefined, undefined, auth.Bootstrap>('GET', '/bootstrap'),
  changePassword: route<In<typeof auth.passwordChange>>('POST', '/session/password'),
  secondFactor: route<undefined, undefined, auth.SecondFactorState>('GET', '/session/second-factor'),
  beginSecondFactor: route<In<typeof auth.secondFactorBegin>, undefined, auth.SecondFactorKey>(
    'POST',
    '/session/second-factor',
  ),
  confirmSecondFactor: route<In<typeof auth.secondFactorConfirm>, undefined, Out<typeof auth.recoveryCodes>>(
    'POST',
    '/session/second-factor/confirm',
  ),
  renewRecoveryCodes: route<In<typeof auth.secondFactorProof>, undefined, Out<typeof auth.recoveryCodes>>(
    'POST',
    '/session/second-factor/recovery-codes',
  ),
  turnOffSecondFactor: route<In<typeof auth.secondFactorProof>>('POST', '/session/second-factor/off'),
  calendarFeed: route<undefined, undefined, auth.CalendarFeed>('GET', '/session/calendar-feed'),
  makeCalendarFeed: route<undefined, undefined, auth.CalendarFeedMade>('POST', '/session/calendar-feed'),
  nameInCalendarFeed: route<In<typeof auth.calendarFeedNames>, undefined, auth.CalendarFeed>(
    'PUT',
    '/session/calendar-feed',
  ),
  turnOffCalendarFeed: route('DELETE', '/session/calendar-feed'),
  savePreferences: route<In<typeof auth.preferences>, undefined, auth.Preferences>('PUT', '/session/preferences'),
  setStatus: route<In<typeof agents.statusChange>, undefined, agents.Agent>('PUT', '/session/status'),
} as const;
