// Standard Webhooks: signing, checking and posting, for the API channel and for the desk's own events.
export { ANSWER_WITHIN_MS, NotAnswered, type NotAnsweredCode, post, type PostAnswer, type Posting } from './post';
export { addressFault, type AddressFault, isPublicAddress } from './reachable';
export { isSecret, newSecret } from './secret';
export { signed, type SignedHeaders, type SignatureFault, SignatureRefused, SKEW_MS, verified } from './signature';
