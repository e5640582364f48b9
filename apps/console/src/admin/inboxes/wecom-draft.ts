import type { Inbox } from '#contract';

/** A customer service account as it is written: secrets are never sent to us, and empty ones keep what is stored or are made. */
export interface WecomDraft {
  corpId: string;
  secret: string;
  openKfId: string;
  encodingAesKey: string;
  welcome: string;
}

export const wecomDraft = ({ corpId, openKfId, welcome }: Inbox['settings']): WecomDraft => ({
  corpId: wordOf(corpId),
  secret: '',
  openKfId: wordOf(openKfId),
  encodingAesKey: '',
  welcome: wordOf(welcome),
});

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');
