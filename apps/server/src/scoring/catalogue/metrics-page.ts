import type { Locale } from '#contract';
import { SETTINGS } from '#domain';
import { FIGURES, partsOf, TARGETS } from './catalogue';
import type { Figure } from './figure';

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/** `docs/metrics.md`: the catalogue as people read it, made from what the desk counts by. */
export function metricsPage(): string {
  const groups = [...new Set(FIGURES.map(({ group }) => group))];
  const parts = groups.map((group) => {
    const own = FIGURES.filter((figure) => figure.group === group);
    return [`## ${group}`, ...own.map(articleOf)].join('\n\n');
  });
  return `${[HEAD, ...parts].join('\n\n')}\n`;
}

const HEAD = `# Figures

Made from the catalogue by \`node scripts/metrics.mjs\`; the console shows the same text. Every figure is counted from events, per
agent, team, inbox, channel, area and product, by days of the company's zone, and opens to the rows behind it.`;

function articleOf(figure: Figure): string {
  const types = partsOf(figure.key).map(({ source }) => `\`${source.type}\``);
  const target = TARGETS[figure.key];
  const facts = [
    `\`${figure.key}\``,
    `unit: ${figure.unit}`,
    `gathered as: ${figure.gather}`,
    `source: ${figure.source}, ${types.join(' and ')}`,
    `owner: ${figure.owner.en}`,
    ...(figure.rule ? [`rule: ${figure.rule}`] : []),
    ...(target ? [`target: ${SETTINGS[target.setting].value} (\`${target.setting}\`, per ${target.per})`] : []),
  ];
  const words = LOCALES.map((locale) => figure.formula[locale]);
  return [`### ${figure.name['zh-CN']} · ${figure.name.en}`, facts.join(' · '), ...words].join('\n\n');
}
