import { Switch } from 'antd';
import { ArrowDown, ArrowUp, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AutomationRuleView } from '#contract';
import { Button } from '../../ui';
import { useAgo } from '../pieces/use-ago';
import { RuleSentence } from './RuleSentence';

interface RuleRowProps {
  rule: AutomationRuleView;
  place: number;
  busy: boolean;
  onTurn(on: boolean): void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onOpen(): void;
}

/** One rule as a sentence, with what it came to in a day. */
export function RuleRow({ rule, place, busy, onTurn, onUp, onDown, onOpen }: RuleRowProps) {
  const { t } = useTranslation('automation');
  const on = rule.onSince !== null;
  return (
    <li className="au-row" data-off={!on || undefined} data-testid="automation-rule">
      <span className="au-place">{place}</span>
      <div className="au-words">
        <button type="button" className="pc-row-title" onClick={onOpen}>
          {rule.name}
        </button>
        <RuleSentence rule={rule} />
      </div>
      <Day rule={rule} />
      <span className="au-acts">
        <Switch
          size="small"
          checked={on}
          disabled={busy}
          aria-label={t('on', { name: rule.name })}
          data-testid="automation-on"
          onChange={onTurn}
        />
        <Button look="icon" aria-label={t('up')} title={t('up')} disabled={busy || !onUp} onClick={() => onUp?.()}>
          <ArrowUp size={15} aria-hidden />
        </Button>
        <Button
          look="icon"
          aria-label={t('down')}
          title={t('down')}
          disabled={busy || !onDown}
          onClick={() => onDown?.()}
        >
          <ArrowDown size={15} aria-hidden />
        </Button>
      </span>
    </li>
  );
}

function Day({ rule: { day, lastFailure, onSince } }: { rule: AutomationRuleView }) {
  const { t } = useTranslation(['automation', 'errors']);
  const ago = useAgo();
  return (
    <div className="au-day">
      <b>{onSince || day.done ? t('day.done', { n: day.done }) : t('off')}</b>
      {day.guarded > 0 && <small className="au-guarded">{t('day.guarded', { n: day.guarded })}</small>}
      {day.failed > 0 && <small className="au-failed">{t('day.failed', { n: day.failed })}</small>}
      {lastFailure && (
        <small title={t(`errors:${lastFailure.code}`)}>
          <CircleAlert size={12} aria-hidden />{' '}
          {t('last_failure', { ago: ago(lastFailure.at), number: lastFailure.ticketNumber })}
        </small>
      )}
    </div>
  );
}
