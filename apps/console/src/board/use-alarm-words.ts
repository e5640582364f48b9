import { useTranslation } from 'react-i18next';
import type { BoardAlarm, BoardFigure } from '#contract';
import { useBootstrap } from '../app/session';

type Group = Pick<BoardAlarm, 'teamId' | 'inboxId'>;

/** What is watched and how it stands, in words. */
export function useAlarmWords() {
  const { t, i18n } = useTranslation('watch');
  const { teams, inboxes } = useBootstrap();
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value);
  return {
    groupOf: ({ teamId, inboxId }: Group) =>
      (teams.find(({ id }) => id === teamId) ?? inboxes.find(({ id }) => id === inboxId))?.name ?? '–',
    // Minutes that are over: a part of one is nothing to act on.
    seen: (figure: BoardFigure, seen: number) =>
      t(`seen.${figure}`, { n: number(figure === 'oldest_wait' ? Math.floor(seen) : seen) }),
    limit: (figure: BoardFigure, threshold: number) => t(`limit.${figure}`, { n: number(threshold) }),
  };
}
