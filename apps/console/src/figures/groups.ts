import type { Figures } from '#contract';

type FigureGroup = Figures['meanings'][number]['group'];

/** In the order of the table. */
export const GROUPS = [
  'calls',
  'callbacks',
  'surveys',
  'leads',
  'sales',
  'waiting',
  'tickets',
  'quality',
] as const satisfies FigureGroup[];
export type ShownGroup = 'all' | FigureGroup;

/** The columns of one group alone, or all. */
export const ofGroup = (figures: Figures, group: ShownGroup): Figures =>
  group === 'all' ? figures : { ...figures, meanings: figures.meanings.filter((meaning) => meaning.group === group) };
