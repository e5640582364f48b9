import { type FigureBy, ROUTES, type QueryOf } from '#contract';
import { urlOf } from '../app/api';

export type FiguresQuery = Omit<QueryOf<'figures'>, 'step' | 'by'> & {
  step: 'day' | 'week' | 'month';
  by: FigureBy;
};

/** Where the browser fetches the file: the same query as the screen, so both say the same. */
export function exportLink(query: FiguresQuery, format: 'csv' | 'xlsx', locale: string): string {
  const asked: QueryOf<'exportFigures'> = { ...query, format, locale: locale.startsWith('zh') ? 'zh-CN' : 'en' };
  return urlOf(ROUTES.exportFigures.path, {}, asked);
}
