import type { CallEvent } from '#domain';

/** What one input of a telephone system says. */
export type PhoneInput =
  | { kind: 'call'; callId: string; events: CallEvent[] }
  /** The calls that run now; what is not among them is over, though nobody heard the end. */
  | { kind: 'running'; callIds: string[]; at: Date }
  /** Well-formed and of no interest. */
  | { kind: 'nothing'; reason: string };

/** What reading needs to know of the inbox. */
export interface PhoneContext {
  /** The agents' extensions: whoever is not among them is the other side. */
  extensions: ReadonlySet<string>;
  /** For what the system doesn't time itself. */
  receivedAt: Date;
  /** Unique for the input; events of it are named after it. */
  inputId: string;
}

/** Input that can't be read, with a code for the list of such inputs. */
export class PhoneUnreadable extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}
