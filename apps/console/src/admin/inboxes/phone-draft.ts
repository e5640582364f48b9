import type { Inbox, PhoneInboxSettings } from '#contract';

/** A telephone system as it is written: the secret is never sent to us, and an empty one keeps what is stored or is made. */
export type PhoneDraft = PhoneInboxSettings;
export type PhoneSystem = PhoneDraft['system'];

/** Where a system is listened to unless it was set up otherwise. */
export const USUAL_PORT: Record<PhoneSystem, number> = { webhook: 5038, asterisk: 5038, freeswitch: 8021 };

export function phoneDraft(stored: Inbox['settings']): PhoneDraft {
  const { hookKey: _, ...known } = stored as Partial<PhoneDraft> & { hookKey?: string };
  return {
    ...{ system: 'webhook', host: '', port: USUAL_PORT.webhook, tls: false, user: '', extensions: [], areaCode: '' },
    recording: { consent: 'unknown', base: '' },
    ...known,
    secret: '',
  };
}

/** Another system: its usual port, and nothing of the other's address. */
export function withSystem(draft: PhoneDraft, system: PhoneSystem): PhoneDraft {
  return system === draft.system ? draft : { ...draft, system, port: USUAL_PORT[system], secret: '' };
}

/** Rows that were begun and not filled in are no extensions. */
export const sentPhone = (draft: PhoneDraft): Record<string, unknown> => ({
  ...draft,
  extensions: draft.extensions.filter(({ extension, agentId }) => extension !== '' || agentId !== ''),
});
