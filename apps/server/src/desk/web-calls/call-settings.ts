import type { WebChatSettings } from '#contract';
import { DomainError } from '#domain';
import type { InboxRecord } from '../inboxes/inbox.view';

const WORDS = { 'zh-CN': '语音通话', en: 'Voice call' } as const;

/** How an inbox takes calls. Throws `calls_off` where it takes none. */
export function callSettings({ enabled, name, settings }: InboxRecord): { ringSeconds: number; words: string } {
  if (!enabled) throw new DomainError('inbox_disabled', { inbox: name });
  const { calls, locale } = settings as Partial<WebChatSettings>;
  if (!calls?.enabled) throw new DomainError('calls_off');
  return { ringSeconds: calls.ringSeconds, words: WORDS[locale ?? 'zh-CN'] };
}
