import { createHash } from 'node:crypto';
import type { FigureKey } from '#contract';
import type { SettingKey } from '#domain';
import { CALLBACKS } from './callbacks';
import { CALLS } from './calls';
import type { Figure, FigureGroup, Measure, Source } from './figure';
import { LEADS } from './leads';
import { QUALITY } from './quality';
import { SALES } from './sales';
import { SURVEYS } from './surveys';
import { TICKETS } from './tickets';
import { WAITING } from './waiting';

/** The whole catalogue, in the order of the table. A new group is a file beside these and a line here. */
const GROUPS: readonly FigureGroup[] = [CALLS, CALLBACKS, SURVEYS, LEADS, SALES, WAITING, TICKETS, QUALITY];

/** The whole evidence. Cells and the rows behind them are read from the same lines, so they can't tell two stories. */
export const SOURCES: readonly Source[] = GROUPS.flatMap(({ sources }) => sources);
export const FIGURES: readonly Figure[] = GROUPS.flatMap(({ figures }) => figures);
export const FIGURE_KEYS: readonly FigureKey[] = FIGURES.map(({ key }) => key);

const byKey = new Map(FIGURES.map((figure) => [figure.key, figure]));
export const figureOf = (key: FigureKey): Figure => byKey.get(key)!;

export interface Part {
  source: Source;
  measure: Measure;
}

/** Where the rows of a figure come from. */
export function partsOf(key: FigureKey): Part[] {
  const { measure, plus } = figureOf(key);
  return [measure, ...(plus ? [plus] : [])].map((name) => {
    const source = SOURCES.find(({ measures }) => name in measures)!;
    return { source, measure: source.measures[name]! };
  });
}

/** Figures with a target, and the setting with a date that holds it (law 8); a share's target is the same in any period. */
export const TARGETS: Partial<Record<FigureKey, { setting: SettingKey; per: 'day' | 'month' | 'share' }>> = {
  talk_minutes: { setting: 'talk.day', per: 'day' },
  callbacks_done: { setting: 'callbacks.month', per: 'month' },
  valid_leads: { setting: 'leads.month', per: 'month' },
  sales_amount: { setting: 'revenue.month', per: 'month' },
  satisfaction: { setting: 'satisfaction.min', per: 'share' },
  survey_satisfied_share: { setting: 'satisfaction.min', per: 'share' },
};

const inText = (_: string, value: unknown): unknown =>
  typeof value === 'function' ? String((value as (known: () => string) => string)(() => '')) : value;

/** Changes whenever anything is counted in another way: what was rolled up by another catalogue is rolled up again. */
export const CATALOGUE_PRINT: string = createHash('sha256').update(JSON.stringify(SOURCES, inText)).digest('hex');
