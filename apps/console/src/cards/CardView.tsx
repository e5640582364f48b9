import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, CardLine, CardStateName } from '#contract';
import { monthText } from '../conduct/month';
import { Button } from '../ui';
import { type Drafts, scoringOf, type Scoring, startOf } from './card-drafts';
import { CardSteps } from './CardSteps';
import styles from './cards.module.css';
import { ImportRow } from './ImportRow';
import { LineRow } from './LineRow';
import { ScoreSide } from './ScoreSide';
import { SubmitPoints } from './SubmitPoints';
import { WhySheet } from './WhySheet';

const STATES: readonly CardStateName[] = ['planned', 'running', 'self_scored', 'scored', 'confirmed', 'closed'];
const NOTHING = { points: '', reason: '' };
const COLUMNS = ['weight', 'reached', 'graph', 'computed', 'self', 'superior', 'reviewer', 'final'] as const;

/** One agent's card of one month: its lines, who said what of them, and what it comes to. */
export function CardView({ card }: { card: Card }) {
  const mode = scoringOf(card);
  const [why, setWhy] = useState<string | null>(null);
  const chosen = card.lines.find(({ key }) => key === why);
  return (
    <div className={styles.card} data-testid="card" data-state={card.state}>
      {/* What is typed stays through what others do, until other points are asked for. */}
      <Sheet key={mode} card={card} mode={mode} why={why} onWhy={setWhy} />
      <ScoreSide card={card} />
      {chosen && <WhySheet card={card} line={chosen} onClose={() => setWhy(null)} />}
    </div>
  );
}

interface SheetProps {
  card: Card;
  mode: Scoring | null;
  why: string | null;
  onWhy(line: string): void;
}

function Sheet({ card, mode, why, onWhy }: SheetProps) {
  const [typed, setTyped] = useState<Drafts>({});
  const start = (line: CardLine) => (mode ? startOf(line, mode) : NOTHING);
  const drafts = Object.fromEntries(card.lines.map((line) => [line.key, typed[line.key] ?? start(line)]));
  return (
    <main className={styles.main}>
      <Heading card={card} />
      <Lines card={card} mode={mode} drafts={drafts} why={why} onDrafts={setTyped} onWhy={onWhy} />
      {card.acts.includes('import') && <ImportRow card={card} />}
      {card.selfWords && <p className={styles.quote}>{card.selfWords}</p>}
      {mode && <SubmitPoints card={card} mode={mode} drafts={drafts} onDone={() => setTyped({})} />}
      <CardSteps card={card} />
    </main>
  );
}

interface LinesProps extends SheetProps {
  drafts: Drafts;
  onDrafts(drafts: Drafts): void;
}

function Lines({ card, mode, drafts, why, onDrafts, onWhy }: LinesProps) {
  const { t } = useTranslation('cards');
  return (
    <div className={styles.wide}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{t('columns.line')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.lines.map((line) => (
            <LineRow
              key={line.key}
              line={line}
              mode={mode}
              draft={drafts[line.key]!}
              chosen={line.key === why}
              onDraft={(draft) => onDrafts({ ...drafts, [line.key]: draft })}
              onWhy={() => onWhy(line.key)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ card }: { card: Card }) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <header className={styles.heading}>
      <h2>
        {card.agentName} {card.workNumber} · {monthText(card.month, i18n.language)}
      </h2>
      <Button
        look="icon"
        className={styles.print}
        aria-label={t('print')}
        title={t('print')}
        onClick={() => window.print()}
      >
        <Printer size={16} aria-hidden />
      </Button>
      <p className={styles.dim}>
        {card.templateName[locale]} · {t('version', { n: card.templateVersion })}
        {card.workdays.own < card.workdays.month &&
          ` · ${t('part', { own: card.workdays.own, month: card.workdays.month })}`}
      </p>
      <ol className={styles.steps} aria-label={t('steps')}>
        {STATES.map((state) => (
          <li key={state} aria-current={state === card.state ? 'step' : undefined}>
            {t(`states.${state}`)}
          </li>
        ))}
      </ol>
    </header>
  );
}
