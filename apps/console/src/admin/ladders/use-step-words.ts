import { useTranslation } from 'react-i18next';
import type { LadderStepView } from '#contract';
import { useBootstrap } from '../../app/session';
import { saidTime } from './ladder-draft';

/** 20 分钟, 2 小时. */
export function useTimeWords(): (seconds: number) => string {
  const { t } = useTranslation('ladder');
  return (seconds) => {
    const { amount, unit } = saidTime({ from: 'opened', seconds });
    return t(`time.${unit}`, { n: Math.round(amount * 10) / 10 });
  };
}

/** A step in words: when it is taken, and what it does to whom. */
export function useStepWords() {
  const { t } = useTranslation('ladder');
  const { agents, teams } = useBootstrap();
  const time = useTimeWords();
  const whom = (to: LadderStepView['to']): string => {
    if (!to) return '';
    if (to.kind === 'agent') return agents.find(({ id }) => id === to.id)?.name ?? t('editor.person');
    if (to.kind === 'team') return teams.find(({ id }) => id === to.id)?.name ?? '';
    return t(`to.${to.kind}`);
  };
  return {
    when: ({ when }: LadderStepView): string => {
      const { side } = saidTime(when);
      if (when.seconds === 0 && when.from !== 'opened')
        return t(when.from === 'deadline' ? 'at.due' : 'at.unsolved_due');
      return t(`at.${side}`, { time: time(Math.abs(when.seconds)) });
    },
    does: ({ act, to }: Pick<LadderStepView, 'act' | 'to'>): string => t(`acts.short.${act}`, { who: whom(to) }),
  };
}
