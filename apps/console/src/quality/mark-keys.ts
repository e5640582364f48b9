import type { QualityAnswersView } from '#contract';
import type { QualityLine } from '#domain';

export type Answer = QualityAnswersView[string];
export type Mark = Answer['mark'];

/** The words of a line in the order of their keys. */
export const marksOf = ({ kind }: Pick<QualityLine, 'kind'>): readonly Mark[] =>
  kind === 'weighted' ? ['met', 'partly', 'missed', 'not_applicable'] : ['no', 'yes'];

/** The same answer with another word; what was written beside it stays. */
export const withMark = (answer: Answer | undefined, mark: Mark): Answer => ({
  comment: '',
  quote: null,
  ...answer,
  mark,
});
