import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { useBootstrap } from '../app/session';
import { dayText } from '../ui/day-text';
import { AsOf } from './AsOf';
import { figureText } from './figure-text';
import styles from './figure-paper.module.css';
import { GROUPS } from './groups';
import { periodText } from './ranges';
import { useRowName } from './row-name';

type Meaning = Figures['meanings'][number];
type Cells = Figures['totals'];

/** The figures of the screen for paper, all rows, a table for each group: the screen's own table holds only the rows in sight. */
export function FigurePaper({ figures, teamId }: { figures: Figures; teamId?: string }) {
  const { t, i18n } = useTranslation('figures');
  const { company, teams } = useBootstrap();
  if (!usePrinting()) return null;
  const team = teams.find(({ id }) => id === teamId)?.name ?? t('all_teams');
  return (
    <article className={styles.paper} data-testid="figure-paper">
      <header>
        <h1>
          {company.name} · {t('title')}
        </h1>
        <p>
          {dayText(figures.from, i18n.language)} – {dayText(figures.to, i18n.language)} · {team} ·{' '}
          <AsOf zone={figures.zone} asOf={figures.asOf} />
        </p>
      </header>
      {GROUPS.map((group) => {
        const meanings = figures.meanings.filter((meaning) => meaning.group === group);
        return meanings.length > 0 && <GroupTable key={group} name={t(`groups.${group}`)} {...{ figures, meanings }} />;
      })}
    </article>
  );
}

/** True from the moment the browser lays the page out for paper, also when it was the browser's own command. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

function GroupTable({ name, figures, meanings }: { name: string; figures: Figures; meanings: Meaning[] }) {
  const { t, i18n } = useTranslation('figures');
  const nameOf = useRowName(figures.by);
  return (
    <table>
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`by.${figures.by}`)}</th>
          <th scope="col">{t('period')}</th>
          {meanings.map(({ key, unit }) => (
            <th key={key} scope="col">
              {t(`keys.${key}`)} <small>{t(`units.${unit}`)}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.rows.map((row) => (
          <tr key={`${row.id} ${row.period}`}>
            <th scope="row">
              {nameOf(row)} <small>{row.number}</small>
            </th>
            <td>{periodText(row.period, figures.step, i18n.language)}</td>
            <Values meanings={meanings} cells={row.cells} />
          </tr>
        ))}
        <tr className={styles.totals}>
          <th scope="row">{t('total')}</th>
          <td />
          <Values meanings={meanings} cells={figures.totals} />
        </tr>
      </tbody>
    </table>
  );
}

function Values({ meanings, cells }: { meanings: Meaning[]; cells: Cells }) {
  const { i18n } = useTranslation('figures');
  return meanings.map(({ key, unit }) => {
    const { value, target } = cells[key];
    return (
      <td key={key}>
        {figureText(value, unit, i18n.language)}
        {target !== null && <small> / {figureText(target, unit, i18n.language)}</small>}
      </td>
    );
  });
}
