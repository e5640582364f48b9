import { useTranslation } from 'react-i18next';
import type { Lead, LeadFunnel } from '#contract';
import styles from './leads.module.css';
import { moneyText } from './money';

const ASIDE = ['open', 'returned', 'lost', 'rejected'] as const;
type Stage = Lead['stage'];
type Step = LeadFunnel['steps'][number]['step'];

interface Props {
  funnel: LeadFunnel | undefined;
  stage: Stage | undefined;
  reached: Step | undefined;
  onShow: (show: { stage?: Stage; reached?: Step }) => void;
}

/** From the first word to the order: how many came so far, and where the others stand. Each figure opens its list. */
export function FunnelStrip({ funnel, stage, reached, onShow }: Props) {
  const { t, i18n } = useTranslation('leads');
  if (!funnel) return <div className={styles.funnel} aria-busy="true" />;
  const most = Math.max(1, funnel.steps[0]!.count);
  return (
    <div className={styles.funnel} role="group" aria-label={t('funnel.title')} data-testid="lead-funnel">
      {funnel.steps.map(({ step, count, share }) => (
        <button
          key={step}
          type="button"
          className={styles.step}
          aria-pressed={!stage && (reached ?? 'opened') === step}
          title={t(`funnel.hints.${step}`)}
          data-testid={`funnel-${step}`}
          onClick={() => onShow({ reached: step === 'opened' ? undefined : step })}
        >
          <span className={styles.name}>{t(`funnel.steps.${step}`)}</span>
          <b>{count}</b>
          <small>
            {share !== null && percent(share, i18n.language)}
            {step === 'won' && funnel.amountCents > 0 && ` · ${moneyText(funnel.amountCents, i18n.language)}`}
          </small>
          <i style={{ width: `${(count / most) * 100}%` }} />
        </button>
      ))}
      <span className={styles.aside}>
        {ASIDE.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={stage === name}
            data-warn={(name === 'returned' && funnel.stages[name] > 0) || undefined}
            data-testid={`stage-${name}`}
            onClick={() => onShow({ stage: stage === name ? undefined : name })}
          >
            {t(`stages.${name}`)} <b>{funnel.stages[name]}</b>
          </button>
        ))}
      </span>
    </div>
  );
}

const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
