import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, CardLine } from '#contract';
import { type Exact, shown, textOf } from '#domain';
import { points } from './card-text';
import styles from './cards.module.css';
import { imaginable, imagined, reachOf, type Wishes } from './what-if';

/** "Twenty more leads" and what the card would be: computed here, by the same functions as on the server. */
export function WhatIf({ card }: { card: Card }) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const [wishes, setWishes] = useState<Wishes>({});
  const { score, grade, lines } = imagined(card, wishes);
  const moved = Object.values(wishes).some((wish) => wish !== 0);
  return (
    <section className={styles.whatIf} aria-label={t('what_if')}>
      <h3>{t('what_if')}</h3>
      {card.lines.filter(imaginable).map((line) => (
        <Wish
          key={line.key}
          line={line}
          wish={wishes[line.key] ?? 0}
          final={lines.find(({ key }) => key === line.key)!.final}
          onWish={(wish) => setWishes({ ...wishes, [line.key]: wish })}
        />
      ))}
      <p data-testid="card-imagined">
        <b>{shown(score, 2)}</b> {grade.name[locale]} · K {grade.k}
        {moved && (
          <button type="button" className={styles.link} onClick={() => setWishes({})}>
            {t('as_it_is')}
          </button>
        )}
      </p>
    </section>
  );
}

interface WishProps {
  line: CardLine;
  wish: number;
  final: Exact | null;
  onWish(wish: number): void;
}

function Wish({ line, wish, final, onWish }: WishProps) {
  const { i18n } = useTranslation();
  const { least, most, step } = reachOf(line);
  return (
    <label>
      <span>{line.name[i18n.language === 'en' ? 'en' : 'zh-CN']}</span>
      <output>
        {wish > 0 ? `+${wish}` : wish} → {points(final && textOf(final))}
      </output>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={wish}
        data-testid={`card-wish-${line.key}`}
        onChange={({ target }) => onWish(Number(target.value))}
      />
    </label>
  );
}
