import type { DueLetter, LetterFacts } from './alarm-letters.repository';

interface Words {
  subject: string;
  text: string;
}
type Fill = { inbox: string; since: string; until: string };

const WORDS: Record<LetterFacts['locale'], Record<'down' | 'unsent' | 'back', (fill: Fill) => Words>> = {
  'zh-CN': {
    down: ({ inbox, since }) => ({
      subject: `「${inbox}」断线了`,
      text: `「${inbox}」从 ${since} 起连不上。恢复之前，客户从这里写来的消息可能收不到，回复也可能发不出去。`,
    }),
    unsent: ({ inbox, since }) => ({
      subject: `「${inbox}」有消息发不出去`,
      text: `「${inbox}」从 ${since} 起有消息等着发出，还没有发出去。`,
    }),
    back: ({ inbox, since, until }) => ({
      subject: `「${inbox}」恢复了`,
      text: `「${inbox}」已经恢复。这次故障从 ${since} 到 ${until}。`,
    }),
  },
  en: {
    down: ({ inbox, since }) => ({
      subject: `“${inbox}” is disconnected`,
      text: `“${inbox}” has been out of reach since ${since}. Until it is back, messages from contacts may not arrive and replies may not go out.`,
    }),
    unsent: ({ inbox, since }) => ({
      subject: `Messages are stuck in “${inbox}”`,
      text: `A message of “${inbox}” has been waiting to go out since ${since}.`,
    }),
    back: ({ inbox, since, until }) => ({
      subject: `“${inbox}” is back`,
      text: `“${inbox}” works again. The trouble lasted from ${since} to ${until}.`,
    }),
  },
};
const SAID = { 'zh-CN': '对方的原话：', en: 'What the other side said: ' };
const SEE = { 'zh-CN': '查看渠道状态：', en: 'See how the channels are: ' };
const ONCE = {
  'zh-CN': '每次故障只写一封信，恢复时再写一封。',
  en: 'You get one letter when trouble begins and one when it is over.',
};

/** The letter an admin gets about an inbox, in the admin's language and the company's time. */
export function alarmLetter(kind: DueLetter['kind'], facts: LetterFacts, publicUrl: string | null): Words {
  const { locale, alarm, inboxName, error, since, endedAt, zone, company } = facts;
  const time = (at: Date) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at);
  const fill = { inbox: inboxName, since: time(since), until: endedAt ? time(endedAt) : '' };
  const { subject, text } = WORDS[locale][kind === 'ended' ? 'back' : alarm](fill);
  const lines = [
    text,
    kind === 'raised' && error && `${SAID[locale]}${error}`,
    publicUrl && `${SEE[locale]}${new URL('/admin/health', publicUrl).toString()}`,
    ONCE[locale],
  ];
  return { subject: `[${company}] ${subject}`, text: lines.filter(Boolean).join('\n\n') };
}
