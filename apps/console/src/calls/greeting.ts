/** A visitor who has not said who they are. */
const GUEST = /^(访客|Visitor) [0-9A-Z]{4}$/;

export interface SaidFirst {
  audience: 'known' | 'unknown';
  apologise: boolean;
}

/**
 * What the agent says first: who is known by name is greeted by it (DOMAIN H6), anybody else is asked (H5), and who let it
 * ring for too long apologises before (H10).
 */
export function saidFirst(contactName: string, rangSeconds: number, apologySeconds: number): SaidFirst {
  return { audience: GUEST.test(contactName) ? 'unknown' : 'known', apologise: rangSeconds >= apologySeconds };
}
