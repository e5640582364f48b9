import type { Capabilities, InboxHost, Listener, TestReport } from '../channel';
import { listenToAsterisk, tryAsterisk } from './asterisk/listen';
import { listenToFreeswitch, tryFreeswitch } from './freeswitch/listen';
import { type BackOff, faultOf } from './line/keep-line';
import type { PhoneSettings } from './settings';

type Line = Exclude<PhoneSettings, { system: 'webhook' }>;

/** A phone carries voices: nothing is written to it. */
export const PHONE_CAPABILITIES: Capabilities = {
  files: null,
  html: false,
  typing: false,
  readMarks: false,
  // What an agent writes as a reply is what was told on the phone: it goes nowhere and needs no limit.
  longestText: null,
};

/** Keeps the line to a telephone system until stopped, and gives what it hears to the host. */
export function listenToPhone(settings: Line, host: InboxHost, backOff?: BackOff): Listener {
  return settings.system === 'asterisk'
    ? listenToAsterisk(settings, host, backOff)
    : listenToFreeswitch(settings, host, backOff);
}

/** Tries what an admin entered: whether the system is there and lets us in. Nothing is asked of it beyond. */
export async function testPhone(settings: Line): Promise<TestReport> {
  try {
    await (settings.system === 'asterisk' ? tryAsterisk(settings) : tryFreeswitch(settings));
    return { ok: true, steps: [{ step: 'phone.line', ok: true, detail: '' }] };
  } catch (error) {
    return { ok: false, steps: [{ step: 'phone.line', ok: false, detail: faultOf(error) }] };
  }
}
