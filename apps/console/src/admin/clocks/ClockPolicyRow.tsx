import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ServicePolicyView } from '#contract';
import { useBootstrap } from '../../app/session';
import { policyName } from '../../clock/policy-name';
import { dayIn } from '../../records/zone-time';
import { Button } from '../../ui';
import { usePolicyWords } from './use-policy-words';

interface ClockPolicyRowProps {
  policy: ServicePolicyView;
  place: number;
  busy: boolean;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onOpen(): void;
}

/** One rule, as a sentence. */
export function ClockPolicyRow({ policy, place, busy, onUp, onDown, onOpen }: ClockPolicyRowProps) {
  const { t, i18n } = useTranslation('clock');
  const name = policyName(policy, i18n.language);
  const { company } = useBootstrap();
  const { who, what } = usePolicyWords();
  const day = dayIn(company.zone, new Date(policy.since));
  return (
    <li className="ck-row" data-off={!policy.active || undefined} data-testid={`policy-${policy.rule ?? place}`}>
      <span className="ck-place">{place}</span>
      <div className="ck-words">
        <button type="button" className="pc-row-title" title={t('admin.edit', { name })} onClick={onOpen}>
          {name}
        </button>
        <p>{who(policy.conditions)}</p>
      </div>
      <div className="ck-targets">
        {what(policy).map((target) => (
          <b key={target}>{target}</b>
        ))}
        <small>
          {!policy.active && `${t('admin.off')} · `}
          {t('admin.by', { version: policy.version, name: policy.byName, day })}
        </small>
      </div>
      <span className="ck-moves">
        <Mover label={t('admin.up')} busy={busy} onMove={onUp} up />
        <Mover label={t('admin.down')} busy={busy} onMove={onDown} />
      </span>
    </li>
  );
}

function Mover({
  label,
  busy,
  onMove,
  up,
}: {
  label: string;
  busy: boolean;
  onMove: (() => void) | null;
  up?: boolean;
}) {
  const Icon = up ? ArrowUp : ArrowDown;
  return (
    <Button look="icon" aria-label={label} title={label} disabled={busy || !onMove} onClick={() => onMove?.()}>
      <Icon size={15} aria-hidden />
    </Button>
  );
}
