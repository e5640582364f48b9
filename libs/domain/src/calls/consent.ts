import type { RecordingConsent } from './call-event';

/**
 * Whether a recording may be listened to (DOMAIN section 13: announce recording, log each listening). Told of it: by whoever may
 * see the call. Nobody knows: only by who answers for the team, to find out. Not told or refused: by nobody.
 */
export function mayBePlayed(consent: RecordingConsent, role: 'agent' | 'team_lead' | 'admin'): boolean {
  return consent === 'yes' || (consent === 'unknown' && role !== 'agent');
}
