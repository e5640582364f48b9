import type { LetterFacts } from './escalation-letters.repository';

interface Words {
  subject: string;
  text: string;
}
type Kind = 'waiting' | 'unsolved' | 'yours' | 'supervisor' | 'manager' | 'solve';
type Fill = Record<'ticket' | 'holder' | 'due' | 'by' | 'reporter' | 'reason' | 'solveBy', string>;

const WORDS: Record<LetterFacts['locale'], Record<Kind, (fill: Fill) => Words>> = {
  'zh-CN': {
    waiting: ({ ticket, holder, due }) => ({
      subject: `${ticket} 在等回复`,
      text: `${ticket} 还没有得到回复，时限是 ${due}。现在由${holder}处理。`,
    }),
    unsolved: ({ ticket, holder, due }) => ({
      subject: `${ticket} 还没有解决`,
      text: `${ticket} 还没有解决，解决时限是 ${due}。现在由${holder}处理。`,
    }),
    yours: ({ ticket, due }) => ({
      subject: `${ticket} 转给了你`,
      text: `${ticket} 等得太久，系统把它转给了你，时限是 ${due}。`,
    }),
    supervisor: ({ ticket, reporter, reason, by, solveBy }) => ({
      subject: `${ticket} 没有解决方案`,
      text: `${reporter}报告：${ticket} 没有解决方案。原因：${reason}\n\n请在 ${by} 前确认知悉。${solveBy} 前必须解决。`,
    }),
    manager: ({ ticket, reporter, reason, by, solveBy }) => ({
      subject: `${ticket} 没有解决方案，已上报到你`,
      text: `${reporter}报告的 ${ticket} 还没有解决方案。原因：${reason}\n\n请在 ${by} 前确认知悉。${solveBy} 前必须解决。`,
    }),
    solve: ({ ticket, reason, by }) => ({
      subject: `${ticket} 到期未解决`,
      text: `${ticket} 没有按期解决。当初的原因：${reason}\n\n请在 ${by} 前确认知悉。`,
    }),
  },
  en: {
    waiting: ({ ticket, holder, due }) => ({
      subject: `${ticket} waits for an answer`,
      text: `${ticket} has not been answered; the deadline is ${due}. It is with ${holder}.`,
    }),
    unsolved: ({ ticket, holder, due }) => ({
      subject: `${ticket} is not solved yet`,
      text: `${ticket} has not been solved; it has to be by ${due}. It is with ${holder}.`,
    }),
    yours: ({ ticket, due }) => ({
      subject: `${ticket} is yours now`,
      text: `${ticket} has waited too long, and the desk has given it to you. The deadline is ${due}.`,
    }),
    supervisor: ({ ticket, reporter, reason, by, solveBy }) => ({
      subject: `No solution for ${ticket}`,
      text: `${reporter} reports that there is no solution for ${ticket}. Reason: ${reason}\n\nPlease acknowledge by ${by}. It has to be solved by ${solveBy}.`,
    }),
    manager: ({ ticket, reporter, reason, by, solveBy }) => ({
      subject: `No solution for ${ticket}, passed up to you`,
      text: `There is still no solution for ${ticket}, reported by ${reporter}. Reason: ${reason}\n\nPlease acknowledge by ${by}. It has to be solved by ${solveBy}.`,
    }),
    solve: ({ ticket, reason, by }) => ({
      subject: `${ticket} was not solved in time`,
      text: `${ticket} has not been solved within its time. The reason given then: ${reason}\n\nPlease acknowledge by ${by}.`,
    }),
  },
};
const NOBODY = { 'zh-CN': '队列', en: 'nobody' };
const SEE = { 'zh-CN': '打开工单：', en: 'Open the ticket: ' };

/** The letter about an escalation, in its reader's language and the company's time. It holds no words of the contact's. */
export function escalationLetter(facts: LetterFacts, publicUrl: string | null): Words {
  const { locale, company, zone, number, rung } = facts;
  const time = (at: Date | null) =>
    at ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at) : '–';
  const { subject, text } = WORDS[locale][rung === 'step' ? stepKind(facts) : rung]({
    ticket: `#${number} ${facts.contactName}`.trim(),
    holder: facts.holderName ?? NOBODY[locale],
    due: time(facts.dueAt),
    by: time(facts.acknowledgeBy),
    reporter: facts.reporterName ?? '',
    reason: facts.reason ?? '',
    solveBy: time(facts.solveBy),
  });
  const link = publicUrl && `${SEE[locale]}${new URL(`/desk/${number}`, publicUrl).toString()}`;
  return { subject: `[${company}] ${subject}`, text: [text, link].filter(Boolean).join('\n\n') };
}

function stepKind({ act, from, holderIsReader }: LetterFacts): 'yours' | 'unsolved' | 'waiting' {
  if ((act === 'transfer' || act === 'take_over') && holderIsReader) return 'yours';
  return from === 'resolution' ? 'unsolved' : 'waiting';
}
