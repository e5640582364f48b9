export type MicrophoneFault = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

const FAULTS: Record<string, MicrophoneFault> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
  InsecureError: 'insecure',
};

/** Why a microphone can't be had, from what the browser threw, so that a screen can say it in plain words. */
export function microphoneFault(error: unknown): MicrophoneFault {
  return FAULTS[(error as { name?: string } | null)?.name ?? ''] ?? 'failed';
}
