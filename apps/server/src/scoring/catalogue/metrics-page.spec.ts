import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureKey } from '#contract';
import { FIGURES, partsOf, SOURCES } from './catalogue';
import { metricsPage } from './metrics-page';

const page = join(__dirname, '../../../../../docs/metrics.md');

it('the page of figures says what the catalogue says: node scripts/metrics.mjs writes it', () => {
  expect(readFileSync(page, 'utf8')).toBe(metricsPage());
});

it('every figure that can be asked for is in the catalogue, once', () => {
  expect(FIGURES.map(({ key }) => key).sort()).toEqual([...figureKey.options].sort());
});

it.each(FIGURES.map((figure) => [figure.key, figure] as const))(
  '%s is counted from a measure that exists',
  (key, figure) => {
    const keeps = ['median', 'p90'].includes(figure.gather);
    expect(partsOf(key).map(({ measure }) => measure.keeps ?? false)).toEqual(figure.plus ? [keeps, keeps] : [keeps]);
    for (const words of [figure.name, figure.formula, figure.owner])
      expect(Object.values(words).every((text) => text.trim().length > 1)).toBe(true);
  },
);

it('no two sources count the same events, and no two measures have one name', () => {
  const measures = SOURCES.flatMap((source) => Object.keys(source.measures));
  expect(new Set(measures).size).toBe(measures.length);
  expect(new Set(SOURCES.map(({ type }) => type)).size).toBe(SOURCES.length);
});
