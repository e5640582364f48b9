/** Why something that claims to be from the platform is not believed or can't be read. */
export type PushFault = 'wrong_signature' | 'stale_timestamp' | 'bad_json' | 'too_large' | 'other_account';

/** A push that is refused. The fault names the rule and holds nothing of the message. */
export class PushRefused extends Error {
  constructor(
    readonly code: PushFault,
    detail = '',
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'PushRefused';
  }
}
