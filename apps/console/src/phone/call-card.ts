import type { AnswerOf } from '#contract';

export type CallCard = AnswerOf<'callCard'>;
