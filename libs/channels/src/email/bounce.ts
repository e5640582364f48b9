import { messageIdOf } from './threading';

/** A part of the report, as the parser hands it over. */
export interface ReportPart {
  mediaType: string;
  content: Uint8Array;
}

export interface BounceDetails {
  originalMessageId: string | null;
  recipient: string | null;
  status: string | null;
  /** Action: delayed (RFC 3464 section 2.3.3). */
  delayed: boolean;
  text: string;
}

/**
 * Which mail came back, from whom and why: the delivery-status part (RFC 3464) and the returned headers, else what the
 * words of the report say.
 * @param text the readable part of the report
 * @param own addresses the report came to: the sender of the lost mail, never its recipient
 */
export function bounceDetails(
  parts: readonly ReportPart[],
  headers: ReadonlyMap<string, string>,
  text: string,
  own: readonly string[],
): BounceDetails {
  const report = textOf(parts, /^message\/(global-)?delivery-status$/);
  const returned = textOf(parts, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)$/);
  const status = fieldOf(report, 'status') ?? fieldOf(report, 'diagnostic-code') ?? text.slice(0, 8_000);
  return {
    originalMessageId:
      messageIdOf(fieldOf(returned, 'message-id')) ??
      idInWords(text) ??
      messageIdOf(headers.get('in-reply-to')) ??
      messageIdOf(headers.get('references')),
    recipient:
      addressOf(fieldOf(report, 'final-recipient') ?? fieldOf(report, 'original-recipient')) ??
      addressOf(headers.get('x-failed-recipients') ?? null) ??
      addressOf(text.slice(0, 4_000), own) ??
      addressOf(fieldOf(returned, 'to'), own),
    status: /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(status)?.[0] ?? null,
    delayed: /^delayed\b/i.test(fieldOf(report, 'action') ?? ''),
    text: (fieldOf(report, 'diagnostic-code') ?? text).trim().slice(0, 2_000),
  };
}

/** True for a report of success, which some servers send when they are asked to (RFC 3464 section 2.3.3). */
export function tellsOfDelivery(parts: readonly ReportPart[]): boolean {
  const action = fieldOf(textOf(parts, /^message\/(global-)?delivery-status$/), 'action');
  return /^(delivered|relayed|expanded)\b/i.test(action ?? '');
}

function textOf(parts: readonly ReportPart[], mediaType: RegExp): string {
  const part = parts.find((candidate) => mediaType.test(candidate.mediaType));
  return part ? Buffer.from(part.content.slice(0, 64 * 1024)).toString('utf8') : '';
}

/** The first field of that name, unfolded. Case of names does not count. */
function fieldOf(block: string, name: string): string | null {
  const unfolded = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const line = unfolded.find((candidate) => candidate.toLowerCase().startsWith(`${name}:`));
  return line ? line.slice(name.length + 1).trim() : null;
}

/** Providers without a delivery-status part print the returned headers among the words. */
function idInWords(text: string): string | null {
  return messageIdOf(/^[> ]{0,4}message-id:\s{0,4}(<[^<>\s]{1,400}>)/im.exec(text.slice(0, 64_000))?.[1]);
}

/** The first address that can be the lost recipient's: neither one of ours nor a mailer's own. */
function addressOf(value: string | null, own: readonly string[] = []): string | null {
  const ours = new Set(own.map((address) => address.toLowerCase()));
  const found = (value ?? '').match(/[\w.+=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g) ?? [];
  const strangers = found.map((address) => address.toLowerCase()).filter((address) => !ours.has(address));
  return strangers.find((address) => !/^(mailer-daemon|postmaster|mdaemon)@/.test(address)) ?? null;
}
