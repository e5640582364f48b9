import { Check, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, CardGrade, CardRecomputed } from '#contract';
import { exact, unrounded } from '#domain';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { Button } from '../ui';
import { amount } from './card-text';
import styles from './cards.module.css';
import { WhatIf } from './WhatIf';

/** What the card comes to: score, grade and K, with proposals marked as such. */
export function ScoreSide({ card }: { card: Card }) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const { grade } = card;
  return (
    <aside className={styles.side}>
      <span className={styles.dim}>{t(card.state === 'closed' ? 'score_final' : 'score_now')}</span>
      <strong className={styles.big} data-testid="card-total">
        {card.score}
      </strong>
      <span className={styles.dim}>{t('unrounded', { total: unrounded(exact(card.total)) })}</span>
      <p className={styles.grade}>
        <b data-testid="card-grade">{grade.name[locale]}</b> {grade.nameProposed && <Proposal />}
      </p>
      <p className={styles.dim}>
        {t('k', { k: grade.k })} {grade.kProposed && <Proposal />}
      </p>
      <Bands grades={card.grades} now={grade} />
      {amount(card.amount) !== '0' && (
        <p className={styles.dim}>
          {t('amount', { amount: amount(card.amount) })} <Proposal />
        </p>
      )}
      {card.hash ? <Proof card={card} hash={card.hash} /> : <WhatIf key={card.id} card={card} />}
    </aside>
  );
}

function Proposal() {
  const { t } = useTranslation('cards');
  return <span className={styles.proposed}>{t('proposal')}</span>;
}

function Bands({ grades, now }: { grades: readonly CardGrade[]; now: CardGrade }) {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <ul className={styles.bands}>
      {[...grades]
        .sort((a, b) => b.above - a.above)
        .map((band) => (
          <li key={band.above} data-on={band.above === now.above || undefined}>
            <span>
              {band.above} &lt; A ≤ {band.upTo}
            </span>
            <span>
              {band.name[locale]} {band.k}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** A closed card can be counted again by whoever sees it. */
function Proof({ card, hash }: { card: Card; hash: string }) {
  const { t } = useTranslation('cards');
  const { busy, run } = useAct();
  const [again, setAgain] = useState<CardRecomputed | null>(null);
  const recompute = () => void run(async () => setAgain(await api('recomputeCard', { params: { id: card.id } })));
  return (
    <section className={styles.proof}>
      <h3>{t('proof')}</h3>
      <code>{hash}</code>
      <Button disabled={busy} data-testid="card-recompute" onClick={recompute}>
        {t('recompute')}
      </Button>
      {again && (
        <p data-testid="card-recomputed" data-same={again.same}>
          {again.same ? <Check size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}{' '}
          {t(again.same ? 'same' : 'differs', { n: again.differences.length })}
        </p>
      )}
      {again && !again.same && (
        <ul className={styles.differences}>
          {again.differences.slice(0, 12).map(({ path }) => (
            <li key={path}>{path}</li>
          ))}
        </ul>
      )}
      {card.reversedSince.length > 0 && (
        <p className={styles.dim}>{t('reversed_since', { n: card.reversedSince.length })}</p>
      )}
    </section>
  );
}
