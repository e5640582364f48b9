import { Link } from '@tanstack/react-router';
import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from './session';
import { useTroubles } from './troubles';

/** Channels in trouble, on every page for as long as it lasts; nothing while all is well. */
export function TroubleMark() {
  const { t } = useTranslation();
  const { inboxes } = useBootstrap();
  const troubles = useTroubles();
  const [first] = troubles;
  if (!first) return null;
  const broken = new Set(troubles.map(({ inboxId }) => inboxId));
  const name = inboxes.find(({ id }) => id === first.inboxId)?.name ?? '';
  const words = broken.size > 1 ? t('troubles.several', { count: broken.size }) : t(`troubles.${first.kind}`, { name });
  return (
    <Link
      to="/admin/$"
      params={{ _splat: 'health' }}
      className="sh-place sh-trouble"
      aria-label={words}
      data-tip={words}
      data-testid="trouble-mark"
    >
      <Unplug size={18} strokeWidth={1.8} aria-hidden />
      <b>{broken.size}</b>
    </Link>
  );
}
