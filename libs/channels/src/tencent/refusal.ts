/** Why something that claims to be from the platform is not believed or can't be read. */
export type CallbackFault =
  | 'wrong_signature'
  | 'stale_timestamp'
  | 'replayed'
  | 'not_encrypted'
  | 'wrong_key'
  | 'wrong_receiver'
  | 'bad_xml'
  | 'bad_entry'
  | 'too_large';

/** A callback that is refused. The fault names the rule and holds nothing of the message. */
export class CallbackRefused extends Error {
  constructor(
    readonly code: CallbackFault,
    detail = '',
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'CallbackRefused';
  }
}
